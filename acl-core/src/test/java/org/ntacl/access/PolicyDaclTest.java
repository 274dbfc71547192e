package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BA;
import static org.ntacl.access.Fixtures.BU;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.KA;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.OW;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.administrator;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.inheritOnly;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.object;
import static org.ntacl.access.Fixtures.objectOfNoType;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.withSacl;
import static org.ntacl.access.PolicyAssert.assertPolicy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;

/** What compiled policies answer about owners, groups and the order of entries. */
class PolicyDaclTest {
  private static final int GENERIC_READ = 0x8000_0000;
  private static final int RESERVED = 0x0400_0000;

  // accesscheck 7.2 and 16

  @Test
  void entries_allowBeforeDeny_firstDecides() {
    assertPolicy(sd(allow(FR, WD), deny(FR, BU))).grants(user(), 1).grants(user(), FR);
    assertPolicy(sd(deny(FR, BU), allow(FR, WD))).denies(user(), 1).denies(user(), FR);
    assertPolicy(sd(allow(1, WD), deny(3, BU), allow(3, WD)))
        .grants(user(), 1)
        .denies(user(), 2)
        .denies(user(), 3);
  }

  @Test
  void entries_denyAfterAllIsGranted_isNotReached() {
    assertPolicy(sd(allow(1, WD), allow(2, BU), deny(3, WD))).grants(user(), 3);
    assertPolicy(sd(allow(1, WD), deny(4, WD), allow(2, BU)))
        .grants(user(), 3)
        .denies(user(), 7)
        .denies(user(), 5);
  }

  @Test
  void entries_ofSomebodyElse_doNotCount() {
    assertPolicy(sd(deny(1, OTHER), allow(1, WD), allow(2, OTHER)))
        .grants(user(), 1)
        .denies(user(), 2)
        .denies(user(), 3);
  }

  @Test
  void entries_partOfTheRequestAllowed_isDenied() {
    assertPolicy(sd(allow(1, WD))).denies(user(), 3).denies(user(), 2).grants(user(), 1);
    assertPolicy(sd()).denies(user(), 1).denies(user(), MAX);
  }

