package org.ntacl.assign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ntacl.Guid;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;

/**
 * The tables of inheritance as they stand in the sources, looked up word by word: slow, and written
 * without a look at the engine.
 */
final class ReferenceAssign {
  private static final int OI = 0x01;
  private static final int CI = 0x02;
  private static final int NP = 0x04;
  private static final int IO = 0x08;
  private static final int ID = 0x10;
  private static final int SA_FA = 0xC0;

  /** inheritance 2.1: what the parent has, what a child without children has. */
  private static final Map<String, String> LEAF =
      Map.of(
          "", "none",
          "NP", "none",
          "OI", "eff",
          "OI NP", "eff",
          "CI", "none",
          "CI NP", "none",
          "OI CI", "eff",
          "OI CI NP", "eff");

  /** inheritance 2.1: what the parent has, what a child with children has. */
  private static final Map<String, String> CONTAINER =
      Map.of(
          "", "none",
          "NP", "none",
          "OI", "OI IO",
          "OI NP", "none",
          "CI", "CI",
          "CI NP", "eff",
          "OI CI", "OI CI",
          "OI CI NP", "eff");

  /** What is asked for. */
  record Question(
      ObjectKind kind,
      Optional<SecurityDescriptor> parent,
      Optional<SecurityDescriptor> creator,
      int flags,
      Sid owner,
      Sid group,
      Acl tokenDefault) {}

  private final Question question;
  private final Map<String, Integer> reached = new TreeMap<>();

  ReferenceAssign(Question question) {
    this.question = question;
  }

  /** Returns which rules were used, for the histogram. */
  Map<String, Integer> reached() {
    return reached;
  }

  private void reach(String rule) {
    reached.merge(rule, 1, Integer::sum);
  }

  private InheritanceFlavour flavour() {
    return question.kind().flavour();
  }

  /** Returns the descriptor, or empty when a list is too large. */
  Optional<SecurityDescriptor> answer() {
    int control = 0;
    SecurityDescriptor creator = question.creator().orElse(SecurityDescriptor.EMPTY);
    boolean autoDacl = auto(1, ControlFlags.DACL_AUTO_INHERITED);
    boolean autoSacl = auto(2, ControlFlags.SACL_AUTO_INHERITED);
    Acl dacl;
    Acl sacl;
    try {
      dacl = choose(false, autoDacl, creator);
      sacl = choose(true, autoSacl, creator);
    } catch (IllegalArgumentException tooLarge) {
      return Optional.empty();
    }
    control |= autoDacl ? ControlFlags.DACL_AUTO_INHERITED : 0;
    control |= autoSacl ? ControlFlags.SACL_AUTO_INHERITED : 0;
    control |= isUsed(false, autoDacl, creator) ? creator.control().bits() & 0x1000 : 0;
    control |= isUsed(true, autoSacl, creator) ? creator.control().bits() & 0x2000 : 0;
    control |= creator.control().bits() & ControlFlags.RM_CONTROL_VALID;
    int resourceManager = 0;
    if ((control & ControlFlags.RM_CONTROL_VALID) != 0) {
      resourceManager =
          flavour() == InheritanceFlavour.DIRECTORY_SERVICE
              ? creator.resourceManagerControl() & 1
              : creator.resourceManagerControl();
    }
    return Optional.of(
        new SecurityDescriptor(
            ControlFlags.of(control),
            resourceManager,
            Optional.of(question.owner()),
            Optional.of(question.group()),
            sacl,
            dacl));
  }

  /** registry 3.2, 4; MS-ADTS 6.1.3: who says whether inheritance is automatic. */
  private boolean auto(int flag, int parentBit) {
    return switch (flavour()) {
      case DIRECTORY_SERVICE -> true;
      case FILE, KEY ->
          question.parent().isPresent() && question.parent().get().control().contains(parentBit);
      case PRIVATE_OBJECT -> (question.flags() & flag) != 0;
    };
  }

