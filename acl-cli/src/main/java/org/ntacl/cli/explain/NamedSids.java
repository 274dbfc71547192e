package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.condition.Composite;
import org.ntacl.condition.Condition;
import org.ntacl.condition.ConditionToken;
import org.ntacl.condition.SidLiteral;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidFamily;
import org.ntacl.sid.WellKnownSid;

/** The SIDs that a descriptor names where it says who may do what, and which of them may ask. */
public final class NamedSids {
  private final Set<Sid> sids = new LinkedHashSet<>();

  private NamedSids() {}

  /**
   * Returns the owner, the SIDs of the DACL's entries and conditions in their order, and the
   * primary group. A NULL or absent DACL, which is about everybody, names Everyone.
   */
  public static List<Sid> of(SecurityDescriptor descriptor) {
    NamedSids named = new NamedSids();
    descriptor.owner().ifPresent(named.sids::add);
    if (!(descriptor.dacl() instanceof AceList)) {
      named.sids.add(WellKnownSid.EVERYONE.sid());
    }
    descriptor.dacl().aces().forEach(named::entry);
    descriptor.group().ifPresent(named.sids::add);
    return List.copyOf(named.sids);
  }

  private void entry(Ace ace) {
    if (ace instanceof AccessAce access) {
      sids.add(access.trustee());
      access
          .condition()
          .flatMap(Condition::tokens)
          .ifPresent(tokens -> tokens.forEach(this::token));
    } else if (ace instanceof CompoundAce compound) {
      sids.add(compound.client());
      sids.add(compound.server());
    }
  }

  private void token(ConditionToken token) {
    List<ConditionToken> parts = new ArrayList<>(List.of(token));
    if (token instanceof Composite set) {
      parts.addAll(set.elements());
    }
    for (ConditionToken part : parts) {
      if (part instanceof SidLiteral literal) {
        sids.add(literal.value());
      }
    }
  }

  /**
   * Returns why no token has a SID as its user or as a group, so that nobody asks by it, or empty
   * when one can.
   */
  public static Optional<String> unfit(Sid sid) {
    if (sid.equals(WellKnownSid.PRINCIPAL_SELF.sid())) {
      return Optional.of("stands for the object itself");
    }
    if (sid.equals(WellKnownSid.OWNER_RIGHTS.sid())) {
      return Optional.of("stands for whoever owns the object");
    }
    return switch (SidFamily.of(sid)) {
      case CREATOR -> Optional.of("stands for the creator, in entries to be inherited");
      case PACKAGE_SET,
          PACKAGE,
          CHILD_PACKAGE,
          NUMBERED_CAPABILITY,
          DEVICE_CAPABILITY,
          PACKAGE_CAPABILITY,
          NAMED_CAPABILITY ->
          Optional.of("limits applications; their user must be granted the right as well");
      case NULL -> Optional.of("stands for nobody");
      case INTEGRITY_LEVEL, CENTRAL_POLICY, PROCESS_TRUST -> Optional.of("is no principal");
      default -> Optional.empty();
    };
  }
}
