package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ntacl.access.DecisionAssert.assertThat;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BU;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FILE;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.GUID;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.OW;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.SY;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.administrator;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.object;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.with;
import static org.ntacl.access.Fixtures.withSacl;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.NtStatus;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.Privilege;

/** Central access policies (accesscheck 11 and 16.13, clarifications 10 and 12). */
class CentralPoliciesTest {
  private static final Sid POLICY = Sid.parse("S-1-17-1");
  private static final Sid UNKNOWN = Sid.parse("S-1-17-99");
  private static final ScopedPolicyAce ENTRY =
      new ScopedPolicyAce(AceFlags.NONE, AccessMask.NONE, POLICY);
  private static final ObjectTypeList LIST =
      ObjectTypeList.of(
          new ObjectTypeList.Node(0, Guid.parse("bf967aba-0de6-11d0-a285-00aa003049e2")),
          new ObjectTypeList.Node(1, GUID),
          new ObjectTypeList.Node(1, Guid.parse("e48d0154-bcf8-11d1-8702-00c04fb96050")));

  private static CentralAccessRule rule(Ace... dacl) {
    return CentralAccessRule.of(AceList.of(dacl));
  }

  private static CentralAccessPolicies policies(CentralAccessRule... rules) {
    return CentralAccessPolicies.of(CentralAccessPolicy.of(POLICY, rules));
  }

  /** Everyone may do everything by the object's own DACL. */
  private static SecurityDescriptor open(Ace... sacl) {
    return withSacl(sd(allow(FA, WD)), sacl);
  }

  private static AccessDecision ask(
      SecurityDescriptor descriptor,
      AccessTokenBuilder token,
      int desired,
      CentralAccessPolicies policies) {
    return FILE.check(
        descriptor, token.build(), AccessRequest.of(AccessMask.of(desired)).withPolicies(policies));
  }

  private static AccessDecision ask(int desired, CentralAccessRule... rules) {
    return ask(open(ENTRY), user(), desired, policies(rules));
  }

  @Test
  void twoRules_maximum_isWhatBothGrant() {
    CentralAccessRule[] rules = {rule(allow(FR, WD)), rule(allow(FR | 2, WD))};
    assertThat(ask(MAX, rules)).grants(FR);
    assertThat(ask(1, rules)).grants(1);
    assertThat(ask(2, rules)).denied();
    assertThat(ask(3, rules)).denied();
    assertThat(ask(MAX | 2, rules)).denied();
  }

  @Test
  void rule_neverGrantsWhatTheObjectDoesNot() {
    SecurityDescriptor closed = withSacl(sd(allow(1, WD)), ENTRY);
    assertThat(ask(closed, user(), 2, policies(rule(allow(FA, WD))))).denied();
    assertThat(ask(closed, user(), MAX, policies(rule(allow(FA, WD))))).grants(1);
  }

  @Test
  void policyWithoutRules_refusesNothing_machineWithoutPoliciesLooksAtNone() {
    assertThat(ask(FA)).grants(FA);
    assertThat(ask(open(ENTRY), user(), FA, CentralAccessPolicies.NONE)).grants(FA);
    CentralAccessPolicies none = CentralAccessPolicies.of().withRecovery(List.of(rule()));
    assertThat(ask(open(ENTRY), user(), FA, none)).grants(FA);
  }

  @Test
  void firstEntryThatIsNotInheritOnly_namesThePolicy() {
    ScopedPolicyAce inherited =
        new ScopedPolicyAce(
            AceFlags.of(AceFlags.INHERIT_ONLY | AceFlags.CONTAINER_INHERIT),
            AccessMask.NONE,
            POLICY);
    ScopedPolicyAce second =
        new ScopedPolicyAce(AceFlags.NONE, AccessMask.NONE, Sid.parse("S-1-17-2"));
    CentralAccessPolicies known =
        CentralAccessPolicies.of(
            CentralAccessPolicy.of(POLICY, rule()),
            CentralAccessPolicy.of(Sid.parse("S-1-17-2"), rule(allow(1, WD))));
    assertThat(ask(open(), user(), 1, known)).grants(1);
    assertThat(ask(open(inherited), user(), FR, known)).grants(FR);
    assertThat(ask(open(inherited, second, ENTRY), user(), 1, known)).grants(1);
    assertThat(ask(open(ENTRY, second), user(), 1, known)).denied();
  }

  @Test
  void ruleWithACondition_thatIsNotTrue_doesNotApply() {
    CentralAccessRule rule = rule().appliedTo(Condition.ofBytes(Bytes.parseHex("00000000")));
    assertThat(ask(1, rule)).grants(1);
    assertThat(ask(1, rule())).denied();
  }

