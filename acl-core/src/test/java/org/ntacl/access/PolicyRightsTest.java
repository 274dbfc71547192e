package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.access.Fixtures.AC;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BA;
import static org.ntacl.access.Fixtures.BU;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.OW;
import static org.ntacl.access.Fixtures.PACKAGE;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.unknown;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.withSacl;
import static org.ntacl.access.PolicyAssert.crowded;
import static org.ntacl.access.PolicyAssert.unprepared;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;

/** Which rights compiled policies grant one by one, and when that is not the whole answer. */
class PolicyRightsTest {
  private static final int READ = 0x1;
  private static final int WRITE = 0x2;
  private static final int WRITE_OWNER = 0x80000;

  private static void rights(
      SecurityDescriptor descriptor, AccessTokenBuilder token, int expected) {
    rights(descriptor, CheckOptions.DEFAULT, token, expected);
  }

  private static void rights(
      SecurityDescriptor descriptor, CheckOptions options, AccessTokenBuilder token, int expected) {
    AccessPolicy policy = AccessPolicy.compile(descriptor, ObjectTypes.FILE, options);
    AccessToken built = token.build();
    assertThat(policy.rights(built)).as("prepared").isEqualTo(expected);
    assertThat(policy.rights(unprepared(built))).as("not prepared").isEqualTo(expected);
    AccessPolicy among = crowded(40).withOptions(options).compile(descriptor);
    assertThat(among.rights(built)).as("among others").isEqualTo(expected);
  }

  private static boolean isDivided(SecurityDescriptor descriptor, AccessTokenBuilder token) {
    AccessPolicy policy = AccessPolicy.compile(descriptor, ObjectTypes.FILE);
    AccessToken built = token.build();
    boolean divided = policy.isDividedFor(built);
    assertThat(policy.isDividedFor(unprepared(built))).as("not prepared").isEqualTo(divided);
    return divided;
  }

  @Test
  void rights_firstEntry_decidesEachRight() {
    rights(sd(deny(6, BU), allow(3, WD), deny(9, WD), allow(FA, BU)), user(), FA & ~0xE);
    rights(sd(deny(6, OTHER), allow(3, OTHER)), user(), 0);
    rights(sd(), user(), 0);
  }

  @Test
  void rights_groupForDenyingOnly_isNotAllowed() {
    rights(sd(deny(1, BA), allow(FA, BA), allow(3, WD)), user().denyOnly(BA), 2);
  }

  @Test
  void rights_owner_hasTheImpliedRights() {
    rights(sd(USER, deny(RC_WD | 1, WD), allow(3, WD)), user(), RC_WD | 2);
    rights(sd(USER, allow(0x10, OW)), user(), 0x10);
    rights(sd(OTHER, allow(1, WD)), user(), 1);
    rights(sd(USER), user().restrictedTo(RC), 0);
    rights(sd(USER), user().restrictedTo(USER), RC_WD);
  }

  @Test
  void rights_privileges_giveTheirRights() {
    rights(sd(), user().privileges(Privilege.TAKE_OWNERSHIP), WRITE_OWNER);
    rights(sd(allow(READ, WD)), user().privileges(Privilege.SECURITY), ASS | READ);
    rights(sd(), user().privileges(Privilege.RELABEL), WRITE_OWNER);
    rights(sd(allow(ASS | READ, WD)), user(), READ);
    rights(
        sd(),
        CheckOptions.DEFAULT.with(CheckOption.RELABEL_GRANTS_NOTHING),
        user().privileges(Privilege.RELABEL),
        0);
  }

  @Test
  void rights_nullDacl_areAllButThatOfThePrivilege() {
    int all = ~(ASS | MAX);
    rights(sd(NullAcl.NULL), user(), all);
    rights(sd(NullAcl.NULL), user().privileges(Privilege.SECURITY), all | ASS);
    rights(sd(NullAcl.NULL), user().restrictedTo(RC), all);
  }

  @Test
  void rights_label_limitsThem() {
    SecurityDescriptor high = withSacl(sd(allow(FA, WD)), label(1, IntegrityLevel.HIGH));
    rights(high, user(), 0x1200A9);
    rights(high, user().privileges(Privilege.TAKE_OWNERSHIP), 0x1200A9);
    rights(high, user().privileges(Privilege.RELABEL), 0x1A00A9);
    rights(high, user().integrity(IntegrityLevel.HIGH), FA);
    rights(withSacl(sd(USER), label(7, IntegrityLevel.HIGH)), user(), 0);
  }

