package org.ntacl.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.TokenFilter.Flag;

/**
 * Filtering as CreateRestrictedToken does (SDK, W32 restricted tokens; recorded by Wine's tests).
 */
class TokenFilterTest {
  private static final Sid USER = Sid.parse("S-1-5-21-1-2-3-1105");
  private static final Sid GROUP = Sid.parse("S-1-5-21-1-2-3-2000");
  private static final Sid OTHER = Sid.parse("S-1-5-21-1-2-3-2001");
  private static final Sid ADMINISTRATORS = Sid.parse("S-1-5-32-544");
  private static final Sid USERS = Sid.parse("S-1-5-32-545");
  private static final Sid EVERYONE = Sid.parse("S-1-1-0");
  private static final Sid RESTRICTED_CODE = Sid.parse("S-1-5-12");
  private static final Sid MEDIUM_LABEL = Sid.parse("S-1-16-8192");
  private static final Sid PACKAGE = Sid.parse("S-1-15-2-1-2-3-4-5-6-7");

  private static AccessTokenBuilder user() {
    return AccessToken.of(USER).memberOf(EVERYONE, USERS);
  }

  // test-facts 5.4: CreateRestrictedToken(SidsToDisable)

  @Test
  void filtered_group_countsForDenyingOnly_andKeepsItsOtherAttributes() {
    GroupAttributes before =
        GroupAttributes.parse(
            List.of("MANDATORY", "ENABLED_BY_DEFAULT", "ENABLED", "OWNER", "LOGON_ID"));
    AccessToken token = user().groups(List.of(new TokenGroup(GROUP, before))).build();
    AccessToken filtered = token.filtered(TokenFilter.NONE.denyingOnly(GROUP));
    assertThat(filtered.groups().get(2).attributes().names())
        .containsExactly("MANDATORY", "OWNER", "DENY_ONLY", "LOGON_ID");
    assertThat(filtered.groups().subList(0, 2)).isEqualTo(token.groups().subList(0, 2));
    assertThat(filtered.matchesAllow(GROUP)).isFalse();
    assertThat(filtered.matchesDeny(GROUP)).isTrue();
    assertThat(filtered.isUserDenyOnly()).isFalse();
  }

  @Test
  void filtered_user_countsForDenyingOnly() {
    AccessToken filtered = user().build().filtered(TokenFilter.NONE.denyingOnly(USER));
    assertThat(filtered.isUserDenyOnly()).isTrue();
    assertThat(filtered.groups()).isEqualTo(user().build().groups());
  }

  @Test
  void filtered_sidsAndPrivilegesNotHeld_arePassedOver() {
    AccessToken token = user().privileges(Privilege.SHUTDOWN).build();
    assertThat(token.filtered(TokenFilter.NONE.denyingOnly(OTHER).deleting(Privilege.DEBUG)))
        .isEqualTo(token);
    assertThat(token.filtered(TokenFilter.NONE)).isEqualTo(token);
  }

  @Test
  void filtered_integrityEntryAmongTheGroups_isNoGroup() {
    TokenGroup label =
        new TokenGroup(
            MEDIUM_LABEL, GroupAttributes.parse(List.of("INTEGRITY", "INTEGRITY_ENABLED")));
    AccessToken token = user().groups(List.of(label)).build();
    assertThat(token.filtered(TokenFilter.NONE.denyingOnly(MEDIUM_LABEL))).isEqualTo(token);
  }

  @Test
  void filtered_typeAndLevel_areThoseOfTheSource() {
    TokenFilter filter = TokenFilter.NONE.denyingOnly(USERS);
    assertThat(user().primary().build().filtered(filter).type()).isEqualTo(TokenType.PRIMARY);
    assertThat(
            user()
                .impersonation(ImpersonationLevel.IDENTIFICATION)
                .build()
                .filtered(filter)
                .impersonationLevel())
        .contains(ImpersonationLevel.IDENTIFICATION);
  }

  @Test
  void filtered_ownerForDenyingOnly_leavesOwnershipToTheUser() {
    AccessToken token = user().memberOf(ADMINISTRATORS).owner(ADMINISTRATORS).build();
    assertThat(token.filtered(TokenFilter.NONE.denyingOnly(ADMINISTRATORS)).owner())
        .isEqualTo(USER);
    assertThat(token.filtered(TokenFilter.NONE.denyingOnly(USERS)).owner())
        .isEqualTo(ADMINISTRATORS);
  }

  // test-facts 5.4 and descriptors 6.1: privileges

