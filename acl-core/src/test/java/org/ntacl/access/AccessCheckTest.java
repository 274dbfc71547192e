package org.ntacl.access;

import static org.ntacl.access.DecisionAssert.assertThat;
import static org.ntacl.access.Fixtures.AC;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BA;
import static org.ntacl.access.Fixtures.CAPABILITY;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.LPAC;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.OW;
import static org.ntacl.access.Fixtures.PACKAGE;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.check;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.inheritOnly;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.object;
import static org.ntacl.access.Fixtures.objectOfNoType;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.unknown;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.withSacl;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;

/** The small decision vectors of the specification digest (accesscheck 16), file mapping. */
class AccessCheckTest {
  private static final int READ_DATA = 0x1;
  private static final int WRITE_DATA = 0x2;
  private static final int DELETE = 0x1_0000;
  private static final int READ_CONTROL = 0x2_0000;
  private static final int WRITE_DAC = 0x4_0000;

  private static AccessTokenBuilder low() {
    return user().integrity(IntegrityLevel.LOW);
  }

  // row 1

  @Test
  void allowBeforeDeny_sameRight_isGranted() {
    assertThat(check(sd(allow(FR, WD), deny(FR, BA)), user().memberOf(BA), READ_DATA))
        .grants(READ_DATA);
  }

  @Test
  void denyBeforeAllow_sameRight_isDenied() {
    assertThat(check(sd(deny(FR, BA), allow(FR, WD)), user().memberOf(BA), READ_DATA)).denied();
  }

  // row 2

  @Test
  void denyOnlyGroup_denyEntry_denies() {
    assertThat(check(sd(deny(1, BA), allow(FA, WD)), user().denyOnly(BA), 1)).denied();
  }

  @Test
  void denyOnlyGroup_allowEntry_grantsNothing() {
    SecurityDescriptor descriptor = sd(deny(1, BA), allow(FA, BA));
    assertThat(check(descriptor, user().denyOnly(BA), 2)).denied();
    assertThat(check(descriptor, user().denyOnly(BA), MAX)).denied();
  }

  // row 3

  @Test
  void inheritOnlyEntry_everything_grantsNothing() {
    SecurityDescriptor descriptor = sd(USER, inheritOnly(allow(FA, WD)));
    assertThat(check(descriptor, user(), READ_DATA)).denied();
    assertThat(check(descriptor, user(), MAX)).grants(RC_WD);
    assertThat(check(sd(inheritOnly(deny(FA, WD)), allow(FA, WD)), user(), FA)).grants(FA);
  }

  // row 4

  @Test
  void owner_denyEntry_doesNotTakeReadControlAndWriteDac() {
    SecurityDescriptor descriptor = sd(USER, deny(RC_WD, WD));
    assertThat(check(descriptor, user(), READ_CONTROL)).grants(READ_CONTROL);
    assertThat(check(descriptor, user(), WRITE_DAC)).grants(WRITE_DAC);
  }

  @Test
  void owner_ownerRightsEntryWithoutRights_switchesTheImpliedRightsOff() {
    assertThat(check(sd(USER, allow(0, OW), deny(RC_WD, WD)), user(), READ_CONTROL)).denied();
  }

  // row 5

  @Test
  void owner_ownerRightsEntry_getsExactlyThat() {
    assertThat(check(sd(USER, allow(0x10, OW)), user(), MAX)).grants(0x10);
  }

  @Test
  void owner_inheritOnlyOwnerRightsEntry_keepsTheImpliedRights() {
    assertThat(check(sd(USER, inheritOnly(allow(0x10, OW))), user(), MAX)).grants(RC_WD);
  }

  @Test
  void ownerRightsEntry_somebodyElse_doesNotApply() {
    assertThat(check(sd(OTHER, allow(0x10, OW)), user(), MAX)).denied();
  }

  @Test
  void owner_groupForDenyingOnly_hasNoImpliedRights() {
    assertThat(check(sd(BA), user().denyOnly(BA), READ_CONTROL)).denied();
    assertThat(check(sd(BA), user().memberOf(BA), READ_CONTROL)).grants(READ_CONTROL);
  }