  private Acl creatorList(boolean system, SecurityDescriptor creator) {
    return system ? creator.sacl() : creator.dacl();
  }

  private List<Ace> inherited(boolean system, boolean auto) {
    if (question.parent().isEmpty()) {
      return List.of();
    }
    SecurityDescriptor parent = question.parent().get();
    List<Ace> result = new ArrayList<>();
    for (Ace ace : (system ? parent.sacl() : parent.dacl()).aces()) {
      for (Ace copy : inherit(ace, auto)) {
        if (auto && (flavour() == InheritanceFlavour.KEY || flavour() == InheritanceFlavour.FILE)) {
          addWhatIsNew(result, copy);
        } else {
          result.add(copy);
        }
      }
    }
    return result;
  }

  private boolean isDefault(boolean system, SecurityDescriptor creator) {
    int bit = system ? ControlFlags.SACL_DEFAULTED : ControlFlags.DACL_DEFAULTED;
    if (creator.control().contains(bit)) {
      return true;
    }
    if ((question.flags() & 4) == 0) {
      return false;
    }
    if (question.kind().classes().isEmpty()) {
      return true;
    }
    Acl list = question.parent().map(p -> system ? p.sacl() : p.dacl()).orElse(AbsentAcl.ABSENT);
    return list.aces().stream()
        .anyMatch(
            ace -> inheritedType(ace).filter(question.kind().classes()::contains).isPresent());
  }

  private static Optional<Guid> inheritedType(Ace ace) {
    return ace instanceof AccessAce access
        ? access.objects().inheritedObjectType()
        : Optional.empty();
  }

  private boolean isUsed(boolean system, boolean auto, SecurityDescriptor creator) {
    return creatorList(system, creator).isPresent()
        && (!isDefault(system, creator) || inherited(system, auto).isEmpty());
  }

  /** inheritance 3.2. */
  private Acl choose(boolean system, boolean auto, SecurityDescriptor creator) {
    Acl given = creatorList(system, creator);
    List<Ace> inh = inherited(system, auto);
    if (isUsed(system, auto, creator)) {
      if (!(given instanceof AceList list)) {
        reach("null list");
        return NullAcl.NULL;
      }
      List<Ace> result = explicit(system, auto, creator, list, inh);
      return result.equals(list.aces())
          ? list
          : new AceList(
              Math.max(list.revision(), AceList.of(result).revision()),
              result,
              org.ntacl.Bytes.EMPTY);
    }
    if (!inh.isEmpty()) {
      reach("inherited alone");
      return AceList.of(inh);
    }
    if (system || !(question.tokenDefault() instanceof AceList list)) {
      return AbsentAcl.ABSENT;
    }
    reach("token default");
    return AceList.of(list.aces().stream().map(this::mappedUnlessInheritOnly).toList());
  }

  private List<Ace> explicit(
      boolean system, boolean auto, SecurityDescriptor creator, AceList list, List<Ace> inh) {
    boolean isProtected = (creator.control().bits() & (system ? 0x2000 : 0x1000)) != 0;
    List<Ace> result = new ArrayList<>();
    if (!auto) {
      reach("explicit alone");
      list.aces().forEach(ace -> result.add(mappedUnlessInheritOnly(ace)));
      return result;
    }
    for (Ace ace : list.aces()) {
      Ace own = ace;
      if (isProtected) {
        own = with(ace, ace.flags().bits() & ~ID);
      } else if (flavour() != InheritanceFlavour.FILE && ace.flags().isInherited()) {
        continue;
      }
      if (flavour() == InheritanceFlavour.FILE) {
        result.add(mappedUnlessInheritOnly(own));
      } else {
        result.addAll(splitExplicit(own));
      }
    }
    if (isProtected || flavour() == InheritanceFlavour.FILE) {
      reach("explicit, cut off");
      inh.stream().filter(ace -> system && isAttributeOrPolicy(ace)).forEach(result::add);
    } else {
      reach("explicit then inherited");
      result.addAll(inh);
    }
    return result;
  }

