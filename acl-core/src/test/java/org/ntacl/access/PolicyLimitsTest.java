package org.ntacl.access;

import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BA;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.PACKAGE;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.administrator;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.inheritOnly;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.withSacl;
import static org.ntacl.access.PolicyAssert.assertPolicy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.condition.Condition;
import org.ntacl.condition.Operator;
import org.ntacl.condition.SidLiteral;
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
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenPolicy;

/** What labels, trust labels, access filters and privileges mean to compiled policies. */
class PolicyLimitsTest {
  private static final int READ = 0x1;
  private static final int WRITE = 0x2;
  private static final int EXECUTE = 0x20;
  private static final int DELETE = 0x10000;
  private static final int WRITE_OWNER = 0x80000;
  private static final SecurityDescriptor OPEN = sd(allow(FA, WD));

  private static AccessTokenBuilder low() {
    return user().integrity(IntegrityLevel.LOW);
  }

  // integrity, accesscheck 5.3

  @Test
  void label_none_isMediumAndForbidsToWrite() {
    assertPolicy(OPEN)
        .grants(low(), READ)
        .grants(low(), EXECUTE)
        .denies(low(), WRITE)
        .denies(low(), DELETE)
        .grants(low(), MAX, 0x1200A9)
        .denies(low(), MAX | WRITE)
        .grants(user(), WRITE)
        .grants(user().integrity(IntegrityLevel.HIGH), FA);
  }

  @Test
  void label_eachPolicyBit_forbidsItsRights() {
    assertPolicy(withSacl(OPEN, label(0, IntegrityLevel.HIGH)))
        .grants(user(), READ)
        .grants(user(), WRITE)
        .grants(user(), EXECUTE)
        .denies(user(), DELETE)
        .grants(user(), MAX, 0x1201BF);
    assertPolicy(withSacl(OPEN, label(1, IntegrityLevel.HIGH)))
        .grants(user(), READ)
        .denies(user(), WRITE)
        .grants(user(), EXECUTE)
        .grants(user(), MAX, 0x1200A9);
    assertPolicy(withSacl(OPEN, label(2, IntegrityLevel.HIGH)))
        .denies(user(), READ)
        .grants(user(), WRITE)
        .grants(user(), EXECUTE)
        .grants(user(), MAX, 0x1201B6);
    assertPolicy(withSacl(OPEN, label(4, IntegrityLevel.HIGH)))
        .grants(user(), READ)
        .grants(user(), WRITE)
        .denies(user(), EXECUTE)
        .grants(user(), MAX, 0x12019F);
    assertPolicy(withSacl(OPEN, label(7, IntegrityLevel.HIGH)))
        .denies(user(), READ)
        .denies(user(), 0x20000)
        .denies(user(), MAX);
    // other bits of the mask say nothing
    assertPolicy(withSacl(OPEN, label(0xF8, IntegrityLevel.HIGH))).grants(user(), WRITE);
  }

  @Test
  void label_levelReached_doesNotLimit() {
    SecurityDescriptor descriptor = withSacl(OPEN, label(7, IntegrityLevel.HIGH));
    assertPolicy(descriptor)
        .grants(user().integrity(IntegrityLevel.HIGH), FA)
        .grants(user().integrity(IntegrityLevel.SYSTEM), FA)
        .denies(user().integrity(IntegrityLevel.MEDIUM_PLUS), READ);
    assertPolicy(withSacl(OPEN, label(7, IntegrityLevel.LOW)))
        .grants(low(), FA)
        .denies(user().integrity(IntegrityLevel.UNTRUSTED), READ);
  }

  @Test
  void label_tokenWithoutNoWriteUp_isNotBound() {
    SecurityDescriptor descriptor = withSacl(OPEN, label(7, IntegrityLevel.SYSTEM));
    assertPolicy(descriptor)
        .grants(low().policy(), FA)
        .grants(low().policy(TokenPolicy.NEW_PROCESS_MIN), FA)
        .denies(low().policy(TokenPolicy.NO_WRITE_UP), READ);
  }

  @Test
  void label_firstOneThatIsNotInheritOnly_counts() {
    SecurityDescriptor descriptor =
        withSacl(
            OPEN,
            inheritOnly(label(7, IntegrityLevel.SYSTEM)),
            label(1, IntegrityLevel.LOW),
            label(7, IntegrityLevel.SYSTEM));
    assertPolicy(descriptor)
        .grants(low(), FA)
        .denies(user().integrity(IntegrityLevel.UNTRUSTED), WRITE);
  }

  @Test
  void label_ofAnotherKindOfSid_isReachedByNobody() {
    SecurityDescriptor descriptor =
        withSacl(OPEN, new MandatoryLabelAce(AceFlags.NONE, AccessMask.of(1), WD));
    assertPolicy(descriptor)
        .denies(user().integrity(IntegrityLevel.SYSTEM), WRITE)
        .grants(user().integrity(IntegrityLevel.SYSTEM), READ)
        .denies(low().appContainer(AppContainer.of(PACKAGE)), WRITE);
  }