  @Test
  void owner_doesNotGetWriteOwner_msDtypSlip() {
    assertThat(check(sd(USER), user(), 0x8_0000)).denied();
    assertThat(check(sd(USER), user(), MAX)).grants(RC_WD);
  }

  // row 6

  @Test
  void nullDacl_highLabel_refusesWritingToMediumCallers() {
    SecurityDescriptor descriptor = withSacl(sd(NullAcl.NULL), label(1, IntegrityLevel.HIGH));
    assertThat(check(descriptor, user(), WRITE_DATA)).denied();
    assertThat(check(descriptor, user(), READ_DATA)).grants(READ_DATA);
    assertThat(check(descriptor, user(), MAX)).grants(0x1200A9);
    assertThat(check(descriptor, user().integrity(IntegrityLevel.HIGH), MAX)).grants(FA);
  }

  // row 7

  @Test
  void noLabel_lowCaller_mayReadAndNotWrite() {
    SecurityDescriptor descriptor = sd(allow(FA, WD));
    assertThat(check(descriptor, low(), DELETE)).denied();
    assertThat(check(descriptor, low(), READ_CONTROL)).grants(READ_CONTROL);
    assertThat(check(descriptor, low(), MAX)).grants(0x1200A9);
  }

  // row 8

  @Test
  void noReadUpLabel_lowCaller_mayWriteAndNotRead() {
    SecurityDescriptor descriptor = withSacl(sd(allow(FA, WD)), label(2, IntegrityLevel.MEDIUM));
    assertThat(check(descriptor, low(), READ_DATA)).denied();
    assertThat(check(descriptor, low(), WRITE_DATA)).grants(WRITE_DATA);
    assertThat(check(descriptor, low(), MAX)).grants(0x1201B6);
  }

  // row 9

