package org.ntacl.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimSet;
import org.ntacl.condition.Condition;
import org.ntacl.condition.ConditionContext;
import org.ntacl.condition.ConditionOption;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.ResourceAttributeAce;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * What the conditions of entries come to in one check (accesscheck 10). What that takes is put
 * together when the first condition asks for it.
 */
final class Conditions {
  private final Question question;
  private ConditionContext allowing;
  private ConditionContext denying;
  private ClaimSet resource;
  private Set<ConditionOption> options;

  Conditions(Question question) {
    this.question = question;
  }

  /** Returns what the condition of an entry that allows comes to. */
  TruthValue ofAllowing(Condition condition) {
    if (allowing == null) {
      allowing = new CallerContext(question.token(), false, this::resource);
    }
    return condition.evaluate(allowing, options());
  }

  /** Returns what the condition of an entry that denies comes to. */
  TruthValue ofDenying(Condition condition) {
    if (denying == null) {
      denying = new CallerContext(question.token(), true, this::resource);
    }
    return condition.evaluate(denying, options());
  }

  /**
   * Returns what the condition of an access filter comes to: that of an entry that allows, without
   * the attributes of the resource (clarification 16).
   */
  TruthValue ofFilter(Condition condition) {
    return condition.evaluate(
        CallerContext.forAllowing(question.token(), ClaimSet.EMPTY), options());
  }

  private ClaimSet resource() {
    if (resource == null) {
      resource = resourceOf(question.descriptor());
    }
    return resource;
  }

  /** Returns the claims of the resource that a descriptor guards. */
  static ClaimSet resourceOf(SecurityDescriptor descriptor) {
    List<Claim> claims = new ArrayList<>();
    for (Ace ace : descriptor.sacl().aces()) {
      // clarification 6: inherit-only attributes are passed over
      if (ace instanceof ResourceAttributeAce attribute && !ace.flags().isInheritOnly()) {
        attribute.attribute().claim().ifPresent(claims::add);
      }
    }
    return ClaimSet.ofResource(claims);
  }

  private Set<ConditionOption> options() {
    if (options == null) {
      options = EnumSet.noneOf(ConditionOption.class);
      for (CheckOption option : question.options().enabled()) {
        option.ofConditions().ifPresent(options::add);
      }
    }
    return options;
  }
}
