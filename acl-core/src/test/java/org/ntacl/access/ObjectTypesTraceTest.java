package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.access.Fixtures.AC;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FILE;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.PACKAGE;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.unknown;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.with;
import static org.ntacl.access.Fixtures.withSacl;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;

/** What traces say of checks with object types, and what decides on single elements. */
class ObjectTypesTraceTest {
  private static final Guid ROOT = new Guid(0x1111_0000_0000_0000L, 0);
  private static final Guid LEFT = new Guid(0x1111_0000_0000_0000L, 1);
  private static final Guid RIGHT = new Guid(0x1111_0000_0000_0000L, 2);

  /** A root with two children. */
  private static final ObjectTypeList TREE =
      ObjectTypeList.of(
          new ObjectTypeList.Node(0, ROOT),
          new ObjectTypeList.Node(1, LEFT),
          new ObjectTypeList.Node(1, RIGHT));

  private static final int WRITE_OWNER = 0x80000;
  private static final int RC_WD = Fixtures.RC_WD;

  private static AccessAce entry(AceEffect effect, int mask, Guid type, Sid sid) {
    return AccessAce.object(
        effect, AceFlags.NONE, AccessMask.of(mask), ObjectGuids.of(0, type, null), sid);
  }

  private static AccessAce on(int mask, Guid type, Sid sid) {
    return entry(AceEffect.ALLOW, mask, type, sid);
  }

  private static AccessRequest request(int desired) {
    return AccessRequest.of(AccessMask.of(desired)).withResultList(TREE);
  }

  private static AccessDecision each(
      SecurityDescriptor descriptor, AccessTokenBuilder token, int desired) {
    return FILE.check(descriptor, token.build(), request(desired));
  }

  private static AccessDecision whole(
      SecurityDescriptor descriptor, AccessTokenBuilder token, int desired) {
    return FILE.check(
        descriptor, token.build(), AccessRequest.of(AccessMask.of(desired)).withObjects(TREE));
  }

  private static List<String> explain(AccessDecision decision) {
    return decision
        .explain()
        .replaceAll("11110000-0000-0000-0000-00000000000(\\d)", "T$1")
        .lines()
        .toList();
  }

  private static List<Integer> granted(AccessDecision decision) {
    return decision.objects().stream().map(node -> node.granted().bits()).toList();
  }

  // what is decided for all elements at once

  @Test
  void earlierGrantAndKernelMode_areSaidOfEachElement() {
    AccessRequest earlier = request(3).withPreviouslyGranted(AccessMask.of(2));
    assertThat(explain(FILE.check(sd(allow(1, WD)), user().build(), earlier)))
        .containsExactly(
            "T0 FILE_READ_DATA: granted by D:(A;;CC;;;WD)",
            "T0 FILE_WRITE_DATA: granted before the check",
            "  T1 FILE_READ_DATA: granted by D:(A;;CC;;;WD)",
            "  T1 FILE_WRITE_DATA: granted before the check",
            "  T2 FILE_READ_DATA: granted by D:(A;;CC;;;WD)",
            "  T2 FILE_WRITE_DATA: granted before the check");
    assertThat(explain(FILE.check(sd(), user().build(), request(1).inKernelMode())))
        .containsExactly(
            "T0 FILE_READ_DATA: granted to kernel mode",
            "  T1 FILE_READ_DATA: granted to kernel mode",
            "  T2 FILE_READ_DATA: granted to kernel mode");
  }

  @Test
  void labelAndMissingPrivilege_areSaidOfEachElement() {
    SecurityDescriptor high = withSacl(sd(allow(FA, WD)), label(1, IntegrityLevel.HIGH));
    String reason =
        " FILE_WRITE_DATA: denied by integrity policy check: level medium against S:(ML;;NW;;;HI)";
    assertThat(explain(each(high, user(), 2)))
        .containsExactly("T0" + reason, "  T1" + reason, "  T2" + reason);
    String missing = " ACCESS_SYSTEM_SECURITY: not granted due to missing SeSecurityPrivilege";
    assertThat(explain(each(sd(), user(), ASS)))
        .containsExactly("T0" + missing, "  T1" + missing, "  T2" + missing);
  }

  @Test
  void policyRule_isSaidOfEachElement() {
    Sid policy = Sid.parse("S-1-17-1");
    SecurityDescriptor descriptor =
        withSacl(sd(allow(FA, WD)), new ScopedPolicyAce(AceFlags.NONE, AccessMask.NONE, policy));
    CentralAccessPolicies policies =
        CentralAccessPolicies.of(
            CentralAccessPolicy.of(policy, CentralAccessRule.of(AceList.of(allow(2, WD)))));
    String reason = " FILE_READ_DATA: not granted by central access rule 0 of S-1-17-1";
    assertThat(explain(FILE.check(descriptor, user().build(), request(1).withPolicies(policies))))
        .containsExactly("T0" + reason, "  T1" + reason, "  T2" + reason);
  }

