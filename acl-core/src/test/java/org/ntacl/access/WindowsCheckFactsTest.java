package org.ntacl.access;

import static org.ntacl.access.DecisionAssert.assertThat;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BA;
import static org.ntacl.access.Fixtures.CO;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.KA;
import static org.ntacl.access.Fixtures.KEY;
import static org.ntacl.access.Fixtures.KR;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OW;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.administrator;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.inheritOnly;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.objectOfNoType;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.unknown;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.with;
import static org.ntacl.access.Fixtures.withSacl;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;

/**
 * What test suites that run on Windows ask for (Wine's security tests, ReactOS' NtAccessCheck
 * tests; registry mapping), and the probes in which other engines part from Windows (file mapping).
 */
class WindowsCheckFactsTest {
  private static final AccessCheck NT = with(CheckVariant.NT_ACCESS_CHECK);

  private static AccessDecision nt(SecurityDescriptor descriptor, int desired) {
    return nt(descriptor, administrator(), desired);
  }

  private static AccessDecision nt(
      SecurityDescriptor descriptor, AccessTokenBuilder token, int desired) {
    return NT.check(descriptor, token.build(), AccessMask.of(desired));
  }

  private static SecurityDescriptor withoutOwner(Acl dacl) {
    return new SecurityDescriptor(
        ControlFlags.NONE, 0, Optional.empty(), Optional.of(BA), AbsentAcl.ABSENT, dacl);
  }

  // NtAccessCheck: what the call refuses

  @Test
  void noOwnerOrNoGroup_isAnInvalidDescriptor() {
    SecurityDescriptor descriptor = sd(allow(KA, WD));
    SecurityDescriptor withoutGroup =
        new SecurityDescriptor(
            ControlFlags.NONE,
            0,
            Optional.of(BA),
            Optional.empty(),
            AbsentAcl.ABSENT,
            descriptor.dacl());
    assertThat(nt(withoutOwner(descriptor.dacl()), KR))
        .fails(NtStatus.STATUS_INVALID_SECURITY_DESCR);
    assertThat(nt(withoutGroup, KR)).fails(NtStatus.STATUS_INVALID_SECURITY_DESCR);
    assertThat(nt(descriptor, KR)).grants(KR);
  }

  @Test
  void genericRightsInTheRequest_areNotMapped() {
    assertThat(nt(sd(allow(KA, WD)), 0x8000_0000)).fails(NtStatus.STATUS_GENERIC_NOT_MAPPED);
    assertThat(nt(sd(allow(KA, WD)), 0x1000_0000)).fails(NtStatus.STATUS_GENERIC_NOT_MAPPED);
    assertThat(nt(sd(allow(KA, WD)), 0xFFFF_FFFF)).fails(NtStatus.STATUS_GENERIC_NOT_MAPPED);
  }

  @Test
  void genericRights_areLookedAtBeforeTheTokenAndTheDescriptor() {
    assertThat(
            nt(
                withoutOwner(AceList.EMPTY),
                administrator().impersonation(ImpersonationLevel.ANONYMOUS),
                0x4000_0000))
        .fails(NtStatus.STATUS_GENERIC_NOT_MAPPED);
  }

  @Test
  void tokenOfAProcess_isNoImpersonationToken() {
    assertThat(nt(sd(allow(KA, WD)), administrator().primary(), KR))
        .fails(NtStatus.STATUS_NO_IMPERSONATION_TOKEN);
  }

