package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.sid.Sid;

/** Central access policies, by accesscheck 11. */
final class ReferencePolicies {
  private ReferencePolicies() {}

  /**
   * Answers a question whose object may be under a policy.
   *
   * @param within gives the answer when only some rights are left
   */
  static ReferenceAnswer answer(
      Question question,
      int want,
      Set<ReferenceRule> reached,
      IntFunction<ReferenceAnswer> within) {
    Optional<List<CentralAccessRule>> rules = rules(question, reached);
    if (rules.isEmpty()) {
      return within.apply(-1);
    }
    int effective = -1;
    int staged = -1;
    boolean staging = false;
    for (CentralAccessRule rule : rules.get()) {
      if (rule.appliesTo().isPresent()) {
        boolean applies = ReferenceCheck.applies(question, rule);
        reached.add(applies ? ReferenceRule.CONDITIONAL_RULE : ReferenceRule.RULE_PASSED_OVER);
        if (!applies) {
          continue;
        }
      }
      effective &= ReferenceCheck.ofRule(with(question, rule.effective()), want);
      staged &= ReferenceCheck.ofRule(with(question, rule.staged().orElse(rule.effective())), want);
      staging |= rule.staged().isPresent();
    }
    ReferenceAnswer answer = within.apply(effective);
    if (!answer.equals(within.apply(-1))) {
      reached.add(ReferenceRule.POLICY_REFUSES);
    }
    if (!staging) {
      return answer;
    }
    reached.add(ReferenceRule.STAGED_RULE);
    ReferenceAnswer other = within.apply(staged);
    if (answer.status() == other.status()
        && answer.granted() == other.granted()
        && answer.objects().equals(other.objects())) {
      return answer;
    }
    reached.add(ReferenceRule.STAGED_DIFFERENCE);
    StagedOutcome difference =
        new StagedOutcome(other.status(), AccessMask.of(other.granted()), other.objects());
    return new ReferenceAnswer(
        answer.status(),
        answer.granted(),
        answer.used(),
        answer.objects(),
        Optional.of(difference));
  }

  private static Optional<List<CentralAccessRule>> rules(
      Question question, Set<ReferenceRule> reached) {
    CentralAccessPolicies known = question.request().policies();
    Optional<Sid> id = Optional.empty();
    for (Ace ace : question.descriptor().sacl().aces()) {
      boolean inheritOnly = (ace.flags().bits() & AceFlags.INHERIT_ONLY) != 0;
      if (id.isEmpty() && !inheritOnly && ace instanceof ScopedPolicyAce scoped) {
        id = Optional.of(scoped.policy());
      }
    }
    if (known.policies().isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    for (CentralAccessPolicy policy : known.policies()) {
      if (policy.id().equals(id.get())) {
        reached.add(ReferenceRule.POLICY);
        return Optional.of(policy.rules());
      }
    }
    if (question.options().enabled().contains(CheckOption.UNKNOWN_POLICY_IGNORED)) {
      return Optional.empty();
    }
    reached.add(ReferenceRule.RECOVERY_POLICY);
    return Optional.of(known.recovery());
  }

  private static Question with(Question question, Acl dacl) {
    return new Question(
        question.type(),
        question.options(),
        question.descriptor().withDacl(dacl),
        question.token(),
        question
            .request()
            .withObjects(ObjectTypeList.NONE)
            .withPolicies(CentralAccessPolicies.NONE));
  }
}
