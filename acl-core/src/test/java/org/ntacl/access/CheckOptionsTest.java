package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ntacl.access.DecisionAssert.assertThat;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.check;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.inheritOnly;
import static org.ntacl.access.Fixtures.object;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;

/** Every disputed point read the other way, the variants, and the circumstances of a request. */
class CheckOptionsTest {
  private static final int WRITE_OWNER = 0x80000;

  private static AccessDecision ask(
      AccessCheck check, SecurityDescriptor descriptor, AccessTokenBuilder token, int desired) {
    return check.check(descriptor, token.build(), AccessMask.of(desired));
  }

  private static AccessTokenBuilder low() {
    return user().integrity(IntegrityLevel.LOW);
  }

  // disputed points

  @Test
  void unorderedMaximum_takesDeniesOverAllows() {
    SecurityDescriptor descriptor = sd(allow(3, WD), deny(1, WD));
    assertThat(ask(with(CheckOption.UNORDERED_MAXIMUM), descriptor, user(), MAX)).grants(2);
    assertThat(ask(with(CheckOption.UNORDERED_MAXIMUM), descriptor, user(), 1)).grants(1);
    assertThat(ask(with(CheckOption.UNORDERED_MAXIMUM), sd(USER, deny(RC_WD, WD)), user(), MAX))
        .grants(RC_WD);
  }

  @Test
  void zeroAccessGranted_succeedsWithNothing() {
    assertThat(check(sd(allow(FA, WD)), user(), 0)).denied();
    assertThat(ask(with(CheckOption.ZERO_ACCESS_GRANTED), sd(), user(), 0)).grants(0);
    assertThat(ask(with(CheckOption.ZERO_ACCESS_GRANTED), sd(), user(), MAX)).denied();
  }

  @Test
  void objectEntries_withoutList_readTheOtherWay() {
    SecurityDescriptor allowing = sd(object(AceEffect.ALLOW, 1, WD));
    SecurityDescriptor denying = sd(object(AceEffect.DENY, 1, WD), allow(1, WD));
    assertThat(ask(with(CheckOption.OBJECT_ALLOW_AS_PLAIN), allowing, user(), 1)).grants(1);
    assertThat(ask(with(CheckOption.OBJECT_DENY_IGNORED), denying, user(), 1)).grants(1);
  }

  @Test
  void genericEntriesUnmapped_meanNothing() {
    assertThat(
            ask(with(CheckOption.GENERIC_ENTRIES_UNMAPPED), sd(allow(0x1000_0000, WD)), user(), 1))
        .denied();
  }

  @Test
  void inheritOnlyOwnerRights_takesTheImpliedRightsAway() {
    SecurityDescriptor descriptor = sd(USER, inheritOnly(allow(1, Fixtures.OW)));
    assertThat(ask(with(CheckOption.INHERIT_ONLY_OWNER_RIGHTS), descriptor, user(), MAX)).denied();
  }

  @Test
  void relabelGrantsNothing_leavesWriteOwnerToTheDacl() {
    AccessTokenBuilder token = user().privileges(Privilege.RELABEL);
    AccessCheck check = with(CheckOption.RELABEL_GRANTS_NOTHING);
    assertThat(check(sd(), token, WRITE_OWNER)).grants(WRITE_OWNER).uses(Privilege.RELABEL);
    assertThat(ask(check, sd(), token, WRITE_OWNER)).denied();
    assertThat(ask(check, sd(allow(WRITE_OWNER, WD)), token, WRITE_OWNER))
        .grants(WRITE_OWNER)
        .uses();
  }

  @Test
  void limitedMaximumDenied_failsWhenSomethingIsCut() {
    AccessCheck check = with(CheckOption.LIMITED_MAXIMUM_DENIED);
    assertThat(ask(check, sd(allow(FA, WD)), low(), MAX)).denied();
    assertThat(ask(check, sd(allow(FR, WD)), low(), MAX)).grants(FR);
  }

  @Test
  void privileges_several_areListedInOrder() {
    assertThat(
            check(
                sd(),
                user().privileges(Privilege.RELABEL, Privilege.TAKE_OWNERSHIP, Privilege.SECURITY),
                ASS | WRITE_OWNER))
        .grants(ASS | WRITE_OWNER)
        .uses(Privilege.SECURITY, Privilege.TAKE_OWNERSHIP);
  }

  @Test
  void privileges_ofACheckThatFails_areNotUsed() {
    assertThat(check(sd(), user().privileges(Privilege.SECURITY), ASS | 1)).denied().uses();
  }

  // SeAccessCheck's circumstances, accesscheck 3.3 and 3.4

  private static AccessDecision ask(AccessRequest request) {
    return Fixtures.FILE.check(sd(allow(1, WD)), user().build(), request);
  }