  @Test
  void filtered_deletedPrivilege_isAbsent() {
    AccessToken token =
        user().privileges(Privilege.DEBUG, Privilege.SHUTDOWN, Privilege.CHANGE_NOTIFY).build();
    AccessToken filtered =
        token.filtered(TokenFilter.NONE.deleting(Privilege.DEBUG, Privilege.CHANGE_NOTIFY));
    assertThat(filtered.privileges()).containsExactly(Privilege.SHUTDOWN);
    assertThat(filtered.isEnabled(Privilege.SHUTDOWN)).isTrue();
    assertThat(filtered.isEnabled(Privilege.DEBUG)).isFalse();
  }

  @Test
  void filtered_disableMaxPrivilege_leavesChangeNotifyOnly_whateverIsNamed() {
    AccessToken token =
        user()
            .privileges(Privilege.CHANGE_NOTIFY, Privilege.SHUTDOWN)
            .disabledPrivileges(Privilege.BACKUP)
            .build();
    TokenFilter filter = TokenFilter.NONE.with(Flag.DISABLE_MAX_PRIVILEGE);
    assertThat(token.filtered(filter).privileges()).containsExactly(Privilege.CHANGE_NOTIFY);
    assertThat(token.filtered(filter).isEnabled(Privilege.CHANGE_NOTIFY)).isTrue();
    assertThat(token.filtered(filter.deleting(Privilege.CHANGE_NOTIFY)).privileges())
        .containsExactly(Privilege.CHANGE_NOTIFY);
    assertThat(user().privileges(Privilege.DEBUG).build().filtered(filter).privileges()).isEmpty();
  }

  // W32 restricted tokens, descriptors 6.1: restricting SIDs

  @Test
  void filtered_restrictingSids_bindAllRights_duplicatesStay() {
    AccessToken filtered =
        user()
            .build()
            .filtered(TokenFilter.NONE.restrictingTo(RESTRICTED_CODE, EVERYONE, RESTRICTED_CODE));
    assertThat(filtered.restrictingSids())
        .containsExactly(RESTRICTED_CODE, EVERYONE, RESTRICTED_CODE);
    assertThat(filtered.isRestricted()).isTrue();
    assertThat(filtered.isWriteRestricted()).isFalse();
  }

  @Test
  void filtered_restrictedToken_intersects() {
    AccessToken token = user().restrictedTo(RESTRICTED_CODE, EVERYONE, USERS).build();
    assertThat(token.filtered(TokenFilter.NONE.restrictingTo(USERS, OTHER)).restrictingSids())
        .containsExactly(USERS);
    assertThat(token.filtered(TokenFilter.NONE.denyingOnly(USERS)).restrictingSids())
        .containsExactly(RESTRICTED_CODE, EVERYONE, USERS);
  }