  @Test
  void rights_genericBits_areRightsToAuthzOnly() {
    int generic = 0x8000_0000;
    rights(sd(allow(generic, WD)), user(), FR);
    rights(sd(allow(generic, WD)), CheckOptions.DEFAULT.with(CheckVariant.AUTHZ), user(), generic);
    AccessPolicy policy =
        AccessPolicy.compile(
            sd(allow(generic | 1, WD)),
            ObjectTypes.FILE,
            CheckOptions.DEFAULT.with(CheckVariant.AUTHZ));
    DecisionMatrix matrix = DecisionMatrix.of(List.of(user().build()), List.of(policy));
    assertThat(matrix.rights(0, 0).bits()).isEqualTo(1);
    assertThat(matrix.allows(0, 0, generic)).isTrue();
    assertThat(matrix.allows(0, 0, generic | 2)).isFalse();
  }

  @Test
  void rights_restricted_areThoseOfBothSides() {
    rights(sd(allow(3, WD), allow(6, RC)), user().restrictedTo(RC), 2);
    rights(sd(deny(2, RC), allow(3, WD), allow(7, RC)), user().restrictedTo(RC), 1);
    rights(sd(), user().restrictedTo(RC).privileges(Privilege.TAKE_OWNERSHIP), WRITE_OWNER);
  }

  @Test
  void rights_writeRestricted_areBoundWhereTheyWrite() {
    rights(sd(allow(FA, WD), allow(WRITE, RC)), user().writeRestrictedTo(RC), 0x1200AB);
    rights(sd(allow(READ | WRITE, WD)), user().writeRestrictedTo(RC), READ);
    rights(
        sd(allow(READ, WD)),
        user().writeRestrictedTo(RC).privileges(Privilege.TAKE_OWNERSHIP),
        WRITE_OWNER | READ);
    rights(sd(USER, allow(READ, WD)), user().writeRestrictedTo(USER), RC_WD | READ);
  }

  @Test
  void rights_container_areThoseOfUserAndPackage() {
    AccessTokenBuilder token = user().appContainer(AppContainer.of(PACKAGE));
    rights(sd(allow(3, WD), allow(6, AC)), token, 2);
    rights(sd(USER, allow(3, WD), allow(0x20002, PACKAGE)), token, 0x20002);
    rights(sd(allow(FA, WD)), token, 0);
    rights(sd(allow(3, AC)), token.privileges(Privilege.TAKE_OWNERSHIP), 0);
    rights(
        sd(allow(3, WD), allow(0x80003, AC)),
        token.privileges(Privilege.TAKE_OWNERSHIP),
        WRITE_OWNER | 3);
  }

  @Test
  void rights_unorderedMaximum_areDecidedInOrderAllTheSame() {
    rights(
        sd(allow(3, WD), deny(1, BU)),
        CheckOptions.DEFAULT.with(CheckOption.UNORDERED_MAXIMUM),
        user(),
        3);
  }

  @Test
  void rights_conditions_areAsked() {
    rights(sd(unknown(AceEffect.DENY, 1, WD), allow(3, WD)), user(), 2);
    rights(sd(unknown(AceEffect.ALLOW, 1, WD), allow(2, WD)), user(), 2);
  }

  // accesscheck 9.2: one right to write puts the whole request to the restricting SIDs

  @Test
  void isDivided_readingThatTheRestrictingSidsHaveNot_nextToWritingThatTheyHave() {
    AccessTokenBuilder token = user().writeRestrictedTo(RC);
    assertThat(isDivided(sd(allow(3, WD), allow(WRITE, RC)), token)).isTrue();
    assertThat(isDivided(sd(allow(3, WD), allow(3, RC)), token)).isFalse();
    assertThat(isDivided(sd(allow(READ, WD), allow(WRITE, RC)), token)).isFalse();
    assertThat(isDivided(sd(allow(WRITE, WD), allow(WRITE, RC)), token)).isFalse();
    assertThat(isDivided(sd(allow(3, WD)), token)).isFalse();
    assertThat(isDivided(sd(allow(3, WD), allow(READ, RC)), token)).isFalse();
    assertThat(isDivided(sd(), token)).isFalse();
  }

  @Test
  void isDivided_otherTokens_neverAre() {
    SecurityDescriptor descriptor = sd(allow(3, WD), allow(WRITE, RC));
    assertThat(isDivided(descriptor, user())).isFalse();
    assertThat(isDivided(descriptor, user().restrictedTo(RC))).isFalse();
  }

  @Test
  void isDivided_writingByPrivilege_putsNothingToTheRestrictingSids() {
    AccessTokenBuilder token = user().writeRestrictedTo(RC).privileges(Privilege.TAKE_OWNERSHIP);
    assertThat(isDivided(sd(allow(READ, WD), allow(WRITE_OWNER, RC)), token)).isFalse();
    assertThat(isDivided(sd(allow(READ | WRITE_OWNER, WD), allow(WRITE_OWNER, RC)), token))
        .isFalse();
    assertThat(isDivided(sd(allow(3, WD), allow(WRITE, RC)), token)).isTrue();
    // what the owner has counts like that
    assertThat(
            isDivided(
                sd(USER, allow(READ, WD), allow(0x40000, USER)), user().writeRestrictedTo(USER)))
        .isFalse();
  }
}