  @Test
  void nullDaclOfAContainer_isSaidOfEachElement() {
    AccessTokenBuilder token = user().appContainer(AppContainer.of(PACKAGE));
    assertThat(explain(each(sd(NullAcl.NULL), token, 1)))
        .hasSize(3)
        .allMatch(line -> line.contains("FILE_READ_DATA: not granted"));
    assertThat(granted(each(sd(NullAcl.NULL), token, 1))).containsExactly(0, 0, 0);
  }

  // walks

  @Test
  void container_bothSidesAreNamed() {
    AccessTokenBuilder token = user().appContainer(AppContainer.of(PACKAGE));
    SecurityDescriptor descriptor = sd(allow(1, WD), allow(1, AC));
    List<String> lines = explain(each(descriptor, token, 1));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .contains("granted by D:(A;;CC;;;WD)")
        .contains("D:(A;;CC;;;AC)")
        .startsWith("T0 FILE_READ_DATA: ");
    assertThat(explain(each(sd(allow(1, WD)), token, 1)))
        .allMatch(line -> line.contains("not granted"));
  }

  @Test
  void restrictedToken_seedIsNotPutToTheSecondWalk() {
    AccessTokenBuilder token = user().restrictedTo(RC, USER).privileges(Privilege.TAKE_OWNERSHIP);
    SecurityDescriptor descriptor = sd(USER, allow(1, WD), allow(1, RC), allow(4, WD));
    AccessDecision decision = each(descriptor, token, WRITE_OWNER | 0x20000 | 1);
    assertThat(granted(decision)).containsOnly(WRITE_OWNER | 0x20000 | 1);
    assertThat(explain(decision).subList(0, 3))
        .containsExactly(
            "T0 FILE_READ_DATA: granted by D:(A;;CC;;;WD); granted to the restricting SIDs by"
                + " D:(A;;CC;;;RC)",
            "T0 READ_CONTROL: granted by ownership",
            "T0 WRITE_OWNER: granted by SeTakeOwnershipPrivilege");
    assertThat(each(descriptor, token, 5).isGranted()).isFalse();
    assertThat(granted(each(descriptor, token, MAX))).containsOnly(RC_WD | 1);
  }

  @Test
  void writeRestrictedToken_maximum_readsByTheFirstWalkAlone() {
    AccessTokenBuilder token = user().writeRestrictedTo(RC);
    SecurityDescriptor descriptor = sd(allow(3, WD), allow(4, RC));
    AccessDecision decision = each(descriptor, token, MAX);
    assertThat(granted(decision)).containsOnly(1);
    assertThat(decision.trace().about(AccessMask.of(1)).orElseThrow())
        .hasToString("FILE_READ_DATA: granted by D:(A;;CC;;;WD)".replace("CC", "CCDC"));
    assertThat(whole(descriptor, token, 1).isGranted()).isTrue();
    assertThat(whole(descriptor, token, 2).isGranted()).isFalse();
    assertThat(granted(each(descriptor, token, 3))).containsOnly(0);
  }

  @Test
  void maximum_ownershipIsTheSeed_andRestsAreSaid() {
    AccessDecision decision = each(sd(USER, deny(RC_WD | 1, WD), on(2, LEFT, WD)), user(), MAX | 4);
    assertThat(granted(decision)).containsExactly(RC_WD, RC_WD | 2, RC_WD);
    assertThat(decision.trace().about(AccessMask.of(4)).orElseThrow())
        .hasToString("FILE_APPEND_DATA: not granted");
    assertThat(decision.trace().about(AccessMask.of(1)).orElseThrow())
        .hasToString("FILE_READ_DATA: denied by D:(D;;CCRCWD;;;WD)");
  }

  @Test
  void maximum_allowThenDenyOfMore_marksOnlyWhatWasOpen() {
    AccessDecision decision =
        each(
            sd(
                on(1, LEFT, WD),
                entry(AceEffect.DENY, 3, LEFT, WD),
                allow(3, WD),
                on(4, RIGHT, WD),
                on(4, LEFT, WD)),
            user(),
            MAX);
    // T1 had 1 before the deny; the deny of 2 on T1 reaches the root, that of 1 does not
    assertThat(granted(decision)).containsExactly(5, 5, 7);
  }

  @Test
  void conditionThatIsNotTrue_isNamedAboveAndBelowItsElement() {
    AccessAce skipped =
        new AccessAce(
            AceEffect.ALLOW,
            AceFlags.NONE,
            AccessMask.of(1),
            WD,
            ObjectGuids.of(0, LEFT, null),
            Optional.of(Condition.ofBytes(Bytes.parseHex("00000000"))),
            Bytes.EMPTY);
    List<String> lines = explain(each(sd(skipped), user(), 1));
    assertThat(lines.get(0)).startsWith("T0 FILE_READ_DATA: not granted; not by");
    assertThat(lines.get(1)).startsWith("  T1 FILE_READ_DATA: not granted; not by");
    assertThat(lines.get(2)).isEqualTo("  T2 FILE_READ_DATA: not granted");
    List<String> all = explain(each(sd(unknown(AceEffect.ALLOW, 1, WD)), user(), 1));
    assertThat(all).hasSize(3).allMatch(line -> line.contains("not granted; not by"));
    assertThat(explain(each(sd(unknown(AceEffect.ALLOW, 2, WD)), user(), 1)))
        .noneMatch(line -> line.contains("not by"));
  }