  @Test
  void anonymousLevel_isTooLow_identificationIsEnough() {
    assertThat(
            nt(
                withoutOwner(AceList.EMPTY),
                administrator().impersonation(ImpersonationLevel.ANONYMOUS),
                KR))
        .fails(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
    assertThat(
            nt(
                sd(allow(KA, WD)),
                administrator().impersonation(ImpersonationLevel.IDENTIFICATION),
                KR))
        .grants(KR);
  }

  // NtAccessCheck: what it answers

  @Test
  void absentOrNullDacl_grantsExactlyWhatIsAsked_maximumIsKeyAllAccess() {
    for (Acl dacl : new Acl[] {AbsentAcl.ABSENT, NullAcl.NULL}) {
      assertThat(nt(sd(dacl), KR)).grants(KR).uses();
      assertThat(nt(sd(dacl), MAX)).grants(KA);
    }
  }

  @Test
  void emptyDacl_isDenied() {
    assertThat(nt(sd(AceList.EMPTY), KR)).denied();
  }

  @Test
  void allowThenDeny_readingIsGranted_writingIsDenied() {
    SecurityDescriptor descriptor = sd(allow(KR, WD), deny(0x2, BA));
    assertThat(nt(descriptor, KR)).grants(KR);
    assertThat(nt(descriptor, MAX)).grants(KR);
    assertThat(nt(descriptor, 0x20006)).denied();
  }

  @Test
  void accessSystemSecurity_followsThePrivilege() {
    SecurityDescriptor descriptor = sd(allow(KR, WD));
    assertThat(nt(descriptor, administrator().disabledPrivileges(Privilege.SECURITY), ASS))
        .fails(NtStatus.STATUS_PRIVILEGE_NOT_HELD)
        .uses();
    assertThat(nt(descriptor, administrator().privileges(Privilege.SECURITY), ASS))
        .grants(ASS)
        .uses(Privilege.SECURITY);
  }

  @Test
  void inheritOnlyEntryAlone_isDenied() {
    assertThat(nt(sd(inheritOnly(allow(KA, WD))), KR)).denied();
  }

  @Test
  void desiredZero_isDenied() {
    assertThat(nt(sd(allow(KA, WD)), 0)).denied();
  }

  @Test
  void objectsOwnDescriptor_mappedGenericRightsAreGrantedExactly() {
    SecurityDescriptor descriptor = sd(allow(KA, BA));
    GenericMapping mapping = KEY.type().mapping();
    for (AccessMask mask : new AccessMask[] {mapping.read(), mapping.write(), mapping.execute()}) {
      assertThat(nt(descriptor, mask.bits())).grants(mask.bits());
    }
    assertThat(nt(descriptor, MAX)).grants(KA);
    assertThat(nt(descriptor, ASS)).fails(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
  }

  @Test
  void allZeroMapping_genericAllForEveryone_maximumSucceedsByOwnership() {
    // ReactOS NtAccessCheck.c; what is granted is not stated there
    AccessCheck zero =
        AccessCheck.of(GenericMapping.of(0, 0, 0, 0))
            .withOptions(CheckOptions.DEFAULT.with(CheckVariant.NT_ACCESS_CHECK));
    AccessDecision decision =
        zero.check(
            sd(WD, allow(0x1000_0000, WD)),
            administrator().integrity(IntegrityLevel.HIGH).build(),
            AccessMask.MAXIMUM_ALLOWED);
    assertThat(decision).grants(RC_WD);
  }

  // probes, file mapping

  private static AccessDecision probe(SecurityDescriptor descriptor, int desired) {
    return Fixtures.check(descriptor, user(), desired);
  }

  @Test
  void ownerAndEmptyDacl_maximum_isReadControlAndWriteDacOnly() {
    assertThat(probe(sd(USER), MAX)).grants(0x60000);
  }

  @Test
  void ownerRightsEntry_maximum_replacesTheImpliedPair() {
    assertThat(probe(sd(USER, allow(1, OW)), MAX)).grants(1);
  }

  @Test
  void denyBetweenTwoAllows_matters_onlyForRightsOutstanding() {
    assertThat(probe(sd(allow(1, WD), deny(1, WD), allow(2, WD)), 3)).grants(3);
  }

  @Test
  void allowThenDeny_maximum_isTheRight() {
    assertThat(probe(sd(allow(1, WD), deny(1, WD)), MAX)).grants(1);
  }

  @Test
  void maximumWithASpecificRight_thatRightMustBeGranted() {
    assertThat(probe(sd(allow(1, WD)), MAX | 2)).denied();
  }

  @Test
  void absentOrNullDacl_maximum_isGenericAll() {
    assertThat(probe(sd(AbsentAcl.ABSENT), MAX)).grants(FA);
    assertThat(probe(sd(NullAcl.NULL), MAX)).grants(FA);
    assertThat(probe(sd(AbsentAcl.ABSENT), FA)).grants(FA);
  }

  @Test
  void nullDacl_accessSystemSecurity_stillNeedsThePrivilege() {
    assertThat(probe(sd(NullAcl.NULL), ASS)).fails(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
  }

  @Test
  void takeOwnershipPrivilege_grantsWriteOwner_butNotToMaximumAllowed() {
    SecurityDescriptor descriptor = sd(allow(1, WD));
    AccessTokenBuilder token = user().privileges(Privilege.TAKE_OWNERSHIP);
    assertThat(Fixtures.check(descriptor, token, 0x80000))
        .grants(0x80000)
        .uses(Privilege.TAKE_OWNERSHIP);
    assertThat(Fixtures.check(descriptor, token, MAX)).grants(1).uses();
    assertThat(Fixtures.check(descriptor, token, MAX | 0x80000)).grants(0x80001);
  }

  @Test
  void disabledAdministrators_denyEntryStillMatches() {
    assertThat(Fixtures.check(sd(deny(FR, BA), allow(FR, WD)), user().denyOnly(BA), FR)).denied();
  }

  @Test
  void restrictedToEveryone_entryForAdministrators_doesNotPassTheSecondWalk() {
    assertThat(Fixtures.check(sd(allow(FR, BA)), administrator().restrictedTo(WD), FR)).denied();
    assertThat(Fixtures.check(sd(allow(FR, BA), allow(1, WD)), administrator().restrictedTo(WD), 1))
        .grants(1);
  }

  @Test
  void userForDenyingOnly_entryForTheUser_grantsNothing() {
    assertThat(Fixtures.check(sd(allow(FR, USER)), user().userDenyOnly(true), FR)).denied();
    assertThat(Fixtures.check(sd(deny(1, USER), allow(FR, WD)), user().userDenyOnly(true), 1))
        .denied();
  }

  @Test
  void systemLabel_highCaller_isChecked() {
    SecurityDescriptor descriptor = withSacl(sd(allow(FA, WD)), label(3, IntegrityLevel.SYSTEM));
    assertThat(Fixtures.check(descriptor, user().integrity(IntegrityLevel.HIGH), 1)).denied();
    assertThat(Fixtures.check(descriptor, user().integrity(IntegrityLevel.HIGH), 0x20))
        .grants(0x20);
    assertThat(Fixtures.check(descriptor, user().integrity(IntegrityLevel.SYSTEM), FA)).grants(FA);
  }

  @Test
  void nothingGrantedUnderMaximum_isDenied() {
    assertThat(probe(sd(allow(FR, BA)), MAX)).denied();
  }

  @Test
  void genericRightInTheRequest_isMappedBySeAccessCheck() {
    assertThat(probe(sd(allow(FA, WD)), 0x8000_0000)).grants(FR);
    assertThat(probe(withoutOwner(AceList.of(allow(FA, WD))), 1)).grants(1);
  }

  @Test
  void entriesOfTypes5And9_areEvaluated() {
    assertThat(probe(sd(objectOfNoType(AceEffect.ALLOW, 1, WD)), 1)).grants(1);
    assertThat(probe(sd(unknown(AceEffect.ALLOW, 1, WD), allow(2, WD)), 3)).denied();
  }

  @Test
  void entryForMaximumAllowedOrSystemSecurity_doesNotLeak() {
    assertThat(probe(sd(allow(1 | 0x0300_0000, WD)), MAX)).grants(1);
  }

  @Test
  void backupAndRestore_haveNoPart() {
    assertThat(
            Fixtures.check(
                sd(allow(1, BA)), user().privileges(Privilege.BACKUP, Privilege.RESTORE), MAX))
        .denied();
  }

  // Windows-checked rows about owner rights (conditions-and-check-facts 8)

  @Test
  void ownerRights_allowDenyAndBoth_areOrdinaryOrderedEntries() {
    assertThat(probe(sd(USER, allow(FR, USER), allow(2, OW)), MAX)).grants(FR | 2);
    assertThat(probe(sd(USER, deny(1, OW), allow(FR, USER)), MAX)).grants(FR & ~1);
    assertThat(probe(sd(USER, allow(FR, USER), allow(2, OW), deny(3, OW)), MAX)).grants(FR | 2);
  }

  @Test
  void ownerAllowThenDeny_readControlAndWriteData_isGranted() {
    SecurityDescriptor descriptor = sd(USER, allow(FR | 2, USER), deny(2, USER));
    assertThat(probe(descriptor, 0x20002)).grants(0x20002);
    assertThat(probe(descriptor, MAX)).grants(FR | 2 | 0x40000);
  }

  @Test
  void creatorOwnerEntry_grantsNothingByItself() {
    assertThat(probe(sd(USER, allow(0x1F0089, CO)), 1)).denied();
    assertThat(probe(sd(USER, allow(0x1F0089, CO)), MAX)).grants(RC_WD);
  }

  @Test
  void selfEntry_withoutSelf_matchesNobody_withSelfThatSid() {
    SecurityDescriptor descriptor = sd(allow(1, Fixtures.PS));
    Sid self = USER;
    assertThat(probe(descriptor, 1)).denied();
    assertThat(
            Fixtures.FILE.check(
                descriptor, user().build(), AccessRequest.of(AccessMask.of(1)).withSelf(self)))
        .grants(1);
    assertThat(
            Fixtures.FILE.check(
                descriptor,
                user().memberOf(Fixtures.PS).build(),
                AccessRequest.of(AccessMask.of(1)).withSelf(Fixtures.OTHER)))
        .denied();
  }
}
