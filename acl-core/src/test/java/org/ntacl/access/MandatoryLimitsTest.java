package org.ntacl.access;

import static org.ntacl.access.DecisionAssert.assertThat;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.check;
import static org.ntacl.access.Fixtures.inheritOnly;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.withSacl;

import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.TrustLevel;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenPolicy;

/** Integrity labels, process trust labels and access filters. */
class MandatoryLimitsTest {
  private static final Condition NOTHING = Condition.ofBytes(Bytes.EMPTY);

  private static final int WRITE_OWNER = 0x80000;

  private static AccessDecision ask(
      AccessCheck check, SecurityDescriptor descriptor, AccessTokenBuilder token, int desired) {
    return check.check(descriptor, token.build(), AccessMask.of(desired));
  }

  private static AccessTokenBuilder low() {
    return user().integrity(IntegrityLevel.LOW);
  }

  // integrity, accesscheck 5.3

  @Test
  void label_tokenWithoutNoWriteUp_isNotBound() {
    SecurityDescriptor descriptor = withSacl(sd(allow(FA, WD)), label(7, IntegrityLevel.SYSTEM));
    assertThat(check(descriptor, low(), 1)).denied();
    assertThat(check(descriptor, low().policy(), FA)).grants(FA);
    assertThat(check(descriptor, low().policy(TokenPolicy.NEW_PROCESS_MIN), FA)).grants(FA);
    assertThat(check(descriptor, low().policy(TokenPolicy.NO_WRITE_UP), 1)).denied();
  }

  @Test
  void label_firstOneThatIsNotInheritOnly_counts() {
    SecurityDescriptor descriptor =
        withSacl(
            sd(allow(FA, WD)),
            inheritOnly(label(7, IntegrityLevel.SYSTEM)),
            label(1, IntegrityLevel.LOW),
            label(7, IntegrityLevel.SYSTEM));
    assertThat(check(descriptor, low(), FA)).grants(FA);
    assertThat(check(descriptor, user().integrity(IntegrityLevel.UNTRUSTED), 2)).denied();
  }

  @Test
  void label_withoutPolicy_leavesTheMappedRights() {
    SecurityDescriptor descriptor = withSacl(sd(allow(FA, WD)), label(0, IntegrityLevel.HIGH));
    assertThat(check(descriptor, low(), 2)).grants(2);
    assertThat(check(descriptor, low(), 0x10000)).denied();
    assertThat(check(descriptor, low(), MAX)).grants(0x1201BF);
  }

  @Test
  void label_ofAnotherKindOfSid_isDominatedByNobody() {
    SecurityDescriptor descriptor =
        withSacl(
            sd(allow(FA, WD)),
            new MandatoryLabelAce(AceFlags.NONE, AccessMask.of(1), Sid.parse("S-1-1-0")));
    assertThat(check(descriptor, user().integrity(IntegrityLevel.SYSTEM), 2)).denied();
  }

  @Test
  void label_relabelPrivilege_leavesWriteOwner() {
    SecurityDescriptor descriptor = withSacl(sd(allow(FA, WD)), label(1, IntegrityLevel.HIGH));
    assertThat(check(descriptor, user(), WRITE_OWNER)).denied();
    assertThat(check(descriptor, user().privileges(Privilege.TAKE_OWNERSHIP), WRITE_OWNER))
        .denied();
    assertThat(check(descriptor, user().privileges(Privilege.RELABEL), WRITE_OWNER))
        .grants(WRITE_OWNER)
        .uses(Privilege.RELABEL);
    assertThat(check(descriptor, user().privileges(Privilege.RELABEL), MAX)).grants(0x1A00A9);
  }

  @Test
  void label_owner_hasNoImpliedRightsFromBelow() {
    SecurityDescriptor descriptor = withSacl(sd(USER), label(1, IntegrityLevel.HIGH));
    assertThat(check(descriptor, user(), 0x40000)).denied();
    assertThat(check(descriptor, user(), MAX)).grants(0x20000);
  }