  @Test
  void previouslyGranted_isAddedAndNotCheckedAgain() {
    AccessRequest one = AccessRequest.of(AccessMask.of(1));
    assertThat(ask(one.withPreviouslyGranted(AccessMask.of(0x100)))).grants(0x101);
    assertThat(
            ask(AccessRequest.of(AccessMask.of(0x101)).withPreviouslyGranted(AccessMask.of(0x100))))
        .grants(0x101);
    assertThat(ask(AccessRequest.of(AccessMask.NONE).withPreviouslyGranted(AccessMask.of(0x100))))
        .grants(0x100);
    assertThat(ask(AccessRequest.of(AccessMask.of(2)).withPreviouslyGranted(AccessMask.of(0x100))))
        .denied();
    assertThat(
            ask(
                AccessRequest.of(AccessMask.MAXIMUM_ALLOWED)
                    .withPreviouslyGranted(AccessMask.of(0x100))))
        .grants(0x101);
  }

  @Test
  void kernelMode_mayDoEverything() {
    AccessRequest kernel = AccessRequest.of(AccessMask.of(ASS | 2)).inKernelMode();
    assertThat(ask(kernel)).grants(ASS | 2).uses();
    assertThat(ask(AccessRequest.of(AccessMask.MAXIMUM_ALLOWED).inKernelMode())).grants(FA);
    assertThat(
            ask(
                AccessRequest.of(AccessMask.NONE)
                    .withPreviouslyGranted(AccessMask.of(4))
                    .inKernelMode()))
        .grants(4);
  }

  @Test
  void seAccessCheck_clientBelowImpersonation_isRefused() {
    assertThat(check(sd(allow(1, WD)), user().impersonation(ImpersonationLevel.IDENTIFICATION), 1))
        .fails(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
    assertThat(check(sd(allow(1, WD)), user().primary(), 1)).grants(1);
  }

  @Test
  void otherVariants_kernelModeOrRightsGrantedBefore_areRefused() {
    AccessRequest request = AccessRequest.of(AccessMask.of(1));
    for (CheckVariant variant : List.of(CheckVariant.NT_ACCESS_CHECK, CheckVariant.AUTHZ)) {
      assertThatThrownBy(() -> with(variant).check(sd(), user().build(), request.inKernelMode()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "only SeAccessCheck knows kernel mode and rights granted before, not " + variant);
      assertThatThrownBy(
              () ->
                  with(variant)
                      .check(sd(), user().build(), request.withPreviouslyGranted(AccessMask.of(1))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void authz_descriptorWithoutOwnerOrDacl_isAnInvalidParameter() {
    AccessCheck authz = with(CheckVariant.AUTHZ);
    assertThat(ask(authz, SecurityDescriptor.EMPTY.withDacl(NullAcl.NULL), user(), 1))
        .fails(NtStatus.STATUS_INVALID_PARAMETER);
    assertThat(ask(authz, SecurityDescriptor.EMPTY.withOwner(USER), user(), 1))
        .fails(NtStatus.STATUS_INVALID_PARAMETER);
    assertThat(ask(authz, sd(NullAcl.NULL), user(), 1)).grants(1);
    assertThat(ask(authz, sd(allow(1, WD)), user().primary(), 1)).grants(1);
  }

  @Test
  void authz_genericRights_areNotMapped() {
    AccessCheck authz = with(CheckVariant.AUTHZ);
    assertThat(ask(authz, sd(allow(0x1000_0000, WD)), user(), 1)).denied();
    assertThat(ask(authz, sd(allow(1, WD)), user(), 0x8000_0000)).denied();
  }

  // compound entries, accesscheck 17

  @Test
  void compoundEntry_grantsToTheClientThroughTheServerOnly() {
    CompoundAce entry =
        new CompoundAce(
            AceFlags.NONE, AccessMask.of(1), CompoundAce.IMPERSONATION, 0, OTHER, WD, Bytes.EMPTY);
    AccessRequest request = AccessRequest.of(AccessMask.of(1));
    AccessCheck file = Fixtures.FILE;
    AccessTokenBuilder server = AccessToken.of(OTHER);
    assertThat(file.check(sd(entry), user().build(), request)).denied();
    assertThat(file.check(sd(entry), user().build(), request.withServer(user().build()))).denied();
    assertThat(file.check(sd(entry), user().build(), request.withServer(server.build()))).grants(1);
    assertThat(
            file.check(
                sd(entry),
                user().onlyGroups(List.of()).build(),
                request.withServer(server.build())))
        .denied();
  }

  @Test
  void privileges_notAskedFor_areNotUsed() {
    AccessTokenBuilder token = user().privileges(Privilege.TAKE_OWNERSHIP, Privilege.SECURITY);
    assertThat(check(sd(), token, WRITE_OWNER)).grants(WRITE_OWNER).uses(Privilege.TAKE_OWNERSHIP);
    assertThat(check(sd(), token, ASS)).grants(ASS).uses(Privilege.SECURITY);
    assertThat(check(sd(allow(1, WD)), token, 1)).grants(1).uses();
  }

  @Test
  void compoundEntry_forOwnerRights_switchesTheImpliedRightsOff() {
    CompoundAce entry =
        new CompoundAce(
            AceFlags.NONE,
            AccessMask.of(1),
            CompoundAce.IMPERSONATION,
            0,
            OTHER,
            Fixtures.OW,
            Bytes.EMPTY);
    assertThat(check(sd(USER, entry), user(), MAX)).denied();
  }
}