  private static boolean isAttributeOrPolicy(Ace ace) {
    return ace.type() == AceType.SYSTEM_RESOURCE_ATTRIBUTE
        || ace.type() == AceType.SYSTEM_SCOPED_POLICY_ID;
  }

  /** inheritance 2.3. */
  private List<Ace> splitExplicit(Ace ace) {
    int flags = ace.flags().bits();
    boolean inheritable = (flags & (OI | CI)) != 0;
    if ((flags & IO) != 0) {
      boolean inert = flavour() == InheritanceFlavour.DIRECTORY_SERVICE && !inheritable;
      reach(inert ? "inert dropped" : "inherit-only kept");
      return inert ? List.of() : List.of(ace);
    }
    Ace effective = effective(ace);
    if (effective.equals(ace) || !inheritable) {
      return List.of(effective);
    }
    reach("explicit split");
    List<Ace> result = new ArrayList<>();
    result.add(withoutInheritedType(with(effective, flags & ~(OI | CI | NP))));
    if (question.kind().isContainer() && (flags & NP) == 0) {
      result.add(with(ace, flags | IO));
    }
    return result;
  }

  /** inheritance 2.1, 2.2, 2.4. */
  private List<Ace> inherit(Ace ace, boolean auto) {
    int flags = ace.flags().bits();
    List<String> words = new ArrayList<>();
    if ((flags & OI) != 0) {
      words.add("OI");
    }
    if ((flags & CI) != 0) {
      words.add("CI");
    }
    if ((flags & NP) != 0) {
      words.add("NP");
    }
    String has = String.join(" ", words);
    boolean container = question.kind().isContainer();
    String gets = container ? CONTAINER.get(has) : LEAF.get(has);
    Optional<Guid> type = inheritedType(ace);
    if (type.isPresent() && !question.kind().classes().contains(type.get())) {
      // passed on, if it can be, without working here
      boolean passable = container && (flags & (OI | CI)) != 0 && (flags & NP) == 0;
      gets = passable ? "IO " + has : "none";
      reach("other class");
    } else {
      reach((container ? "container " : "leaf ") + has);
    }
    int extra = flags & ~(OI | CI | NP | IO | ID);
    extra |= auto ? ID : 0;
    extra |= !auto && flavour() == InheritanceFlavour.KEY ? flags & ID : 0;
    return copies(ace, gets, extra);
  }

  private List<Ace> copies(Ace ace, String gets, int extra) {
    int inheritance = (gets.contains("OI") ? OI : 0) | (gets.contains("CI") ? CI : 0);
    if (gets.equals("none")) {
      return List.of();
    }
    if (gets.equals("eff")) {
      return List.of(withoutInheritedType(with(effective(ace), extra)));
    }
    if (gets.contains("IO")) {
      return List.of(with(ace, inheritance | IO | extra));
    }
    Ace effective = effective(ace);
    if (effective.equals(ace)) {
      return List.of(with(ace, inheritance | extra));
    }
    reach("split");
    return List.of(
        withoutInheritedType(with(effective, extra)), with(ace, inheritance | IO | extra));
  }