  @Test
  void unknownPolicy_recovers_administratorsSystemAndOwnerHaveAccess() {
    ScopedPolicyAce entry = new ScopedPolicyAce(AceFlags.NONE, AccessMask.NONE, UNKNOWN);
    CentralAccessPolicies known = policies(rule());
    assertThat(ask(open(entry), user(), 1, known)).denied();
    assertThat(ask(open(entry), administrator(), FA, known)).grants(FA);
    assertThat(ask(open(entry), user().memberOf(SY), FA, known)).grants(FA);
    assertThat(ask(open(entry).withOwner(USER), user(), FA, known)).grants(FA);
    assertThat(ask(open(entry).withOwner(OTHER), user(), MAX, known)).denied();
    assertThat(ask(open(entry), user(), 1, known.withRecovery(List.of(rule(allow(1, BU))))))
        .grants(1);
    assertThat(ask(open(entry), user(), 1, known.withRecovery(List.of()))).grants(1);
    assertThat(
            with(CheckOption.UNKNOWN_POLICY_IGNORED)
                .check(
                    open(entry),
                    user().build(),
                    AccessRequest.of(AccessMask.of(1)).withPolicies(known)))
        .grants(1);
  }

  @Test
  void ownershipAndPrivileges_countInsideARule() {
    SecurityDescriptor owned = open(ENTRY).withOwner(USER);
    assertThat(ask(owned, user(), MAX, policies(rule(allow(1, WD))))).grants(RC_WD | 1);
    assertThat(ask(owned, user(), MAX, policies(rule(allow(1, OW))))).grants(1);
    assertThat(ask(owned, user(), MAX, policies(rule(deny(FA, WD))))).grants(RC_WD);
    AccessTokenBuilder token = user().privileges(Privilege.SECURITY);
    assertThat(ask(open(ENTRY), token, ASS | 1, policies(rule(allow(1, WD)))))
        .grants(ASS | 1)
        .uses(Privilege.SECURITY);
    assertThat(ask(open(ENTRY), token, ASS | 2, policies(rule(allow(1, WD))))).denied().uses();
  }

  @Test
  void nothingLeftToTheDacl_isDecidedBeforeThePolicy() {
    // clarification 10
    SecurityDescriptor owned = withSacl(sd(USER), ENTRY);
    assertThat(ask(owned, user(), 0x20000, policies(rule(allow(1, OW))))).grants(0x20000);
    assertThat(ask(owned, user(), MAX, policies(rule(allow(1, OW))))).denied();
  }

  @Test
  void ruleWithNullDacl_grantsAll_labelStillLimits() {
    CentralAccessRule open = CentralAccessRule.of(NullAcl.NULL);
    assertThat(ask(FA, open)).grants(FA);
    SecurityDescriptor labelled = open(ENTRY, label(1, IntegrityLevel.HIGH));
    assertThat(ask(labelled, user(), MAX, policies(open))).grants(0x1200A9);
  }

  @Test
  void restrictedToken_needsBothWalksInTheRule_too() {
    SecurityDescriptor descriptor = withSacl(sd(allow(3, WD), allow(3, RC)), ENTRY);
    AccessTokenBuilder token = user().restrictedTo(RC);
    assertThat(ask(descriptor, token, MAX, policies(rule(allow(3, WD), allow(1, RC))))).grants(1);
    assertThat(ask(descriptor, token, MAX, policies(rule(allow(3, WD))))).denied();
  }

  // object types

  private static AccessDecision each(int desired, CentralAccessRule... rules) {
    return FILE.check(
        withSacl(sd(allow(1, WD), object(AceEffect.ALLOW, 3, WD)), ENTRY),
        user().build(),
        AccessRequest.of(AccessMask.of(desired))
            .withResultList(LIST)
            .withPolicies(policies(rules)));
  }

  private static List<Integer> granted(List<ObjectAccess> objects) {
    return objects.stream().map(object -> object.granted().bits()).toList();
  }

  @Test
  void objectTypes_whatARuleRefuses_isRefusedOnEveryNode() {
    assertThat(granted(each(MAX, rule(allow(FA, WD))).objects())).containsExactly(1, 3, 1);
    assertThat(granted(each(MAX, rule(allow(2, WD))).objects())).containsExactly(0, 2, 0);
    AccessDecision both = each(3, rule(allow(3, WD)));
    assertThat(granted(both.objects())).containsExactly(1, 3, 1);
    assertThat(both.objects().get(1).isGranted()).isTrue();
  }