  @Test
  void accessSystemSecurity_withoutPrivilege_isPrivilegeNotHeld() {
    assertThat(check(sd(allow(FA | ASS, WD)), user(), ASS))
        .fails(NtStatus.STATUS_PRIVILEGE_NOT_HELD)
        .uses();
    assertThat(
            check(
                sd(allow(FA, WD)), user().disabledPrivileges(Privilege.SECURITY), ASS | READ_DATA))
        .fails(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
  }

  @Test
  void accessSystemSecurity_withPrivilege_isGrantedByIt() {
    assertThat(check(sd(), user().privileges(Privilege.SECURITY), ASS))
        .grants(ASS)
        .uses(Privilege.SECURITY);
  }

  // row 10

  @Test
  void restrictedToken_entryForTheGroupsAlone_isDenied() {
    AccessTokenBuilder token = user().restrictedTo(RC);
    assertThat(check(sd(allow(FR, WD)), token, FR)).denied();
    assertThat(check(sd(allow(FR, WD), allow(FR, RC)), token, FR)).grants(FR);
    assertThat(check(sd(allow(FR, WD), allow(FR, RC)), token, MAX)).grants(FR);
  }

  // row 11, as far as no expression is evaluated

  @Test
  void unknownCondition_denyEntryApplies_allowEntryDoesNot() {
    assertThat(check(sd(unknown(AceEffect.DENY, FR, WD), allow(FR, WD)), user(), READ_DATA))
        .denied();
    assertThat(check(sd(unknown(AceEffect.ALLOW, FR, WD)), user(), READ_DATA)).denied();
    assertThat(check(sd(unknown(AceEffect.ALLOW, FR, WD), allow(FR, WD)), user(), READ_DATA))
        .grants(READ_DATA);
  }

  // row 12

  @Test
  void appContainer_needsAnEntryOfItsOwn() {
    AccessTokenBuilder token = user().appContainer(AppContainer.of(PACKAGE));
    assertThat(check(sd(allow(FA, WD)), token, FR)).denied();
    assertThat(check(sd(allow(FR, WD), allow(FR, AC)), token, FR)).grants(FR);
    assertThat(check(sd(allow(FR, WD), allow(FR, PACKAGE)), token, FR)).grants(FR);
    assertThat(check(sd(allow(FR, AC)), token, FR)).denied();
  }

  @Test
  void lessPrivilegedAppContainer_needsAnEntryForRestrictedPackages() {
    AccessTokenBuilder token = user().appContainer(new AppContainer(PACKAGE, List.of(), true));
    assertThat(check(sd(allow(FR, WD), allow(FR, AC)), token, FR)).denied();
    assertThat(check(sd(allow(FR, WD), allow(FR, AC), allow(FR, LPAC)), token, FR)).grants(FR);
  }

  @Test
  void appContainer_capability_countsLikeThePackage() {
    assertThat(
            check(
                sd(allow(FR, WD), allow(FR, CAPABILITY)),
                user().appContainer(AppContainer.of(PACKAGE, CAPABILITY)),
                FR))
        .grants(FR);
    assertThat(
            check(
                sd(allow(FR, WD), allow(FR, CAPABILITY)),
                user().appContainer(AppContainer.of(PACKAGE)),
                FR))
        .denied();
  }

  // row 14

  @Test
  void maximumAllowed_withARightThatIsNotGranted_isDenied() {
    SecurityDescriptor descriptor = sd(allow(FR, WD));
    assertThat(check(descriptor, user(), MAX | WRITE_DAC)).denied();
    assertThat(check(descriptor, user(), MAX | READ_DATA)).grants(FR);
  }

  // accesscheck 8.1: object entries without a list of object types

  @Test
  void objectEntryForAType_withoutList_allowsNothingAndDenies() {
    assertThat(check(sd(object(AceEffect.ALLOW, FR, WD)), user(), READ_DATA)).denied();
    assertThat(check(sd(object(AceEffect.DENY, 1, WD), allow(FR, WD)), user(), READ_DATA)).denied();
  }

  @Test
  void objectEntryForNoType_withoutList_isAPlainEntry() {
    assertThat(check(sd(objectOfNoType(AceEffect.ALLOW, FR, WD)), user(), READ_DATA))
        .grants(READ_DATA);
    assertThat(check(sd(objectOfNoType(AceEffect.DENY, 1, WD), allow(FR, WD)), user(), READ_DATA))
        .denied();
  }

  // order, accesscheck 7.2 and 7.3

  @Test
  void deny_ofARightAlreadyGranted_isTooLate() {
    assertThat(check(sd(allow(1, WD), deny(1, WD), allow(2, WD)), user(), 3)).grants(3);
    assertThat(check(sd(allow(1, WD), deny(3, WD), allow(2, WD)), user(), 3)).denied();
    assertThat(check(sd(deny(0, WD), allow(3, WD)), user(), 3)).grants(3);
  }

  @Test
  void maximumAllowed_firstEntryThatSpeaksOfARight_decides() {
    // recorded: access-max am-deny1-1
    assertThat(check(sd(USER, allow(0x120089 | 2, USER), deny(2, USER)), user(), MAX))
        .grants(0x120089 | 2 | 0x4_0000);
    assertThat(check(sd(deny(2, USER), allow(3, USER)), user(), MAX)).grants(1);
  }

  @Test
  void genericRightsInEntries_areMapped() {
    assertThat(check(sd(allow(0x8000_0000, WD)), user(), MAX)).grants(FR);
    assertThat(check(sd(deny(0x8000_0000, WD), allow(FA, WD)), user(), READ_DATA)).denied();
  }

  @Test
  void maximumAllowed_bitsThatNoEntryCanGive_doNotLeak() {
    assertThat(check(sd(allow(1 | MAX | ASS, WD)), user(), MAX)).grants(1);
  }

  @Test
  void emptyDacl_nobodyButTheOwner_getsAnything() {
    assertThat(check(sd(AceList.EMPTY), user(), READ_DATA)).denied();
    assertThat(check(sd(AceList.EMPTY), user(), MAX)).denied();
    assertThat(check(sd(USER), user(), MAX)).grants(RC_WD);
  }
}
