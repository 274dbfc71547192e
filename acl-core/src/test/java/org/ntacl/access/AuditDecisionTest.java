package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BA;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FILE;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.GUID;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.OW;
import static org.ntacl.access.Fixtures.PS;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.unknown;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.with;
import static org.ntacl.access.Fixtures.withSacl;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;

/** Which entries of the SACL ask for a record (accesscheck 13). */
class AuditDecisionTest {
  private static final int SA = AceFlags.SUCCESSFUL_ACCESS;
  private static final int FAIL = AceFlags.FAILED_ACCESS;
  private static final Guid OTHER_TYPE = Guid.parse("bf9679c0-0de6-11d0-a285-00aa003049e2");
  private static final Guid THIRD_TYPE = Guid.parse("e48d0154-bcf8-11d1-8702-00c04fb96050");
  private static final ObjectTypeList LIST =
      ObjectTypeList.of(
          new ObjectTypeList.Node(0, GUID),
          new ObjectTypeList.Node(1, OTHER_TYPE),
          new ObjectTypeList.Node(1, THIRD_TYPE));

  private static AccessAce audit(int flags, int mask, Sid sid) {
    return AccessAce.plain(AceEffect.AUDIT, AceFlags.of(flags), AccessMask.of(mask), sid);
  }

  private static AccessAce audit(int flags, int mask, Guid type) {
    return AccessAce.object(
        AceEffect.AUDIT,
        AceFlags.of(flags),
        AccessMask.of(mask),
        ObjectGuids.of(0, type, null),
        WD);
  }

  /** Everyone may read. */
  private static AccessDecision ask(AccessTokenBuilder token, int desired, Ace... sacl) {
    return FILE.check(withSacl(sd(allow(FR, WD)), sacl), token.build(), AccessMask.of(desired));
  }

  private static AccessDecision ask(int desired, Ace... sacl) {
    return ask(user(), desired, sacl);
  }

  private static List<String> events(AccessDecision decision) {
    return decision.audits().stream()
        .map(event -> (event.success() ? "+" : "-") + event.index() + " " + event.rights())
        .toList();
  }

  @Test
  void success_isRecordedByEntriesThatAskForItAndSpeakOfWhatIsGranted() {
    AccessDecision decision =
        ask(1, audit(SA, 3, WD), audit(FAIL, 1, WD), audit(SA, 2, WD), audit(SA | FAIL, 1, USER));
    assertThat(events(decision)).containsExactly("+0 0x1", "+3 0x1");
    assertThat(decision.generatesOnClose()).isTrue();
    assertThat(decision.audits().get(0).objects()).isEmpty();
    assertThat(decision.audits().get(0))
        .hasToString("success of 0x1 audited by S:" + audit(SA, 3, WD));
  }

  @Test
  void failure_isRecordedByEntriesThatAskForItAndSpeakOfWhatWasAskedFor() {
    AccessDecision decision =
        ask(3, audit(SA, 3, WD), audit(FAIL, 6, WD), audit(FAIL, 4, WD), audit(SA | FAIL, 1, USER));
    assertThat(events(decision)).containsExactly("-1 0x2", "-3 0x1");
    assertThat(decision.audits().get(0))
        .hasToString("failure of 0x2 audited by S:" + audit(FAIL, 6, WD));
  }

  @Test
  void nothing_isRecordedWithoutAnEntryThatFires() {
    assertThat(ask(1).audits()).isEmpty();
    assertThat(ask(1, audit(0, 1, WD)).audits()).isEmpty();
    assertThat(ask(1).generatesOnClose()).isFalse();
    SecurityDescriptor nullSacl = sd(allow(FR, WD)).withSacl(NullAcl.NULL);
    assertThat(FILE.check(nullSacl, user().build(), AccessMask.of(1)).audits()).isEmpty();
  }

  @Test
  void alarmsInheritOnlyAndOtherEntries_neverFire() {
    AccessAce alarm =
        AccessAce.plain(AceEffect.ALARM, AceFlags.of(SA | FAIL), AccessMask.of(1), WD);
    AccessAce inheritOnly = audit(SA | AceFlags.INHERIT_ONLY, 1, WD);
    AccessAce allowing =
        AccessAce.plain(AceEffect.ALLOW, AceFlags.of(SA | FAIL), AccessMask.of(1), WD);
    assertThat(ask(1, alarm, inheritOnly, allowing).audits()).isEmpty();
  }

  @Test
  void auditEntries_neverChangeTheDecision() {
    assertThat(ask(1, audit(SA | FAIL, FA, WD))).isEqualTo(ask(1));
    assertThat(ask(2, audit(SA | FAIL, FA, WD))).isEqualTo(ask(2));
  }

  @Test
  void maximum_success_isComparedWithWhatIsGranted() {
    assertThat(events(ask(MAX, audit(SA, 3, WD), audit(SA, 2, WD)))).containsExactly("+0 0x1");
  }

  @Test
  void maximum_failure_isRecordedByEveryEntryForFailureAboutTheCaller() {
    AccessDecision decision =
        FILE.check(
            withSacl(
                sd(),
                audit(FAIL, 4, WD),
                audit(SA, 4, WD),
                audit(FAIL, 4, OTHER),
                audit(FAIL, 0, WD)),
            user().build(),
            AccessMask.MAXIMUM_ALLOWED);
    assertThat(events(decision)).containsExactly("-0 0x4", "-3 0x0");
  }