  @Test
  void label_accessSystemSecurityFromBelow_isRefusedEvenWithThePrivilege() {
    assertThat(check(sd(allow(FA, WD)), low().privileges(Privilege.SECURITY), ASS)).denied();
    assertThat(check(sd(allow(FA, WD)), low(), ASS)).denied();
  }

  @Test
  void processWithoutLabel_fromBelow_mayNotBeRead() {
    AccessCheck process = AccessCheck.forType(ObjectTypes.PROCESS);
    SecurityDescriptor descriptor = sd(allow(0x1FFFFF, WD));
    assertThat(ask(process, descriptor, low(), 0x10)).denied();
    assertThat(ask(process, descriptor, low(), 0x1000)).grants(0x1000);
    assertThat(ask(process, descriptor, user(), 0x10)).grants(0x10);
  }

  // trust label, accesscheck 5.1

  @Test
  void trustLabel_notDominated_limitsToItsMask() {
    SecurityDescriptor descriptor =
        withSacl(
            sd(allow(FA, WD)),
            inheritOnly(trust(0, 1024, 8192)),
            trust(0x120089, 512, 4096),
            trust(0, 1024, 8192));
    assertThat(check(descriptor, user(), 1)).grants(1);
    assertThat(check(descriptor, user(), 2)).denied();
    assertThat(check(descriptor, user(), MAX)).grants(FR);
    assertThat(check(descriptor, user().trust(new TrustLevel(512, 2048)), 2)).denied();
    assertThat(check(descriptor, user().trust(new TrustLevel(0, 8192)), 2)).denied();
    assertThat(check(descriptor, user().trust(new TrustLevel(512, 4096)), FA)).grants(FA);
    assertThat(check(descriptor, user().trust(new TrustLevel(1024, 8192)), MAX)).grants(FA);
  }

  private static ProcessTrustAce trust(int mask, int type, int level) {
    return new ProcessTrustAce(
        AceFlags.NONE, AccessMask.of(mask), new TrustLevel(type, level).sid());
  }

  @Test
  void trustLabel_accessSystemSecurity_isNeverBlocked() {
    SecurityDescriptor descriptor = withSacl(sd(), trust(0, 1024, 8192));
    assertThat(check(descriptor, user().privileges(Privilege.SECURITY), ASS)).grants(ASS);
    assertThat(check(descriptor, user(), ASS)).fails(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
  }

  @Test
  void trustLabel_genericRights_areMapped() {
    assertThat(check(withSacl(sd(allow(FA, WD)), trust(0x8000_0000, 512, 0)), user(), MAX))
        .grants(FR);
  }

  @Test
  void trustLabel_ofAnotherKindOfSid_isDominatedByNobody() {
    SecurityDescriptor descriptor =
        withSacl(sd(allow(FA, WD)), new ProcessTrustAce(AceFlags.NONE, AccessMask.of(1), WD));
    assertThat(check(descriptor, user().trust(new TrustLevel(1024, 8192)), 2)).denied();
  }

  // access filter, accesscheck 5.2

  @Test
  void accessFilter_conditionUnknown_limitsToItsMask() {
    SecurityDescriptor descriptor =
        withSacl(
            sd(allow(FA, WD)),
            filter(FR, NOTHING),
            filter(0x1200A9, NOTHING),
            inheritOnly(filter(0, NOTHING)));
    assertThat(check(descriptor, user(), MAX)).grants(FR);
    assertThat(check(descriptor, user(), 0x20)).denied();
    assertThat(check(descriptor, user().privileges(Privilege.SECURITY), ASS)).grants(ASS);
  }

  private static AccessFilterAce filter(int mask, Condition condition) {
    return new AccessFilterAce(AceFlags.NONE, AccessMask.of(mask), WD, condition);
  }

  @Test
  void scopedPolicy_machineWithoutPolicies_changesNothing() {
    SecurityDescriptor descriptor =
        withSacl(
            sd(allow(FR, WD)),
            new ScopedPolicyAce(AceFlags.NONE, AccessMask.NONE, Sid.parse("S-1-17-1")));
    assertThat(check(descriptor, user(), MAX)).grants(FR);
  }
}