  @Test
  void entries_forNoRight_doNothing() {
    assertPolicy(sd(deny(0, WD), allow(0, BU), allow(1, WD))).grants(user(), 1);
    // MAXIMUM_ALLOWED and ACCESS_SYSTEM_SECURITY in an entry mean nothing
    assertPolicy(sd(allow(ASS | MAX, WD)))
        .denies(user(), 1)
        .fails(user(), ASS, NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    assertThat(AccessPolicy.compile(sd(allow(ASS | MAX, WD), deny(0, WD)), ObjectTypes.FILE))
        .hasToString("policy of 0 entries for file");
  }

  // accesscheck 4.1

  @Test
  void groups_forDenyingOnly_denyAndDoNotAllow() {
    AccessTokenBuilder token = user().denyOnly(BA);
    assertPolicy(sd(deny(1, BA), allow(FA, BA), allow(3, WD)))
        .denies(token, 1)
        .grants(token, 2)
        .denies(token, 4);
    assertPolicy(sd(BA)).denies(token, 0x20000);
  }

  @Test
  void groups_disabled_matchNothing() {
    AccessTokenBuilder token = user().groups(List.of(new TokenGroup(BA, GroupAttributes.of(0))));
    assertPolicy(sd(deny(1, BA), allow(2, BA), allow(1, WD))).grants(token, 1).denies(token, 2);
  }

  @Test
  void user_forDenyingOnly_isNotAllowed() {
    AccessTokenBuilder token = user().userDenyOnly(true);
    assertPolicy(sd(USER, deny(1, USER), allow(3, USER), allow(4, WD)))
        .denies(token, 1)
        .denies(token, 2)
        .denies(token, 0x20000)
        .grants(token, 4);
  }

  // accesscheck 6.2

  @Test
  void owner_deniedByTheDacl_hasTheImpliedRights() {
    assertPolicy(sd(USER, deny(RC_WD, WD), allow(1, WD)))
        .grants(user(), 0x20000)
        .grants(user(), 0x40000)
        .grants(user(), RC_WD | 1)
        .denies(user(), RC_WD | 2)
        .grants(user(), MAX, RC_WD | 1);
    assertPolicy(sd(USER)).grants(user(), MAX, RC_WD).grants(user(), RC_WD | MAX, RC_WD);
  }

  @Test
  void owner_byGroup_hasTheImpliedRights() {
    assertPolicy(sd(BA)).grants(administrator(), RC_WD).denies(user(), RC_WD);
  }

  @Test
  void owner_spokenOfByOwnerRights_hasWhatTheDaclGives() {
    assertPolicy(sd(USER, allow(0x10, OW)))
        .grants(user(), 0x10)
        .denies(user(), 0x20000)
        .grants(user(), MAX, 0x10);
    assertPolicy(sd(USER, deny(0x20000, OW), allow(RC_WD, WD)))
        .denies(user(), 0x20000)
        .grants(user(), 0x40000);
    assertPolicy(sd(OTHER, allow(0x10, OW))).denies(user(), 0x10);
  }

  @Test
  void owner_ownerRightsInheritOnly_keepsTheImpliedRights_unlessTold() {
    SecurityDescriptor descriptor = sd(USER, inheritOnly(allow(1, OW)), allow(2, WD));
    assertPolicy(descriptor)
        .grants(user(), RC_WD)
        .with(CheckOption.INHERIT_ONLY_OWNER_RIGHTS)
        .denies(user(), RC_WD)
        .grants(user(), 2);
  }

  @Test
  void owner_none_givesNothing() {
    SecurityDescriptor descriptor = withoutOwner(allow(1, WD), allow(2, OW), deny(1, OW));
    assertPolicy(descriptor).grants(user(), 1).denies(user(), 2).denies(user(), 0x20000);
  }

  private static SecurityDescriptor withoutOwner(Ace... aces) {
    return new SecurityDescriptor(
        ControlFlags.NONE,
        0,
        Optional.empty(),
        Optional.empty(),
        AbsentAcl.ABSENT,
        AceList.of(aces));
  }

  // accesscheck 7.1 and 7.3

  @Test
  void nullDacl_maximum_givesAllRightsOfTheTypeAndThoseNamed() {
    assertPolicy(sd(NullAcl.NULL))
        .grants(user(), MAX, FA)
        .grants(user(), MAX | RESERVED, FA | RESERVED)
        .grants(user(), 2)
        .grants(user(), RESERVED | 1)
        .ofType(ObjectTypes.KEY)
        .grants(user(), MAX, KA);
    assertPolicy(sd(AbsentAcl.ABSENT)).grants(user(), MAX, FA).grants(user(), RC_WD);
  }

  @Test
  void nullDacl_label_stillLimits() {
    SecurityDescriptor descriptor = withSacl(sd(NullAcl.NULL), label(1, IntegrityLevel.HIGH));
    assertPolicy(descriptor)
        .denies(user(), 2)
        .grants(user(), 1)
        .grants(user(), MAX, 0x1200A9)
        .denies(user(), MAX | 2);
  }

  @Test
  void maximum_named_mustAllBeGranted() {
    assertPolicy(sd(allow(FR, WD)))
        .grants(user(), MAX, FR)
        .grants(user(), MAX | 1, FR)
        .denies(user(), MAX | 0x40000)
        .denies(user(), MAX | 3);
  }

  @Test
  void maximum_orderOfEntries_decidesUnlessTold() {
    SecurityDescriptor descriptor = sd(allow(3, WD), deny(1, BU), deny(8, BU), allow(0xC, WD));
    assertPolicy(descriptor)
        .grants(user(), MAX, 7)
        .with(CheckOption.UNORDERED_MAXIMUM)
        .grants(user(), MAX, 6)
        .denies(user(), MAX | 1)
        .grants(user(), MAX | 2, 6)
        // requests by name are decided in order all the same
        .grants(user(), 3)
        .denies(user(), 8);
  }

  @Test
  void maximum_unordered_cannotTakeFromTheOwner() {
    assertPolicy(sd(USER, allow(3, WD), deny(RC_WD | 2, WD)))
        .with(CheckOption.UNORDERED_MAXIMUM)
        .grants(user(), MAX, RC_WD | 1);
    assertPolicy(sd(OTHER, deny(1, OTHER), allow(3, WD), allow(4, OTHER), deny(2, BU)))
        .with(CheckOption.UNORDERED_MAXIMUM)
        .grants(user(), MAX, 1);
  }

  @Test
  void generic_rights_areMappedInRequestsAndEntries() {
    assertPolicy(sd(allow(GENERIC_READ, WD)))
        .grants(user(), GENERIC_READ, FR)
        .grants(user(), FR)
        .grants(user(), MAX, FR)
        .denies(user(), 0x4000_0000)
        .with(CheckOption.GENERIC_ENTRIES_UNMAPPED)
        .denies(user(), FR)
        .denies(user(), GENERIC_READ);
    assertPolicy(sd(allow(0x1000_0000, WD)))
        .grants(user(), 0x1000_0000, FA)
        .ofType(ObjectTypes.KEY)
        .grants(user(), MAX, KA);
  }

  @Test
  void nothing_askedFor_isDenied_unlessTold() {
    assertPolicy(sd(allow(FA, WD)))
        .denies(user(), 0)
        .with(CheckOption.ZERO_ACCESS_GRANTED)
        .grants(user(), 0)
        .grants(user(), MAX, FA);
    assertPolicy(sd()).with(CheckOption.ZERO_ACCESS_GRANTED).grants(user(), 0).denies(user(), MAX);
  }

  // accesscheck 8.1

  @Test
  void objectEntries_thatNameAType_denyAndDoNotAllow_unlessTold() {
    SecurityDescriptor descriptor =
        sd(
            object(AceEffect.DENY, 1, BU),
            allow(3, WD),
            object(AceEffect.ALLOW, 4, WD),
            objectOfNoType(AceEffect.ALLOW, 8, WD));
    assertPolicy(descriptor)
        .denies(user(), 1)
        .grants(user(), 2)
        .denies(user(), 4)
        .grants(user(), 8)
        .with(CheckOption.OBJECT_ALLOW_AS_PLAIN)
        .denies(user(), 1)
        .grants(user(), 4);
    assertPolicy(descriptor)
        .with(CheckOption.OBJECT_DENY_IGNORED)
        .grants(user(), 1)
        .denies(user(), 4);
  }

  @Test
  void entries_forAuditOrOfOtherTypes_doNotCount() {
    Ace audit =
        AccessAce.plain(
            AceEffect.AUDIT, AceFlags.of(AceFlags.SUCCESSFUL_ACCESS), AccessMask.of(FA), WD);
    SecurityDescriptor descriptor = sd(audit, label(7, IntegrityLevel.SYSTEM), allow(1, WD));
    assertPolicy(descriptor).grants(user(), 1).denies(user(), 2).grants(user(), MAX, 1);
    assertThat(AccessPolicy.compile(descriptor, ObjectTypes.FILE))
        .hasToString("policy of 1 entries for file");
  }

  @Test
  void compile_withOptions_keepsThem() {
    CheckOptions options = CheckOptions.DEFAULT.with(CheckOption.ZERO_ACCESS_GRANTED);
    AccessPolicy policy = AccessPolicy.compile(sd(), ObjectTypes.KEY, options);
    assertThat(policy.options()).isEqualTo(options);
    assertThat(policy.type()).isEqualTo(ObjectTypes.KEY);
    assertThat(policy.check(user().build(), 0)).isZero();
  }

  @Test
  void compile_null_isRefused() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    assertThatNullPointerException().isThrownBy(() -> PolicyCompiler.forType(null));
    assertThatNullPointerException().isThrownBy(() -> compiler.withType(null));
    assertThatNullPointerException().isThrownBy(() -> compiler.withOptions(null));
    assertThatNullPointerException().isThrownBy(() -> compiler.compile((SecurityDescriptor) null));
    assertThatNullPointerException().isThrownBy(() -> compiler.compile((byte[]) null));
    AccessPolicy policy = compiler.compile(sd());
    assertThatNullPointerException().isThrownBy(() -> policy.check(null, 1));
    assertThatNullPointerException().isThrownBy(() -> policy.rights(null));
    assertThatNullPointerException().isThrownBy(() -> policy.isDividedFor(null));
  }
}