  @Test
  void label_ofAProcess_forbidsToRead() {
    assertPolicy(sd(allow(0x1FFFFF, WD)))
        .ofType(ObjectTypes.PROCESS)
        .denies(low(), 0x10)
        .grants(low(), 0x1000)
        .grants(user(), 0x10);
  }

  @Test
  void label_maximumThatIsLimited_isDeniedWhenTold() {
    SecurityDescriptor descriptor = withSacl(OPEN, label(1, IntegrityLevel.HIGH));
    assertPolicy(descriptor)
        .grants(user(), MAX, 0x1200A9)
        .with(CheckOption.LIMITED_MAXIMUM_DENIED)
        .denies(user(), MAX)
        .grants(user(), READ)
        .grants(user().integrity(IntegrityLevel.HIGH), MAX, FA);
    assertPolicy(withSacl(sd(allow(FR, WD)), label(1, IntegrityLevel.HIGH)))
        .with(CheckOption.LIMITED_MAXIMUM_DENIED)
        .grants(user(), MAX, FR);
  }

  @Test
  void label_owner_hasNoImpliedRightsFromBelow() {
    assertPolicy(withSacl(sd(USER), label(1, IntegrityLevel.HIGH)))
        .denies(user(), 0x40000)
        .grants(user(), 0x20000)
        .grants(user(), MAX, 0x20000);
    assertPolicy(withSacl(sd(USER), label(7, IntegrityLevel.HIGH))).denies(user(), MAX);
  }

  @Test
  void label_container_isBoundByLabelsAboveMediumOnly_unlessTold() {
    AccessTokenBuilder token = low().appContainer(AppContainer.of(PACKAGE));
    SecurityDescriptor descriptor = sd(allow(FA, WD), allow(FA, PACKAGE));
    assertPolicy(descriptor)
        .grants(token, WRITE)
        .with(CheckOption.CONTAINER_INTEGRITY)
        .denies(token, WRITE)
        .grants(token, READ);
    assertPolicy(withSacl(descriptor, label(1, IntegrityLevel.MEDIUM))).grants(token, WRITE);
    assertPolicy(withSacl(descriptor, label(1, IntegrityLevel.MEDIUM_PLUS))).denies(token, WRITE);
  }

  @Test
  void label_accessSystemSecurityFromBelow_isDenied() {
    assertPolicy(OPEN)
        .denies(low(), ASS)
        .denies(low().privileges(Privilege.SECURITY), ASS)
        .grants(user().privileges(Privilege.SECURITY), ASS);
  }

  // privileges, accesscheck 6.1