  @Test
  void objectTypes_ruleThatFails_leavesNothing() {
    // clarification 12
    assertThat(granted(each(3, rule(allow(1, WD))).objects())).containsExactly(0, 0, 0);
  }

  @Test
  void objectTypes_ruleIsEvaluatedWithoutThem() {
    assertThat(granted(each(MAX, rule(allow(1, WD), object(AceEffect.ALLOW, 2, WD))).objects()))
        .containsExactly(1, 1, 1);
    AccessRequest byType =
        AccessRequest.of(AccessMask.of(1))
            .withObjects(LIST)
            .withPolicies(policies(rule(object(AceEffect.DENY, 1, WD), allow(1, WD))));
    assertThat(FILE.check(open(ENTRY), user().build(), byType)).denied();
  }

  // staging

  @Test
  void stagedRule_otherAnswer_isReportedAndChangesNothing() {
    CentralAccessRule narrower = rule(allow(3, WD)).withStaged(AceList.of(allow(1, WD)));
    AccessDecision decision = ask(MAX, narrower);
    assertThat(decision).grants(3);
    assertThat(decision.staged())
        .contains(new StagedOutcome(NtStatus.STATUS_SUCCESS, AccessMask.of(1), List.of()));
    assertThat(ask(2, narrower).staged())
        .contains(new StagedOutcome(NtStatus.STATUS_ACCESS_DENIED, AccessMask.NONE, List.of()));
    CentralAccessRule wider = rule(allow(1, WD)).withStaged(AceList.of(allow(3, WD)));
    assertThat(ask(2, wider)).denied();
    assertThat(ask(2, wider).staged())
        .contains(new StagedOutcome(NtStatus.STATUS_SUCCESS, AccessMask.of(2), List.of()));
  }

  @Test
  void stagedRule_sameAnswer_isNotReported() {
    CentralAccessRule rule = rule(allow(3, WD)).withStaged(AceList.of(allow(1, WD)));
    assertThat(ask(1, rule).staged()).isEmpty();
    assertThat(ask(1, rule(allow(1, WD))).staged()).isEqualTo(Optional.empty());
  }

  @Test
  void stagedRule_besideOneWithoutAChange_countsTogetherWithIt() {
    CentralAccessRule wider = rule(allow(1, WD)).withStaged(AceList.of(allow(7, WD)));
    assertThat(ask(MAX, wider, rule(allow(3, WD))).staged())
        .contains(new StagedOutcome(NtStatus.STATUS_SUCCESS, AccessMask.of(3), List.of()));
  }

  @Test
  void stagedRule_withObjectTypes_isReportedForEach() {
    AccessDecision decision = each(MAX, rule(allow(FA, WD)).withStaged(AceList.of(allow(2, WD))));
    assertThat(granted(decision.objects())).containsExactly(1, 3, 1);
    assertThat(decision.staged().map(staged -> granted(staged.objects())))
        .contains(List.of(0, 2, 0));
  }

  // explanations

  @Test
  void explanation_namesTheRuleThatRefuses() {
    assertThat(ask(3, rule(allow(FA, WD)), rule(allow(1, WD))))
        .explains(
            "FILE_READ_DATA: not granted by central access rule 1 of S-1-17-1",
            "FILE_WRITE_DATA: not granted by central access rule 1 of S-1-17-1");
    assertThat(ask(MAX | 1, rule(allow(1, WD))).trace().about(AccessMask.of(2)).orElseThrow())
        .hasToString("FILE_WRITE_DATA: not granted by central access rule 0 of S-1-17-1");
    ScopedPolicyAce entry = new ScopedPolicyAce(AceFlags.NONE, AccessMask.NONE, UNKNOWN);
    assertThat(ask(open(entry), user(), 1, policies()))
        .explains(
            "FILE_READ_DATA: not granted by central access rule 0 of the recovery policy, in place"
                + " of S-1-17-99");
  }

  @Test
  void explanation_dacl_refusesBeforeThePolicy() {
    SecurityDescriptor closed = withSacl(sd(deny(1, WD)), ENTRY);
    assertThat(ask(closed, user(), 1, policies(rule())))
        .explains("FILE_READ_DATA: denied by D:(D;;CC;;;WD)");
  }

  @Test
  void policy_otherIdentifier_isRefused() {
    assertThatThrownBy(() -> CentralAccessPolicy.of(WD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no central access policy has the SID `S-1-1-0`");
  }
}
