package org.ntacl.access;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.claim.Claim;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.Condition;
import org.ntacl.condition.ConditionOption;
import org.ntacl.condition.ReferenceCondition;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.ResourceAttributeAce;
import org.ntacl.sid.Sid;

/** What conditions come to in a check, by accesscheck 10. */
final class ReferenceConditions {
  private final ReferenceCall call;
  private final ReferenceSids sids;

  ReferenceConditions(ReferenceCall call, ReferenceSids sids) {
    this.call = call;
    this.sids = sids;
  }

  /** 10.1, column "allow ACE". */
  boolean allows(Optional<Condition> condition) {
    if (condition.isEmpty()) {
      return true;
    }
    TruthValue value = value(condition.get(), true, true);
    if (value == TruthValue.UNKNOWN) {
      call.reach(ReferenceRule.UNKNOWN_DOES_NOT_ALLOW);
    }
    return value == TruthValue.TRUE && call.reach(ReferenceRule.TRUE_ALLOWS);
  }

  /** 10.1, column "deny ACE". */
  boolean denies(Optional<Condition> condition) {
    if (condition.isEmpty()) {
      return true;
    }
    TruthValue value = value(condition.get(), false, true);
    if (value == TruthValue.UNKNOWN) {
      call.reach(ReferenceRule.UNKNOWN_DENIES);
    }
    return value != TruthValue.FALSE || !call.reach(ReferenceRule.FALSE_DOES_NOT_DENY);
  }

  /** 10.1, column "audit ACE". */
  boolean audits(Optional<Condition> condition) {
    if (condition.isEmpty()) {
      return true;
    }
    TruthValue value = value(condition.get(), false, true);
    return value == TruthValue.TRUE
        || (value == TruthValue.UNKNOWN && !call.on(CheckOption.UNKNOWN_NOT_AUDITED));
  }

  /** 10.1, column "CAP AppliesTo". */
  boolean applies(Condition condition) {
    return value(condition, true, true) == TruthValue.TRUE;
  }

  /** 10.1, column "access filter", and 5.2: without resource attributes. */
  boolean lifts(Condition filter) {
    return value(filter, true, false) == TruthValue.TRUE;
  }

  private TruthValue value(Condition condition, boolean allowing, boolean withResource) {
    Set<ConditionOption> options = new HashSet<>();
    if (call.on(CheckOption.STRICT_CONDITIONS)) {
      options.add(ConditionOption.STRICT);
    }
    if (call.on(CheckOption.EXISTS_ANY_ATTRIBUTE)) {
      options.add(ConditionOption.EXISTS_ANY_ATTRIBUTE);
    }
    if (call.on(CheckOption.ODD_NEGATION)) {
      options.add(ConditionOption.ODD_NEGATION);
    }
    return condition
        .tokens()
        .map(tokens -> ReferenceCondition.evaluate(tokens, world(allowing, withResource), options))
        .orElse(TruthValue.UNKNOWN);
  }

  /** 10.2, "Lookup" and the Member_of family. */
  private ReferenceCondition.World world(boolean allowing, boolean withResource) {
    return new ReferenceCondition.World() {
      @Override
      public Optional<Claim> claim(Attribute attribute) {
        return switch (attribute.source()) {
          case USER -> last(call.token.userClaims(), attribute.name(), allowing);
          case DEVICE -> last(call.token.deviceClaims(), attribute.name(), allowing);
          case LOCAL -> last(call.token.localClaims(), attribute.name(), allowing);
          case RESOURCE ->
              withResource ? firstOfResource(attribute.name(), allowing) : Optional.empty();
        };
      }

      @Override
      public boolean user(Sid sid) {
        return sids.holds(sid, allowing);
      }

      @Override
      public boolean device(Sid sid) {
        return sids.deviceHolds(sid, allowing);
      }
    };
  }

  private static boolean serves(Claim claim, String name, boolean allowing) {
    boolean disabled = (claim.flags() & 0x10) != 0;
    boolean denyOnly = (claim.flags() & 0x4) != 0;
    return claim.name().equalsIgnoreCase(name) && !disabled && !(denyOnly && allowing);
  }

  /** Clarification 6: of a token's claims of one name the last counts. */
  private static Optional<Claim> last(List<Claim> claims, String name, boolean allowing) {
    return claims.stream()
        .filter(claim -> serves(claim, name, allowing))
        .reduce((earlier, later) -> later);
  }

  /** Clarification 6: of a resource's attributes of one name the first usable one counts. */
  private Optional<Claim> firstOfResource(String name, boolean allowing) {
    return call.system(ResourceAttributeAce.class).stream()
        .flatMap(ace -> ace.attribute().claim().stream())
        .filter(claim -> !claim.values().isEmpty() && !ReferenceCondition.isFaulty(claim))
        .filter(claim -> serves(claim, name, allowing))
        .findFirst();
  }
}