  @Test
  void privilege_security_givesAccessSystemSecurityByNameOnly() {
    AccessTokenBuilder auditor = user().privileges(Privilege.SECURITY);
    assertPolicy(sd(allow(READ, WD)))
        .grants(auditor, ASS)
        .grants(auditor, ASS | READ)
        .denies(auditor, ASS | WRITE)
        .grants(auditor, MAX, READ)
        .grants(auditor, MAX | ASS, ASS | READ)
        .fails(user(), ASS, NtStatus.STATUS_PRIVILEGE_NOT_HELD)
        .fails(user(), ASS | READ, NtStatus.STATUS_PRIVILEGE_NOT_HELD)
        .fails(
            user().disabledPrivileges(Privilege.SECURITY), ASS, NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    assertPolicy(sd()).denies(auditor, MAX).grants(auditor, MAX | ASS, ASS);
  }

  @Test
  void privilege_takeOwnership_givesWriteOwnerByNameOnly() {
    AccessTokenBuilder taker = user().privileges(Privilege.TAKE_OWNERSHIP);
    assertPolicy(sd(deny(WRITE_OWNER, WD), allow(READ, WD)))
        .grants(taker, WRITE_OWNER)
        .grants(taker, WRITE_OWNER | READ)
        .denies(taker, WRITE_OWNER | WRITE)
        .grants(taker, MAX, READ)
        .grants(taker, MAX | WRITE_OWNER, WRITE_OWNER | READ)
        .denies(user(), WRITE_OWNER)
        .denies(user().disabledPrivileges(Privilege.TAKE_OWNERSHIP), WRITE_OWNER);
    assertPolicy(sd()).denies(taker, READ).denies(taker, MAX);
  }

  @Test
  void privilege_relabel_givesWriteOwnerAlsoFromBelow_unlessTold() {
    AccessTokenBuilder relabeller = user().privileges(Privilege.RELABEL);
    assertPolicy(sd())
        .grants(relabeller, WRITE_OWNER)
        .with(CheckOption.RELABEL_GRANTS_NOTHING)
        .denies(relabeller, WRITE_OWNER)
        .grants(user().privileges(Privilege.TAKE_OWNERSHIP), WRITE_OWNER);
    SecurityDescriptor high = withSacl(OPEN, label(1, IntegrityLevel.HIGH));
    assertPolicy(high)
        .grants(relabeller, WRITE_OWNER)
        .grants(relabeller, MAX, 0x1A00A9)
        .denies(relabeller, DELETE)
        .denies(user(), WRITE_OWNER)
        .denies(user().privileges(Privilege.TAKE_OWNERSHIP), WRITE_OWNER);
    assertPolicy(high)
        .with(CheckOption.RELABEL_GRANTS_NOTHING)
        // the label leaves the right, and the DACL gives it
        .grants(relabeller, WRITE_OWNER);
  }

  // trust label, accesscheck 5.1

  private static ProcessTrustAce trust(int mask, int type, int level) {
    return new ProcessTrustAce(
        AceFlags.NONE, AccessMask.of(mask), new TrustLevel(type, level).sid());
  }

  @Test
  void trustLabel_notReached_limitsToItsMask() {
    SecurityDescriptor descriptor =
        withSacl(
            OPEN, inheritOnly(trust(0, 1024, 8192)), trust(FR, 512, 4096), trust(0, 1024, 8192));
    assertPolicy(descriptor)
        .grants(user(), READ)
        .denies(user(), WRITE)
        .grants(user(), MAX, FR)
        .denies(user().trust(new TrustLevel(512, 2048)), WRITE)
        .denies(user().trust(new TrustLevel(0, 8192)), WRITE)
        .grants(user().trust(new TrustLevel(512, 4096)), FA)
        .grants(user().trust(new TrustLevel(1024, 8192)), MAX, FA);
  }

  @Test
  void trustLabel_underALabel_bothLimit() {
    SecurityDescriptor descriptor =
        withSacl(OPEN, label(1, IntegrityLevel.HIGH), trust(3, 512, 4096));
    assertPolicy(descriptor)
        .grants(user(), MAX, READ)
        .grants(user().integrity(IntegrityLevel.HIGH), MAX, 3)
        .grants(user().trust(new TrustLevel(512, 4096)), MAX, 0x1200A9);
  }

  @Test
  void trustLabel_accessSystemSecurity_isNeverForbidden() {
    assertPolicy(withSacl(sd(), trust(0, 1024, 8192)))
        .grants(user().privileges(Privilege.SECURITY), ASS)
        .fails(user(), ASS, NtStatus.STATUS_PRIVILEGE_NOT_HELD);
  }

  @Test
  void trustLabel_genericRights_areMapped() {
    assertPolicy(withSacl(OPEN, trust(0x8000_0000, 512, 0))).grants(user(), MAX, FR);
  }

  @Test
  void trustLabel_ofAnotherKindOfSid_isReachedByNobody() {
    SecurityDescriptor descriptor =
        withSacl(OPEN, new ProcessTrustAce(AceFlags.NONE, AccessMask.of(READ), WD));
    assertPolicy(descriptor)
        .denies(user().trust(new TrustLevel(1024, 8192)), WRITE)
        .grants(user(), READ);
  }

  // access filter, accesscheck 5.2

  private static AccessFilterAce filter(int mask, Sid group) {
    return new AccessFilterAce(
        AceFlags.NONE,
        AccessMask.of(mask),
        WD,
        Condition.of(List.of(new SidLiteral(group), Operator.MEMBER_OF)));
  }

  @Test
  void accessFilter_whoIsNotMeant_isLimitedToItsMask() {
    SecurityDescriptor descriptor =
        withSacl(
            OPEN, filter(3, BA), filter(6, WD), filter(9, OTHER), inheritOnly(filter(0, OTHER)));
    assertPolicy(descriptor)
        .grants(user(), MAX, 1)
        .denies(user(), 2)
        .grants(administrator(), MAX, 9)
        .denies(administrator(), 2)
        .grants(administrator().memberOf(OTHER), MAX, FA);
  }

  @Test
  void accessFilter_accessSystemSecurity_isNeverForbidden() {
    assertPolicy(withSacl(OPEN, filter(0, BA)))
        .grants(user().privileges(Privilege.SECURITY), ASS)
        .denies(user(), READ);
  }

  @Test
  void accessFilter_groupForDenyingOnly_isNoMember() {
    assertPolicy(withSacl(OPEN, filter(READ, BA)))
        .denies(user().denyOnly(BA), WRITE)
        .grants(administrator(), WRITE);
  }

  @Test
  void accessFilter_unknown_limits() {
    AccessFilterAce broken =
        new AccessFilterAce(AceFlags.NONE, AccessMask.of(FR), WD, Condition.ofBytes(Bytes.EMPTY));
    assertPolicy(withSacl(OPEN, broken)).grants(user(), MAX, FR).denies(user(), WRITE);
  }

  @Test
  void scopedPolicy_changesNothing() {
    SecurityDescriptor descriptor =
        withSacl(
            sd(allow(FR, WD)),
            new ScopedPolicyAce(AceFlags.NONE, AccessMask.NONE, Sid.parse("S-1-17-1")));
    assertPolicy(descriptor).grants(user(), MAX, FR).denies(user(), WRITE);
  }
}
