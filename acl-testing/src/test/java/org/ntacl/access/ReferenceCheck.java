package org.ntacl.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.NtStatus;
import org.ntacl.claim.Claim;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.Condition;
import org.ntacl.condition.ConditionOption;
import org.ntacl.condition.ReferenceCondition;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.descriptor.ResourceAttributeAce;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;
import org.ntacl.token.TokenPolicy;

/**
 * The access check once more, slowly and to the letter: one right at a time, by the question "which
 * entry is the first to speak of it". It shares no code with the engine but the values.
 */
final class ReferenceCheck {
  private static final Sid OWNER_RIGHTS = Sid.parse("S-1-3-4");
  private static final Sid SELF = Sid.parse("S-1-5-10");
  private static final int ASS = 0x0100_0000;
  private static final int MAX = 0x0200_0000;
  private static final int READ_CONTROL = 0x2_0000;
  private static final int WRITE_DAC = 0x4_0000;
  private static final int WRITE_OWNER = 0x8_0000;
  private static final int DELETE = 0x1_0000;

  /** Status, rights and privileges. */
  record Answer(NtStatus status, int granted, List<Privilege> used) {}

  private enum Side {
    USER,
    RESTRICTING,
    PACKAGE
  }

  private final Question q;
  private final AccessToken token;
  private final GenericMapping mapping;
  private final boolean se;

  private ReferenceCheck(Question question) {
    this.q = question;
    this.token = question.token();
    this.mapping = question.type().mapping();
    this.se = question.options().variant() == CheckVariant.SE_ACCESS_CHECK;
  }

  static Answer check(Question question) {
    return new ReferenceCheck(question).check();
  }

  private boolean on(CheckOption option) {
    return q.options().enabled().contains(option);
  }

  private static Answer no(NtStatus status) {
    return new Answer(status, 0, List.of());
  }

  private Answer check() {
    int prior = q.request().previouslyGranted().bits();
    int desired = q.request().desired().bits();
    if (se) {
      desired = generic(desired);
    }
    boolean max = (desired & MAX) != 0;
    int asked = desired & ~MAX;
    if (q.request().kernelMode()) {
      int all = asked | prior | (max ? mapping.all().bits() : 0);
      return new Answer(NtStatus.STATUS_SUCCESS, all, List.of());
    }
    Optional<NtStatus> refusal = refusal(desired);
    if (refusal.isPresent()) {
      return no(refusal.get());
    }
    int want = asked & ~prior;
    if (want == 0 && !max) {
      return prior != 0 || on(CheckOption.ZERO_ACCESS_GRANTED)
          ? new Answer(NtStatus.STATUS_SUCCESS, prior, List.of())
          : no(NtStatus.STATUS_ACCESS_DENIED);
    }
    for (int bit : bits(want)) {
      if (!mayBeGranted(bit)) {
        return no(NtStatus.STATUS_ACCESS_DENIED);
      }
    }
    List<Privilege> used = new ArrayList<>();
    if ((want & ASS) != 0) {
      if (!token.isEnabled(Privilege.SECURITY)) {
        return no(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
      }
      used.add(Privilege.SECURITY);
    }
    if ((want & WRITE_OWNER) != 0) {
      if (token.isEnabled(Privilege.TAKE_OWNERSHIP)) {
        used.add(Privilege.TAKE_OWNERSHIP);
      } else if (token.isEnabled(Privilege.RELABEL) && !on(CheckOption.RELABEL_GRANTS_NOTHING)) {
        used.add(Privilege.RELABEL);
      }
    }
    int granted = prior;
    boolean cut = false;
    for (int bit : bits(max ? -1 : want)) {
      boolean asks = (want & bit) != 0;
      if (grants(bit, asks, max, want, used)) {
        if (mayBeGranted(bit)) {
          granted |= bit;
        } else {
          cut = true;
        }
      }
    }
    if (cut && on(CheckOption.LIMITED_MAXIMUM_DENIED)) {
      return no(NtStatus.STATUS_ACCESS_DENIED);
    }
    if ((want & ~granted) != 0 || granted == 0) {
      return no(NtStatus.STATUS_ACCESS_DENIED);
    }
    return new Answer(NtStatus.STATUS_SUCCESS, granted, List.copyOf(used));
  }

  private static List<Integer> bits(int mask) {
    List<Integer> bits = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      if ((mask >>> i & 1) == 1) {
        bits.add(1 << i);
      }
    }
    return bits;
  }