  @Test
  void skippedEntries_areNamedForTheirRightsAndTheirWalkOnly() {
    AccessTokenBuilder token = user().restrictedTo(RC);
    SecurityDescriptor descriptor =
        sd(allow(3, WD), unknown(AceEffect.ALLOW, 1, WD), unknown(AceEffect.ALLOW, 2, RC));
    List<String> lines = Fixtures.check(descriptor, token, 3).explain().lines().toList();
    assertThat(lines.get(0)).startsWith("FILE_READ_DATA: ").doesNotContain("not by");
    assertThat(lines.get(1)).startsWith("FILE_WRITE_DATA: ").contains("not by").contains(";RC");
  }

  @Test
  void compoundEntry_isAboutTheRoot() {
    CompoundAce compound =
        new CompoundAce(
            AceFlags.NONE,
            AccessMask.of(1),
            CompoundAce.IMPERSONATION,
            0,
            Fixtures.OTHER,
            USER,
            Bytes.EMPTY);
    AccessRequest served = request(1).withServer(user().memberOf(Fixtures.OTHER).build());
    assertThat(granted(FILE.check(sd((Ace) compound), user().build(), served))).containsOnly(1);
    assertThat(granted(FILE.check(sd((Ace) compound), user().build(), request(1)))).containsOnly(0);
  }

  // results

  @Test
  void limitedMaximumDenied_elementsThatLoseSomething_getNothing() {
    SecurityDescriptor high =
        withSacl(sd(on(1, LEFT, WD), on(2, RIGHT, WD)), label(1, IntegrityLevel.HIGH));
    AccessDecision strict =
        with(CheckOption.LIMITED_MAXIMUM_DENIED).check(high, user().build(), request(MAX));
    assertThat(granted(strict)).containsExactly(0, 1, 0);
    assertThat(granted(each(high, user(), MAX))).containsExactly(0, 1, 0);
    SecurityDescriptor both =
        withSacl(sd(on(1, LEFT, WD), on(3, RIGHT, WD)), label(1, IntegrityLevel.HIGH));
    assertThat(
            granted(
                with(CheckOption.LIMITED_MAXIMUM_DENIED).check(both, user().build(), request(MAX))))
        .containsExactly(1, 1, 0);
    assertThat(granted(each(both, user(), MAX))).containsExactly(1, 1, 1);
  }

  @Test
  void privileges_withoutUseOnAnyElement_areNotUsed() {
    AccessTokenBuilder contained =
        user()
            .appContainer(AppContainer.of(PACKAGE))
            .privileges(Privilege.SECURITY, Privilege.TAKE_OWNERSHIP);
    SecurityDescriptor descriptor = sd(allow(1, WD), allow(1, AC), allow(WRITE_OWNER, AC));
    AccessDecision decision = each(descriptor, contained, ASS | WRITE_OWNER | 1);
    assertThat(granted(decision)).containsOnly(WRITE_OWNER | 1);
    assertThat(decision.privilegesUsed()).containsExactly(Privilege.TAKE_OWNERSHIP);
  }

  @Test
  void byType_denyOfWhatIsGranted_doesNotEndTheWalk() {
    AccessDecision decision = whole(sd(allow(1, WD), deny(1, WD), allow(2, WD)), user(), 3);
    assertThat(decision.isGranted()).isTrue();
    assertThat(decision.granted()).isEqualTo(AccessMask.of(3));
  }

  @Test
  void grantByChildren_isAGrant_ruleOfAPolicyIsNone() {
    AccessDecision decision = whole(sd(on(1, LEFT, WD), on(1, RIGHT, WD)), user(), 1);
    RightVerdict verdict = decision.trace().about(AccessMask.of(1)).orElseThrow();
    assertThat(verdict.outcome()).isEqualTo(RightVerdict.Outcome.GRANTED);
    assertThat(verdict.reasons()).singleElement().matches(AccessReason::grants);
    assertThat(new AccessReason.ByPolicyRule(WD, 0, false).grants()).isFalse();
  }

  @Test
  void withDesired_otherRights_keepsTheCircumstances() {
    AccessRequest request = request(1).withSelf(USER);
    assertThat(request.withDesired(AccessMask.of(2))).isEqualTo(request(2).withSelf(USER));
  }

  @Test
  void hashCodes_differWithTheContent() {
    ObjectTypeList other = ObjectTypeList.of(new ObjectTypeList.Node(0, LEFT));
    assertThat(TREE).doesNotHaveSameHashCodeAs(other);
    assertThat(each(sd(allow(1, WD)), user(), 1))
        .doesNotHaveSameHashCodeAs(each(sd(allow(2, WD)), user(), 1));
  }
}