  @Test
  void filtered_restrictedTokenAndNothingInCommon_isRefused() {
    AccessToken token = user().restrictedTo(RESTRICTED_CODE).build();
    assertThatThrownBy(() -> token.filtered(TokenFilter.NONE.restrictingTo(USERS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no restricting SID is left: the token is restricted to `[S-1-5-12]`,"
                + " the filter to `[S-1-5-32-545]`");
  }

  @Test
  void filtered_writeRestricted_bindsWritingOnly() {
    TokenFilter filter = TokenFilter.NONE.restrictingTo(EVERYONE).with(Flag.WRITE_RESTRICTED);
    AccessToken filtered = user().build().filtered(filter);
    assertThat(filtered.isWriteRestricted()).isTrue();
    assertThat(filtered.restrictingSids()).containsExactly(EVERYONE);
    assertThat(user().writeRestrictedTo(EVERYONE, USERS).build().filtered(filter))
        .isEqualTo(filtered);
  }

  @Test
  void filtered_writeRestrictedWithoutSids_changesNothing() {
    TokenFilter flag = TokenFilter.NONE.with(Flag.WRITE_RESTRICTED);
    AccessToken free = user().build();
    AccessToken restricted = user().restrictedTo(EVERYONE).build();
    assertThat(free.filtered(flag)).isEqualTo(free);
    assertThat(restricted.filtered(flag)).isEqualTo(restricted);
  }

  @Test
  void filtered_tokenRestrictedForAllRights_neverBecomesWriteRestricted() {
    AccessToken token = user().restrictedTo(EVERYONE, USERS).build();
    AccessToken filtered =
        token.filtered(TokenFilter.NONE.restrictingTo(USERS).with(Flag.WRITE_RESTRICTED));
    assertThat(filtered.isWriteRestricted()).isFalse();
    assertThat(filtered.restrictingSids()).containsExactly(USERS);
  }

  @Test
  void filtered_writeRestrictedTokenRestrictedForAllRights_becomesThat() {
    AccessToken token = user().writeRestrictedTo(EVERYONE, USERS).build();
    AccessToken filtered = token.filtered(TokenFilter.NONE.restrictingTo(USERS));
    assertThat(filtered.isWriteRestricted()).isFalse();
    assertThat(filtered.restrictingSids()).containsExactly(USERS);
  }

  // flags

  @Test
  void flags_bits_areThoseOfTheHeaders() {
    assertThat(Flag.of(0)).isEmpty();
    assertThat(Flag.of(1)).containsExactly(Flag.DISABLE_MAX_PRIVILEGE);
    assertThat(Flag.of(2)).containsExactly(Flag.SANDBOX_INERT);
    assertThat(Flag.of(4)).containsExactly(Flag.LUA_TOKEN);
    assertThat(Flag.of(8)).containsExactly(Flag.WRITE_RESTRICTED);
    assertThat(Flag.of(15)).containsExactly(Flag.values());
    assertThatThrownBy(() -> Flag.of(0x13))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown bits `0x10` in the flags of a token filter");
  }

  @Test
  void filtered_sandboxInert_changesNothing() {
    AccessToken token = user().privileges(Privilege.DEBUG).build();
    assertThat(token.filtered(TokenFilter.NONE.with(Flag.SANDBOX_INERT))).isEqualTo(token);
  }

  @Test
  void with_severalParts_addUp_inAnyOrder() {
    TokenFilter filter =
        TokenFilter.NONE
            .with(Flag.SANDBOX_INERT)
            .with(Flag.LUA_TOKEN)
            .denyingOnly(USER)
            .denyingOnly(GROUP)
            .deleting(Privilege.DEBUG)
            .deleting(Privilege.TCB, Privilege.TCB)
            .restrictingTo(EVERYONE)
            .restrictingTo(USERS);
    assertThat(filter)
        .isEqualTo(
            new TokenFilter(
                List.of(USER, GROUP),
                Set.of(Privilege.TCB, Privilege.DEBUG),
                List.of(EVERYONE, USERS),
                Set.of(Flag.LUA_TOKEN, Flag.SANDBOX_INERT)));
    assertThatThrownBy(() -> filter.deleted().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> filter.flags().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  // LUA_TOKEN and linked tokens (published descriptions of User Account Control)

  private static AccessTokenBuilder administrator() {
    return user()
        .memberOf(ADMINISTRATORS)
        .owner(ADMINISTRATORS)
        .integrity(IntegrityLevel.HIGH)
        .privileges(
            Privilege.CHANGE_NOTIFY,
            Privilege.DEBUG,
            Privilege.SECURITY,
            Privilege.SHUTDOWN,
            Privilege.UNDOCK)
        .disabledPrivileges(
            Privilege.INCREASE_WORKING_SET, Privilege.TIME_ZONE, Privilege.TAKE_OWNERSHIP);
  }

  @Test
  void linkedTokens_administrator_limitedOneIsAUser() {
    AccessToken full = administrator().build();
    LinkedTokens pair = LinkedTokens.of(full).orElseThrow();
    AccessToken limited = pair.limited();
    assertThat(pair.full()).isEqualTo(full);
    assertThat(limited.matchesAllow(ADMINISTRATORS)).isFalse();
    assertThat(limited.matchesDeny(ADMINISTRATORS)).isTrue();
    assertThat(limited.matchesAllow(USERS)).isTrue();
    assertThat(limited.owner()).isEqualTo(USER);
    assertThat(limited.integrity()).isEqualTo(IntegrityLevel.MEDIUM);
    assertThat(limited.privileges())
        .containsExactly(
            Privilege.SHUTDOWN,
            Privilege.CHANGE_NOTIFY,
            Privilege.UNDOCK,
            Privilege.INCREASE_WORKING_SET,
            Privilege.TIME_ZONE);
    assertThat(limited.isEnabled(Privilege.SHUTDOWN)).isTrue();
    assertThat(limited.isEnabled(Privilege.TIME_ZONE)).isFalse();
    assertThat(limited).isEqualTo(full.filtered(TokenFilter.NONE.with(Flag.LUA_TOKEN)));
  }

  @Test
  void linkedTokens_ordinaryUser_hasNoPair() {
    assertThat(LinkedTokens.of(user().privileges(Privilege.SHUTDOWN).build())).isEmpty();
    assertThat(LinkedTokens.of(user().denyOnly(ADMINISTRATORS).build())).isEmpty();
    AccessToken limited = LinkedTokens.of(administrator().build()).orElseThrow().limited();
    assertThat(LinkedTokens.of(limited)).isEmpty();
  }

  @Test
  void linkedTokens_powerfulPrivilege_makesAPair_heldIsEnough() {
    for (Privilege privilege :
        List.of(
            Privilege.CREATE_TOKEN,
            Privilege.TCB,
            Privilege.TAKE_OWNERSHIP,
            Privilege.LOAD_DRIVER,
            Privilege.BACKUP,
            Privilege.RESTORE,
            Privilege.DEBUG,
            Privilege.IMPERSONATE,
            Privilege.RELABEL)) {
      assertThat(LinkedTokens.of(user().disabledPrivileges(privilege).build())).isPresent();
    }
    assertThat(LinkedTokens.of(user().privileges(Privilege.SECURITY).build())).isEmpty();
  }

  @Test
  void linkedTokens_groupsForAdministration_makeAPair() {
    for (String group :
        List.of(
            "S-1-5-32-544",
            "S-1-5-32-547",
            "S-1-5-32-548",
            "S-1-5-32-549",
            "S-1-5-32-550",
            "S-1-5-32-551",
            "S-1-5-32-554",
            "S-1-5-32-556",
            "S-1-5-32-569",
            "S-1-5-21-1-2-3-498",
            "S-1-5-21-1-2-3-512",
            "S-1-5-21-1-2-3-516",
            "S-1-5-21-1-2-3-517",
            "S-1-5-21-1-2-3-518",
            "S-1-5-21-1-2-3-519",
            "S-1-5-21-1-2-3-520",
            "S-1-5-21-1-2-3-521",
            "S-1-5-21-1-2-3-553")) {
      assertThat(LinkedTokens.of(user().memberOf(Sid.parse(group)).build())).isPresent();
    }
    for (String group :
        List.of("S-1-5-32-512", "S-1-5-32-546", "S-1-5-21-1-2-3-544", "S-1-5-12-544")) {
      assertThat(LinkedTokens.of(user().memberOf(Sid.parse(group)).build())).isEmpty();
    }
  }

  @Test
  void filtered_luaToken_neverRaisesTheLevel() {
    AccessToken low = user().integrity(IntegrityLevel.LOW).build();
    assertThat(low.filtered(TokenFilter.NONE.with(Flag.LUA_TOKEN))).isEqualTo(low);
  }

  @Test
  void filtered_luaTokenAndMaxPrivilege_leaveChangeNotify() {
    assertThat(
            administrator()
                .build()
                .filtered(TokenFilter.NONE.with(Flag.LUA_TOKEN, Flag.DISABLE_MAX_PRIVILEGE))
                .privileges())
        .containsExactly(Privilege.CHANGE_NOTIFY);
  }

  // application containers (W32 implementing an app container; accesscheck 5.3, 9.3)

  @Test
  void lowbox_anyToken_runsAtTheLowLevelInItsContainer() {
    AppContainer container = AppContainer.of(PACKAGE, Sid.parse("S-1-15-3-1"));
    AccessToken token = administrator().build();
    AccessToken contained = token.lowbox(container);
    assertThat(contained.appContainer()).contains(container);
    assertThat(contained.integrity()).isEqualTo(IntegrityLevel.LOW);
    assertThat(contained.groups()).isEqualTo(token.groups());
    assertThat(contained.privileges()).isEqualTo(token.privileges());
    assertThat(contained.type()).isEqualTo(token.type());
  }

  @Test
  void lowbox_untrustedToken_staysUntrusted() {
    AccessToken token = user().integrity(IntegrityLevel.UNTRUSTED).build();
    assertThat(token.lowbox(AppContainer.of(PACKAGE)).integrity())
        .isEqualTo(IntegrityLevel.UNTRUSTED);
  }

  @Test
  void lowbox_childOfAPackage_isAPackageToo() {
    Sid child = Sid.parse("S-1-15-2-1-2-3-4-5-6-7-8-9-10-11");
    assertThat(user().build().lowbox(AppContainer.of(child)).appContainer())
        .contains(AppContainer.of(child));
  }

  @Test
  void lowbox_noPackageOrContainedAlready_isRefused() {
    AccessToken token = user().build();
    AccessToken contained = token.lowbox(AppContainer.of(PACKAGE));
    assertThatThrownBy(() -> token.lowbox(AppContainer.of(Sid.parse("S-1-15-2-1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("`S-1-15-2-1` is no package");
    assertThatThrownBy(() -> contained.lowbox(AppContainer.of(PACKAGE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the token is in the container `S-1-15-2-1-2-3-4-5-6-7` already");
  }
}
