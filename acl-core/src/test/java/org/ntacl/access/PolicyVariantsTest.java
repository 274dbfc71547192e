package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.SY;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.PolicyAssert.assertPolicy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.ImpersonationLevel;

/** What compiled policies refuse to look at, as the functions of Windows do (accesscheck 3.1). */
class PolicyVariantsTest {
  private static final int GENERIC_READ = 0x8000_0000;

  private static AccessTokenBuilder impersonated(ImpersonationLevel level) {
    return user().impersonation(level);
  }

  private static SecurityDescriptor of(Optional<Sid> owner, Optional<Sid> group, Acl dacl) {
    return new SecurityDescriptor(ControlFlags.NONE, 0, owner, group, AbsentAcl.ABSENT, dacl);
  }

  private static SecurityDescriptor open(Optional<Sid> owner, Optional<Sid> group) {
    return of(owner, group, AceList.of(allow(FA, WD)));
  }

  @Test
  void seAccessCheck_tokenBelowImpersonation_isRefused() {
    assertPolicy(sd(allow(FA, WD)))
        .grants(user().primary(), 1)
        .grants(impersonated(ImpersonationLevel.DELEGATION), 1)
        .grants(impersonated(ImpersonationLevel.IMPERSONATION), 1)
        .fails(
            impersonated(ImpersonationLevel.IDENTIFICATION),
            1,
            NtStatus.STATUS_BAD_IMPERSONATION_LEVEL)
        .fails(
            impersonated(ImpersonationLevel.ANONYMOUS),
            MAX,
            NtStatus.STATUS_BAD_IMPERSONATION_LEVEL)
        .fails(
            impersonated(ImpersonationLevel.IDENTIFICATION),
            0,
            NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
  }

  @Test
  void seAccessCheck_descriptorWithoutOwnerOrGroup_isEvaluated() {
    assertPolicy(open(Optional.empty(), Optional.empty()))
        .grants(user(), 1)
        .grants(user(), MAX, FA);
    assertPolicy(open(Optional.of(USER), Optional.empty())).grants(user(), RC_WD);
  }

  @Test
  void ntAccessCheck_refusals_comeInOrder() {
    SecurityDescriptor invalid = open(Optional.empty(), Optional.empty());
    assertPolicy(invalid)
        .with(CheckVariant.NT_ACCESS_CHECK)
        .fails(user().primary(), GENERIC_READ, NtStatus.STATUS_GENERIC_NOT_MAPPED)
        .fails(user().primary(), 1, NtStatus.STATUS_NO_IMPERSONATION_TOKEN)
        .fails(
            impersonated(ImpersonationLevel.ANONYMOUS), 1, NtStatus.STATUS_BAD_IMPERSONATION_LEVEL)
        .fails(
            impersonated(ImpersonationLevel.IDENTIFICATION),
            1,
            NtStatus.STATUS_INVALID_SECURITY_DESCR);
  }

  @Test
  void ntAccessCheck_eachGenericBit_isRefused() {
    AccessTokenBuilder token = impersonated(ImpersonationLevel.IDENTIFICATION);
    PolicyAssert policy = assertPolicy(sd(allow(FA, WD))).with(CheckVariant.NT_ACCESS_CHECK);
    for (int bit : new int[] {0x1000_0000, 0x2000_0000, 0x4000_0000, GENERIC_READ}) {
      policy.fails(token, bit, NtStatus.STATUS_GENERIC_NOT_MAPPED);
      policy.fails(token, bit | 1, NtStatus.STATUS_GENERIC_NOT_MAPPED);
    }
    policy.grants(token, 1).grants(token, MAX, FA).denies(token, 0x0800_0000);
  }

  @Test
  void ntAccessCheck_descriptor_needsOwnerAndGroup() {
    AccessTokenBuilder token = impersonated(ImpersonationLevel.IMPERSONATION);
    assertPolicy(open(Optional.of(USER), Optional.of(SY)))
        .with(CheckVariant.NT_ACCESS_CHECK)
        .grants(token, 1);
    assertPolicy(open(Optional.of(USER), Optional.empty()))
        .with(CheckVariant.NT_ACCESS_CHECK)
        .fails(token, 1, NtStatus.STATUS_INVALID_SECURITY_DESCR);
    assertPolicy(open(Optional.empty(), Optional.of(SY)))
        .with(CheckVariant.NT_ACCESS_CHECK)
        .fails(token, 1, NtStatus.STATUS_INVALID_SECURITY_DESCR);
  }

  @Test
  void ntAccessCheck_entries_areMapped() {
    assertPolicy(sd(allow(GENERIC_READ, WD)))
        .with(CheckVariant.NT_ACCESS_CHECK)
        .grants(impersonated(ImpersonationLevel.IDENTIFICATION), MAX, FR);
  }

  @Test
  void authz_descriptor_needsOwnerAndDacl() {
    assertPolicy(open(Optional.of(USER), Optional.empty()))
        .with(CheckVariant.AUTHZ)
        .grants(user(), 1);
    assertPolicy(open(Optional.empty(), Optional.of(SY)))
        .with(CheckVariant.AUTHZ)
        .fails(user(), 1, NtStatus.STATUS_INVALID_PARAMETER);
    assertPolicy(of(Optional.of(USER), Optional.of(SY), AbsentAcl.ABSENT))
        .with(CheckVariant.AUTHZ)
        .fails(user(), 1, NtStatus.STATUS_INVALID_PARAMETER);
    assertPolicy(of(Optional.of(USER), Optional.of(SY), NullAcl.NULL))
        .with(CheckVariant.AUTHZ)
        .grants(user(), 1);
  }

  @Test
  void authz_genericRights_haveNoMeaning() {
    assertPolicy(sd(allow(GENERIC_READ | 1, WD)))
        .with(CheckVariant.AUTHZ)
        .grants(user(), GENERIC_READ)
        .grants(user(), 1)
        .denies(user(), FR)
        .grants(user(), MAX, GENERIC_READ | 1);
    // whatever the level of a token
    assertPolicy(sd(allow(1, WD)))
        .with(CheckVariant.AUTHZ)
        .grants(impersonated(ImpersonationLevel.ANONYMOUS), 1);
  }

  @Test
  void rights_ofARefusedRequest_areNone() {
    SecurityDescriptor invalid = open(Optional.of(USER), Optional.empty());
    AccessToken token = impersonated(ImpersonationLevel.IDENTIFICATION).build();
    AccessToken restricted =
        impersonated(ImpersonationLevel.IDENTIFICATION).writeRestrictedTo(RC).build();
    AccessPolicy checked =
        AccessPolicy.compile(
            invalid, ObjectTypes.FILE, CheckOptions.DEFAULT.with(CheckVariant.NT_ACCESS_CHECK));
    assertThat(checked.rights(token)).isZero();
    AccessPolicy evaluated = AccessPolicy.compile(invalid, ObjectTypes.FILE);
    assertThat(evaluated.rights(token)).isZero();
    assertThat(evaluated.rights(user().build())).isEqualTo(FA);
    AccessPolicy divided = AccessPolicy.compile(sd(allow(FA, WD), allow(2, RC)), ObjectTypes.FILE);
    assertThat(divided.isDividedFor(restricted)).isFalse();
    assertThat(divided.isDividedFor(user().writeRestrictedTo(RC).build())).isTrue();
  }

  @Test
  void status_ofEveryDecision_isFound() {
    assertThat(PackedDecision.status(0)).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(PackedDecision.isGranted(0)).isTrue();
    for (NtStatus status : NtStatus.values()) {
      if (!status.isSuccess()) {
        long decision = PackedDecision.denied(status);
        assertThat(PackedDecision.status(decision)).isEqualTo(status);
        assertThat(PackedDecision.isGranted(decision)).isFalse();
        assertThat(PackedDecision.grantedBits(decision)).isZero();
      }
    }
    assertThat(PackedDecision.granted(-1)).isEqualTo(0xFFFF_FFFFL);
    assertThat(PackedDecision.granted(0x8000_0000L).bits()).isEqualTo(GENERIC_READ);
  }
}