  private int generic(int mask) {
    int result = mask & 0x0FFF_FFFF;
    if (mask < 0) {
      result |= mapping.read().bits();
    }
    if ((mask & 0x4000_0000) != 0) {
      result |= mapping.write().bits();
    }
    if ((mask & 0x2000_0000) != 0) {
      result |= mapping.execute().bits();
    }
    if ((mask & 0x1000_0000) != 0) {
      result |= mapping.all().bits();
    }
    return result;
  }

  private int stored(int mask) {
    boolean asIs =
        q.options().variant() == CheckVariant.AUTHZ || on(CheckOption.GENERIC_ENTRIES_UNMAPPED);
    return (asIs ? mask : generic(mask)) & ~ASS & ~MAX;
  }

  private Optional<NtStatus> refusal(int desired) {
    int level =
        token
            .impersonationLevel()
            .map(
                known ->
                    List.of("ANONYMOUS", "IDENTIFICATION", "IMPERSONATION", "DELEGATION")
                        .indexOf(known.name()))
            .orElse(-1);
    if (se) {
      return level == 0 || level == 1
          ? Optional.of(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL)
          : Optional.empty();
    }
    boolean noOwner = q.descriptor().owner().isEmpty();
    if (q.options().variant() == CheckVariant.AUTHZ) {
      return noOwner || q.descriptor().dacl() == AbsentAcl.ABSENT
          ? Optional.of(NtStatus.STATUS_INVALID_PARAMETER)
          : Optional.empty();
    }
    if ((desired >>> 28) != 0) {
      return Optional.of(NtStatus.STATUS_GENERIC_NOT_MAPPED);
    }
    if (level < 0) {
      return Optional.of(NtStatus.STATUS_NO_IMPERSONATION_TOKEN);
    }
    if (level == 0) {
      return Optional.of(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
    }
    return noOwner || q.descriptor().group().isEmpty()
        ? Optional.of(NtStatus.STATUS_INVALID_SECURITY_DESCR)
        : Optional.empty();
  }

  // mandatory stages

  private boolean mayBeGranted(int bit) {
    return trusted(bit) && filtered(bit) && labelled(bit);
  }

  private List<Ace> system() {
    return q.descriptor().sacl().aces().stream().filter(ace -> !inheritOnly(ace)).toList();
  }

  private static boolean inheritOnly(Ace ace) {
    return (ace.flags().bits() & AceFlags.INHERIT_ONLY) != 0;
  }

  private boolean trusted(int bit) {
    Optional<ProcessTrustAce> first =
        system().stream()
            .filter(ProcessTrustAce.class::isInstance)
            .map(ProcessTrustAce.class::cast)
            .findFirst();
    if (first.isEmpty() || bit == ASS || (stored(first.get().mask().bits()) & bit) != 0) {
      return true;
    }
    Sid level = first.get().level();
    if (level.authority() != 19 || level.subAuthorityCount() != 2) {
      return false;
    }
    long type = token.trust().map(trust -> trust.type()).orElse(0) & 0xFFFF_FFFFL;
    long rank = token.trust().map(trust -> trust.level()).orElse(0) & 0xFFFF_FFFFL;
    return type >= (level.subAuthority(0) & 0xFFFF_FFFFL)
        && rank >= (level.subAuthority(1) & 0xFFFF_FFFFL);
  }

  private boolean filtered(int bit) {
    return bit == ASS
        || system().stream()
            .filter(AccessFilterAce.class::isInstance)
            .map(AccessFilterAce.class::cast)
            .allMatch(
                filter ->
                    (stored(filter.mask().bits()) & bit) != 0
                        || condition(filter.condition(), true, false) == TruthValue.TRUE);
  }

  private boolean labelled(int bit) {
    if (!token.policy().contains(TokenPolicy.NO_WRITE_UP)) {
      return true;
    }
    Optional<MandatoryLabelAce> label =
        system().stream()
            .filter(MandatoryLabelAce.class::isInstance)
            .map(MandatoryLabelAce.class::cast)
            .findFirst();
    Sid sid = label.map(MandatoryLabelAce::level).orElse(Sid.parse("S-1-16-8192"));
    boolean valid = sid.authority() == 16 && sid.subAuthorityCount() == 1;
    long level = valid ? sid.subAuthority(0) & 0xFFFF_FFFFL : Long.MAX_VALUE;
    if ((token.integrity().level() & 0xFFFF_FFFFL) >= level) {
      return true;
    }
    if (token.appContainer().isPresent()
        && level <= 0x2000
        && !on(CheckOption.CONTAINER_INTEGRITY)) {
      return true;
    }
    int policy = label.map(ace -> ace.mask().bits()).orElse(q.type().defaultLabelPolicy().bits());
    return ((policy & 2) == 0 && (mapping.read().bits() & bit) != 0)
        || ((policy & 1) == 0 && (mapping.write().bits() & bit) != 0)
        || ((policy & 4) == 0 && (mapping.execute().bits() & bit) != 0)
        || (bit == WRITE_OWNER && token.isEnabled(Privilege.RELABEL));
  }

  // one right

  private boolean grants(int bit, boolean asks, boolean max, int want, List<Privilege> used) {
    boolean byPrivilege = byPrivilege(bit, asks, used);
    boolean byOwnership = byOwnership(bit);
    boolean user = byPrivilege || byOwnership || entries(Side.USER, bit, asks);
    if (!user) {
      return false;
    }
    if (token.appContainer().isPresent() && !entries(Side.PACKAGE, bit, asks)) {
      return false;
    }
    if (!token.isRestricted() || byPrivilege || byOwnership) {
      return true;
    }
    boolean concerned = !token.isWriteRestricted();
    if (token.isWriteRestricted()) {
      concerned =
          max
              ? writes(bit)
              : bits(want).stream()
                  .anyMatch(
                      other ->
                          writes(other) && !byPrivilege(other, true, used) && !byOwnership(other));
    }
    return !concerned || entries(Side.RESTRICTING, bit, asks);
  }

  private static boolean byPrivilege(int bit, boolean asks, List<Privilege> used) {
    return asks
        && ((bit == ASS && used.contains(Privilege.SECURITY))
            || (bit == WRITE_OWNER
                && (used.contains(Privilege.TAKE_OWNERSHIP) || used.contains(Privilege.RELABEL))));
  }

  private boolean writes(int bit) {
    if (bit == DELETE || bit == WRITE_DAC || bit == WRITE_OWNER) {
      return true;
    }
    return ((mapping.write().bits() | mapping.all().bits()) & bit) != 0
        && (mapping.read().bits() & bit) == 0
        && (mapping.execute().bits() & bit) == 0;
  }

  private boolean byOwnership(int bit) {
    if ((bit != READ_CONTROL && bit != WRITE_DAC)
        || !(q.descriptor().dacl() instanceof AceList list)
        || q.descriptor().owner().isEmpty()) {
      return false;
    }
    Sid owner = q.descriptor().owner().get();
    if (!holds(owner, true)) {
      return false;
    }
    if (token.isRestricted() && !token.restrictingSids().contains(owner)) {
      return false;
    }
    return list.aces().stream()
        .filter(ace -> on(CheckOption.INHERIT_ONLY_OWNER_RIGHTS) || !inheritOnly(ace))
        .noneMatch(ace -> trustee(ace).map(OWNER_RIGHTS::equals).orElse(false));
  }

  private static Optional<Sid> trustee(Ace ace) {
    if (ace instanceof AccessAce access) {
      return Optional.of(access.trustee());
    }
    return ace instanceof CompoundAce compound ? Optional.of(compound.client()) : Optional.empty();
  }

  private boolean entries(Side side, int bit, boolean asks) {
    if (!(q.descriptor().dacl() instanceof AceList list)) {
      if (side == Side.PACKAGE && !on(CheckOption.CONTAINER_NULL_DACL)) {
        return false;
      }
      return asks || (mapping.all().bits() & bit) != 0;
    }
    boolean max = (q.request().desired().bits() & MAX) != 0;
    if (max && on(CheckOption.UNORDERED_MAXIMUM)) {
      boolean denied = list.aces().stream().anyMatch(ace -> denies(side, ace, bit));
      return !denied && list.aces().stream().anyMatch(ace -> allows(side, ace, bit));
    }
    for (Ace ace : list.aces()) {
      if (allows(side, ace, bit)) {
        return true;
      }
      if (denies(side, ace, bit)) {
        return false;
      }
    }
    return false;
  }

  private boolean allows(Side side, Ace ace, int bit) {
    if (inheritOnly(ace)) {
      return false;
    }
    if (ace instanceof CompoundAce compound) {
      return (stored(compound.mask().bits()) & bit) != 0
          && is(side, compound.client(), true)
          && q.request()
              .server()
              .map(server -> holds(server, compound.server(), true))
              .orElse(false);
    }
    if (!(ace instanceof AccessAce access) || access.effect() != AceEffect.ALLOW) {
      return false;
    }
    boolean forType = access.objects().objectType().isPresent();
    return (stored(access.mask().bits()) & bit) != 0
        && (!forType || on(CheckOption.OBJECT_ALLOW_AS_PLAIN))
        && counts(side, access)
        && is(side, access.trustee(), true)
        && access
            .condition()
            .map(condition -> condition(condition, true, true) == TruthValue.TRUE)
            .orElse(true);
  }

  private boolean denies(Side side, Ace ace, int bit) {
    if (inheritOnly(ace)
        || !(ace instanceof AccessAce access)
        || access.effect() != AceEffect.DENY) {
      return false;
    }
    boolean forType = access.objects().objectType().isPresent();
    return (stored(access.mask().bits()) & bit) != 0
        && (!forType || !on(CheckOption.OBJECT_DENY_IGNORED))
        && counts(side, access)
        && is(side, access.trustee(), false)
        && access
            .condition()
            .map(condition -> condition(condition, false, true) != TruthValue.FALSE)
            .orElse(true);
  }

  // conditions

  private TruthValue condition(Condition condition, boolean allowing, boolean withResource) {
    Set<ConditionOption> options = new HashSet<>();
    if (on(CheckOption.STRICT_CONDITIONS)) {
      options.add(ConditionOption.STRICT);
    }
    if (on(CheckOption.EXISTS_ANY_ATTRIBUTE)) {
      options.add(ConditionOption.EXISTS_ANY_ATTRIBUTE);
    }
    if (on(CheckOption.ODD_NEGATION)) {
      options.add(ConditionOption.ODD_NEGATION);
    }
    return condition
        .tokens()
        .map(tokens -> ReferenceCondition.evaluate(tokens, world(allowing, withResource), options))
        .orElse(TruthValue.UNKNOWN);
  }

  private ReferenceCondition.World world(boolean allowing, boolean withResource) {
    return new ReferenceCondition.World() {
      @Override
      public Optional<Claim> claim(Attribute attribute) {
        return switch (attribute.source()) {
          case USER -> last(token.userClaims(), attribute.name(), allowing);
          case DEVICE -> last(token.deviceClaims(), attribute.name(), allowing);
          case LOCAL -> last(token.localClaims(), attribute.name(), allowing);
          case RESOURCE ->
              withResource ? firstOfResource(attribute.name(), allowing) : Optional.empty();
        };
      }

      @Override
      public boolean user(Sid sid) {
        return holds(sid, allowing);
      }

      @Override
      public boolean device(Sid sid) {
        return listed(token.deviceGroups(), sid, allowing, false, false);
      }
    };
  }

  private static boolean serves(Claim claim, String name, boolean allowing) {
    boolean disabled = (claim.flags() & 0x10) != 0;
    boolean denyOnly = (claim.flags() & 0x4) != 0;
    return claim.name().equalsIgnoreCase(name) && !disabled && !(denyOnly && allowing);
  }

  private static Optional<Claim> last(List<Claim> claims, String name, boolean allowing) {
    return claims.stream()
        .filter(claim -> serves(claim, name, allowing))
        .reduce((earlier, later) -> later);
  }

  private Optional<Claim> firstOfResource(String name, boolean allowing) {
    return system().stream()
        .filter(ResourceAttributeAce.class::isInstance)
        .map(ResourceAttributeAce.class::cast)
        .flatMap(ace -> ace.attribute().claim().stream())
        .filter(claim -> !claim.values().isEmpty() && !ReferenceCondition.isFaulty(claim))
        .filter(claim -> serves(claim, name, allowing))
        .findFirst();
  }

  private boolean counts(Side side, AccessAce access) {
    return side != Side.PACKAGE
        || !access.objects().isPresent()
        || on(CheckOption.CONTAINER_OBJECT_ENTRIES);
  }

  private boolean is(Side side, Sid trustee, boolean allowing) {
    Optional<Sid> meant = Optional.of(trustee);
    if (trustee.equals(OWNER_RIGHTS)) {
      meant = q.descriptor().owner();
    } else if (trustee.equals(SELF)) {
      meant = q.request().self();
    }
    if (meant.isEmpty()) {
      return false;
    }
    Sid sid = meant.get();
    return switch (side) {
      case USER -> holds(sid, allowing);
      case RESTRICTING -> token.restrictingSids().contains(sid);
      case PACKAGE ->
          allowing
              ? ofPackage(sid) && !holds(sid, true)
              : on(CheckOption.CONTAINER_DENIES) && ofPackage(sid);
    };
  }

  private boolean ofPackage(Sid sid) {
    AppContainer container = token.appContainer().orElseThrow();
    return sid.equals(container.packageSid())
        || sid.toString().equals("S-1-15-2-2")
        || (sid.toString().equals("S-1-15-2-1") && !container.lessPrivileged())
        || container.capabilities().stream()
            .anyMatch(group -> group.sid().equals(sid) && (group.attributes().bits() & 0x14) == 4);
  }

  private boolean holds(Sid sid, boolean allowing) {
    return holds(token, sid, allowing);
  }

  private static boolean holds(AccessToken token, Sid sid, boolean allowing) {
    boolean user = token.user().equals(sid);
    return listed(
        token.groups(),
        sid,
        allowing,
        user && !token.isUserDenyOnly(),
        user && token.isUserDenyOnly());
  }

  private static boolean listed(
      List<TokenGroup> groups,
      Sid sid,
      boolean allowing,
      boolean enabledBefore,
      boolean denyOnlyBefore) {
    boolean enabled = enabledBefore;
    boolean denyOnly = denyOnlyBefore;
    for (TokenGroup group : groups) {
      if (group.sid().equals(sid)) {
        enabled |= (group.attributes().bits() & 4) != 0;
        denyOnly |= (group.attributes().bits() & 0x10) != 0;
      }
    }
    return allowing ? enabled && !denyOnly : enabled || denyOnly;
  }
}