  @Test
  void sids_thatTheTokenDoesNotHold_doNotFire_thoseForDenyingOnlyDo() {
    AccessAce administrators = audit(SA, 1, BA);
    AccessAce disabled = audit(SA, 1, OTHER);
    assertThat(events(ask(user().denyOnly(BA), 1, administrators, disabled)))
        .containsExactly("+0 0x1");
    assertThat(events(ask(user().userDenyOnly(true), 1, audit(SA, 1, USER))))
        .containsExactly("+0 0x1");
    SecurityDescriptor descriptor = withSacl(sd(allow(FR, WD)), administrators);
    assertThat(
            with(CheckOption.AUDIT_ENABLED_ONLY)
                .check(descriptor, user().denyOnly(BA).build(), AccessMask.of(1))
                .audits())
        .isEmpty();
    assertThat(
            with(CheckOption.AUDIT_ENABLED_ONLY)
                .check(descriptor, user().memberOf(BA).build(), AccessMask.of(1))
                .audits())
        .hasSize(1);
  }

  @Test
  void ownerRightsAndSelf_standForWhomTheyStandForInTheDacl() {
    SecurityDescriptor owned =
        withSacl(sd(USER, allow(FR, WD)), audit(SA, 1, OW), audit(SA, 1, PS));
    AccessRequest request = AccessRequest.of(AccessMask.of(1));
    assertThat(events(FILE.check(owned, user().build(), request))).containsExactly("+0 0x1");
    assertThat(events(FILE.check(owned.withOwner(OTHER), user().build(), request.withSelf(USER))))
        .containsExactly("+1 0x1");
  }

  @Test
  void unknownCondition_isRecorded_unlessToldOtherwise() {
    AccessAce entry = unknown(AceEffect.AUDIT, 1, WD).withFlags(AceFlags.of(SA));
    assertThat(events(ask(1, entry))).containsExactly("+0 0x1");
    assertThat(
            with(CheckOption.UNKNOWN_NOT_AUDITED)
                .check(withSacl(sd(allow(FR, WD)), entry), user().build(), AccessMask.of(1))
                .audits())
        .isEmpty();
  }

  @Test
  void genericRightsAreMapped_accessSystemSecurityMayBeAudited() {
    assertThat(events(ask(1, audit(SA, 0x8000_0000, WD)))).containsExactly("+0 0x1");
    assertThat(events(ask(user().privileges(Privilege.SECURITY), ASS, audit(SA, ASS, WD))))
        .containsExactly("+0 0x1000000");
    assertThat(events(ask(ASS, audit(FAIL, ASS, WD)))).containsExactly("-0 0x1000000");
  }

  @Test
  void refusalByTheLabel_isAFailure_refusalOfTheCallAndKernelModeAreNotRecorded() {
    assertThat(events(ask(2, label(1, IntegrityLevel.HIGH), audit(FAIL, 2, WD))))
        .containsExactly("-1 0x2");
    assertThat(
            ask(user().impersonation(ImpersonationLevel.ANONYMOUS), 1, audit(SA | FAIL, 1, WD))
                .audits())
        .isEmpty();
    assertThat(
            FILE.check(
                    withSacl(sd(), audit(SA, 1, WD)),
                    user().build(),
                    AccessRequest.of(AccessMask.of(1)).inKernelMode())
                .audits())
        .isEmpty();
  }

  // object types

  @Test
  void objectEntry_firesWhenItsTypeIsAskedAbout() {
    SecurityDescriptor descriptor =
        withSacl(
            sd(allow(FR, WD)),
            audit(SA, 1, OTHER_TYPE),
            audit(SA, 1, Guid.parse("00000000-0000-0000-0000-000000000001")),
            audit(SA, 1, WD));
    AccessRequest request = AccessRequest.of(AccessMask.of(1));
    assertThat(events(FILE.check(descriptor, user().build(), request))).containsExactly("+2 0x1");
    AccessDecision decision = FILE.check(descriptor, user().build(), request.withObjects(LIST));
    assertThat(events(decision)).containsExactly("+0 0x1", "+2 0x1");
    assertThat(decision.audits().get(0).objects()).containsExactly(OTHER_TYPE);
    assertThat(decision.audits().get(1).objects()).containsExactly(GUID);
  }

  @Test
  void resultList_eachNodeIsRecordedByItsOwnOutcome() {
    AccessAce grant =
        AccessAce.object(
            AceEffect.ALLOW,
            AceFlags.NONE,
            AccessMask.of(1),
            ObjectGuids.of(0, OTHER_TYPE, null),
            WD);
    SecurityDescriptor descriptor =
        withSacl(
            sd(grant),
            audit(SA | FAIL, 1, WD),
            audit(SA | FAIL, 1, OTHER_TYPE),
            audit(SA, 1, THIRD_TYPE));
    AccessDecision decision =
        FILE.check(
            descriptor, user().build(), AccessRequest.of(AccessMask.of(1)).withResultList(LIST));
    assertThat(events(decision)).containsExactly("+0 0x1", "-0 0x1", "+1 0x1");
    assertThat(decision.audits().get(0).objects()).containsExactly(OTHER_TYPE);
    assertThat(decision.audits().get(1).objects()).containsExactly(GUID, THIRD_TYPE);
  }
}
