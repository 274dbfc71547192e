package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.condition.Condition;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.sid.Sid;

/**
 * Phase 10: the central access policy that an object names (MS-DTYP 2.5.3.2; accesscheck 11). Every
 * rule that applies must grant the request by its own DACL, with privileges and ownership as in the
 * check itself and without object types.
 */
final class PolicyPhase {
  private final Question question;
  private final Conditions conditions;
  private final Recorder recorder;
  private final int want;
  private int effective = Bits.ALL;
  private int staged = Bits.ALL;
  private boolean changes;

  private PolicyPhase(Question question, int want, Conditions conditions, Recorder recorder) {
    this.question = question;
    this.want = want;
    this.conditions = conditions;
    this.recorder = recorder;
  }

  /**
   * The rights that the rules leave.
   *
   * @param effective those left by the rules in force
   * @param staged those left when all planned changes are made
   * @param changes whether a change is planned
   */
  record Limits(int effective, int staged, boolean changes) {
    static final Limits NONE = new Limits(Bits.ALL, Bits.ALL, false);
  }

  /** Returns what the policy of the object leaves of a request, all when it has none. */
  static Limits limits(Question question, int want, Conditions conditions, Recorder recorder) {
    CentralAccessPolicies known = question.request().policies();
    // a machine without policies does not look for them
    if (known.isEmpty()) {
      return Limits.NONE;
    }
    Optional<Sid> id = policyOf(question);
    if (id.isEmpty()) {
      return Limits.NONE;
    }
    Optional<CentralAccessPolicy> policy = known.find(id.get());
    if (policy.isEmpty() && question.isOn(CheckOption.UNKNOWN_POLICY_IGNORED)) {
      return Limits.NONE;
    }
    PolicyPhase phase = new PolicyPhase(question, want, conditions, recorder);
    phase.apply(
        id.get(),
        policy.map(CentralAccessPolicy::rules).orElse(known.recovery()),
        policy.isEmpty());
    return new Limits(phase.effective, phase.staged, phase.changes);
  }

  private static Optional<Sid> policyOf(Question question) {
    for (Ace ace : question.descriptor().sacl().aces()) {
      if (ace instanceof ScopedPolicyAce scoped && !ace.flags().isInheritOnly()) {
        return Optional.of(scoped.policy());
      }
    }
    return Optional.empty();
  }

  private void apply(Sid policy, List<CentralAccessRule> rules, boolean recovery) {
    for (int i = 0; i < rules.size(); i++) {
      CentralAccessRule rule = rules.get(i);
      if (!applies(rule)) {
        continue;
      }
      int granted = grants(rule.effective());
      if (recorder.isOn()) {
        recorder.limitByPolicy(~granted, new AccessReason.ByPolicyRule(policy, i, recovery));
      }
      effective &= granted;
      if (rule.staged().isPresent()) {
        changes = true;
        staged &= grants(rule.staged().get());
      } else {
        staged &= granted;
      }
    }
  }

  /** A rule whose condition is FALSE or UNKNOWN does not apply (accesscheck 10.1). */
  private boolean applies(CentralAccessRule rule) {
    Optional<Condition> condition = rule.appliesTo();
    return condition.isEmpty() || conditions.ofAllowing(condition.get()) == TruthValue.TRUE;
  }

  private int grants(Acl dacl) {
    AccessRequest request =
        question
            .request()
            .withObjects(ObjectTypeList.NONE)
            .withPolicies(CentralAccessPolicies.NONE);
    return Evaluation.ofRule(
        new Question(
            question.type(),
            question.options(),
            question.descriptor().withDacl(dacl),
            question.token(),
            request),
        want);
  }
}