  /** registry 3.4. */
  private void addWhatIsNew(List<Ace> emitted, Ace n) {
    if (!(n instanceof AccessAce next)) {
      if (!emitted.contains(n)) {
        emitted.add(n);
      }
      return;
    }
    int inheritance = next.flags().bits() & (OI | CI);
    List<Ace> covering = emitted.stream().filter(e -> sameAndMore(e, next)).toList();
    boolean effectiveNeeded =
        (next.flags().bits() & IO) == 0
            && covering.stream().noneMatch(e -> (e.flags().bits() & IO) == 0);
    boolean inheritableNeeded =
        inheritance != 0
            && covering.stream()
                .noneMatch(
                    e ->
                        (e.flags().bits() & inheritance) == inheritance
                            && (e.flags().bits() & NP) == 0);
    if (effectiveNeeded && inheritableNeeded) {
      emitted.add(n);
    } else if (inheritableNeeded) {
      reach((next.flags().bits() & IO) == 0 ? "effective part suppressed" : "inherit-only");
      emitted.add(with(n, next.flags().bits() | IO));
    } else if (effectiveNeeded) {
      reach(inheritance == 0 ? "effective only" : "inheritable part suppressed");
      emitted.add(withoutInheritedType(with(n, next.flags().bits() & ~(OI | CI | IO))));
    } else {
      reach("suppressed");
    }
  }

  private static boolean sameAndMore(Ace earlier, AccessAce next) {
    return earlier instanceof AccessAce e
        && (e.mask().bits() | next.mask().bits()) == e.mask().bits()
        && (e.flags().bits() & SA_FA) == (next.flags().bits() & SA_FA)
        && e.withFlags(AceFlags.NONE)
            .withMask(AccessMask.NONE)
            .equals(next.withFlags(AceFlags.NONE).withMask(AccessMask.NONE));
  }

  private static Ace with(Ace ace, int flags) {
    return ace.withFlags(AceFlags.of(flags));
  }

  private static Ace withoutInheritedType(Ace ace) {
    if (!(ace instanceof AccessAce access) || inheritedType(ace).isEmpty()) {
      return ace;
    }
    ObjectGuids objects =
        access.objects().objectType().isEmpty()
            ? ObjectGuids.NONE
            : ObjectGuids.of(access.objects().flags(), access.objects().objectType().get(), null);
    return new AccessAce(
        access.effect(),
        access.flags(),
        access.mask(),
        access.trustee(),
        objects,
        access.condition(),
        access.slack());
  }

  private AccessMask map(AccessMask mask) {
    int bits = mask.bits();
    int result = bits & 0x0FFF_FFFF;
    if ((bits & 0x8000_0000) != 0) {
      result |= question.kind().mapping().read().bits();
    }
    if ((bits & 0x4000_0000) != 0) {
      result |= question.kind().mapping().write().bits();
    }
    if ((bits & 0x2000_0000) != 0) {
      result |= question.kind().mapping().execute().bits();
    }
    if ((bits & 0x1000_0000) != 0) {
      result |= question.kind().mapping().all().bits();
    }
    return AccessMask.of(result & question.kind().mapping().all().bits());
  }

  private Sid substitute(Sid sid) {
    boolean key = flavour() == InheritanceFlavour.KEY;
    return switch (sid.toString()) {
      case "S-1-3-0" -> question.owner();
      case "S-1-3-1" -> question.group();
      case "S-1-3-2" -> key ? sid : question.owner();
      case "S-1-3-3" -> key ? sid : question.group();
      default -> sid;
    };
  }

  private Ace effective(Ace ace) {
    if (ace instanceof AccessAce access) {
      return access.withMask(map(access.mask())).withTrustee(substitute(access.trustee()));
    }
    if (ace instanceof CompoundAce c) {
      return new CompoundAce(
          c.flags(),
          map(c.mask()),
          c.compoundType(),
          c.reserved(),
          substitute(c.server()),
          substitute(c.client()),
          c.slack());
    }
    return ace;
  }

  private Ace mappedUnlessInheritOnly(Ace ace) {
    if ((ace.flags().bits() & IO) != 0) {
      return ace;
    }
    if (ace instanceof AccessAce access) {
      return access.withMask(map(access.mask()));
    }
    if (ace instanceof CompoundAce c) {
      return new CompoundAce(
          c.flags(),
          map(c.mask()),
          c.compoundType(),
          c.reserved(),
          c.server(),
          c.client(),
          c.slack());
    }
    return ace;
  }
}
