package org.ntacl.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.sid.Sid;

/**
 * Adjusting and copying tokens (SDK: AdjustTokenGroups, AdjustTokenPrivileges, DuplicateTokenEx;
 * W32: SID attributes in an access token).
 */
class TokenAdjustmentTest {
  private static final Sid USER = Sid.parse("S-1-5-21-1-2-3-1105");
  private static final Sid MANDATORY = Sid.parse("S-1-5-21-1-2-3-2000");
  private static final Sid OPTIONAL = Sid.parse("S-1-5-21-1-2-3-2001");
  private static final Sid OFF = Sid.parse("S-1-5-21-1-2-3-2002");
  private static final Sid DENYING = Sid.parse("S-1-5-21-1-2-3-2003");
  private static final Sid STRANGER = Sid.parse("S-1-5-21-1-2-3-2004");
  private static final Sid LABEL = Sid.parse("S-1-16-8192");

  private static final AccessToken TOKEN =
      AccessToken.of(USER)
          .groups(
              List.of(
                  group(MANDATORY, "MANDATORY", "ENABLED_BY_DEFAULT", "ENABLED"),
                  group(OPTIONAL, "ENABLED_BY_DEFAULT", "ENABLED"),
                  group(OFF),
                  group(DENYING, "DENY_ONLY"),
                  group(LABEL, "INTEGRITY", "INTEGRITY_ENABLED")))
          .privileges(Privilege.CHANGE_NOTIFY)
          .disabledPrivileges(Privilege.BACKUP)
          .build();

  private static TokenGroup group(Sid sid, String... attributes) {
    return new TokenGroup(sid, GroupAttributes.parse(List.of(attributes)));
  }

  private static void assertRefused(DerivedToken result, NtStatus status) {
    assertThat(result).isEqualTo(new DerivedToken(TOKEN, status));
    assertThat(result.isSuccess()).isFalse();
  }

  // groups

  @Test
  void disableGroups_optionalGroup_matchesNothingAnyMore() {
    DerivedToken result = TOKEN.disableGroups(OPTIONAL);
    assertThat(result.status()).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(result.isSuccess()).isTrue();
    assertThat(result.token().matchesAllow(OPTIONAL)).isFalse();
    assertThat(result.token().matchesDeny(OPTIONAL)).isFalse();
    assertThat(result.token().groups().get(1)).isEqualTo(group(OPTIONAL, "ENABLED_BY_DEFAULT"));
    assertThat(result.token().enableGroups(OPTIONAL).token()).isEqualTo(TOKEN);
  }

  @Test
  void disableGroups_mandatoryGroup_cannotBe_andNothingChanges() {
    assertRefused(TOKEN.disableGroups(OPTIONAL, MANDATORY), NtStatus.STATUS_CANT_DISABLE_MANDATORY);
  }

  @Test
  void enableGroups_groupForDenyingOnly_cannotBe_andNothingChanges() {
    assertRefused(TOKEN.enableGroups(OFF, DENYING), NtStatus.STATUS_CANT_ENABLE_DENY_ONLY);
    assertThat(NtStatus.STATUS_CANT_ENABLE_DENY_ONLY.code()).isEqualTo(0xC00002B3);
    assertThat(NtStatus.STATUS_CANT_ENABLE_DENY_ONLY.win32()).isEqualTo(629);
  }

  @Test
  void enableGroups_disabledGroup_matches() {
    DerivedToken result = TOKEN.enableGroups(OFF, MANDATORY);
    assertThat(result.status()).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(result.token().matchesAllow(OFF)).isTrue();
    assertThat(result.token().groups().get(2)).isEqualTo(group(OFF, "ENABLED"));
  }

  @Test
  void adjustGroups_strangersUserAndLabel_arePassedOver() {
    for (Sid sid : List.of(STRANGER, USER, LABEL)) {
      DerivedToken result = TOKEN.disableGroups(OPTIONAL, sid);
      assertThat(result.status()).isEqualTo(NtStatus.STATUS_NOT_ALL_ASSIGNED);
      assertThat(result.isSuccess()).isTrue();
      assertThat(result.token()).isEqualTo(TOKEN.disableGroups(OPTIONAL).token());
    }
    assertThat(TOKEN.enableGroups(LABEL).token()).isEqualTo(TOKEN);
    assertThat(TOKEN.disableGroups(OPTIONAL, OPTIONAL).status()).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(TOKEN.disableGroups()).isEqualTo(new DerivedToken(TOKEN, NtStatus.STATUS_SUCCESS));
  }

  @Test
  void disableGroups_alreadyDisabled_isNoFault() {
    AccessToken token = AccessToken.of(USER).groups(List.of(group(MANDATORY, "MANDATORY"))).build();
    assertThat(token.disableGroups(MANDATORY))
        .isEqualTo(new DerivedToken(token, NtStatus.STATUS_SUCCESS));
    assertThat(TOKEN.disableGroups(DENYING))
        .isEqualTo(new DerivedToken(TOKEN, NtStatus.STATUS_SUCCESS));
  }

  @Test
  void resetGroups_changedGroups_haveTheirDefaultStateAgain() {
    AccessToken changed =
        TOKEN.disableGroups(OPTIONAL).token().enableGroups(OFF).token().resetGroups();
    assertThat(changed).isEqualTo(TOKEN);
  }

  @Test
  void resetGroups_mandatoryAndDenyOnlyGroups_stayBound() {
    AccessToken token =
        AccessToken.of(USER)
            .groups(
                List.of(
                    group(MANDATORY, "MANDATORY", "ENABLED"),
                    group(OPTIONAL, "MANDATORY", "ENABLED_BY_DEFAULT"),
                    group(DENYING, "ENABLED_BY_DEFAULT", "DENY_ONLY"),
                    group(LABEL, "INTEGRITY", "ENABLED_BY_DEFAULT")))
            .build();
    assertThat(token.resetGroups().groups())
        .containsExactly(
            group(MANDATORY, "MANDATORY", "ENABLED"),
            group(OPTIONAL, "MANDATORY", "ENABLED_BY_DEFAULT", "ENABLED"),
            group(DENYING, "ENABLED_BY_DEFAULT", "DENY_ONLY"),
            group(LABEL, "INTEGRITY", "ENABLED_BY_DEFAULT"));
  }

  // privileges

  @Test
  void enablePrivileges_heldAndNotHeld_changesTheHeldOnes() {
    DerivedToken result = TOKEN.enablePrivileges(Privilege.BACKUP, Privilege.DEBUG);
    assertThat(result.status()).isEqualTo(NtStatus.STATUS_NOT_ALL_ASSIGNED);
    assertThat(result.token().isEnabled(Privilege.BACKUP)).isTrue();
    assertThat(result.token().privileges())
        .containsExactly(Privilege.BACKUP, Privilege.CHANGE_NOTIFY);
    assertThat(TOKEN.enablePrivileges(Privilege.BACKUP).status())
        .isEqualTo(NtStatus.STATUS_SUCCESS);
  }

  @Test
  void disablePrivileges_enabledOne_staysHeld() {
    DerivedToken result = TOKEN.disablePrivileges(Privilege.CHANGE_NOTIFY);
    assertThat(result.status()).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(result.token().isEnabled(Privilege.CHANGE_NOTIFY)).isFalse();
    assertThat(result.token().privileges()).contains(Privilege.CHANGE_NOTIFY);
    assertThat(TOKEN.disablePrivileges(Privilege.TCB))
        .isEqualTo(new DerivedToken(TOKEN, NtStatus.STATUS_NOT_ALL_ASSIGNED));
  }

  @Test
  void removePrivileges_once_cannotReturn() {
    DerivedToken removed = TOKEN.removePrivileges(Privilege.CHANGE_NOTIFY);
    assertThat(removed.status()).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(removed.token().privileges()).containsExactly(Privilege.BACKUP);
    assertThat(removed.token().isEnabled(Privilege.CHANGE_NOTIFY)).isFalse();
    assertThat(removed.token().enablePrivileges(Privilege.CHANGE_NOTIFY))
        .isEqualTo(new DerivedToken(removed.token(), NtStatus.STATUS_NOT_ALL_ASSIGNED));
    assertThat(removed.token().removePrivileges(Privilege.CHANGE_NOTIFY).status())
        .isEqualTo(NtStatus.STATUS_NOT_ALL_ASSIGNED);
  }

  // copies

  @Test
  void duplicate_impersonationToken_reachesItsOwnLevelAndLess() {
    AccessToken token =
        AccessToken.of(USER).impersonation(ImpersonationLevel.IDENTIFICATION).build();
    assertThat(token.duplicate(ImpersonationLevel.IDENTIFICATION))
        .isEqualTo(new DerivedToken(token, NtStatus.STATUS_SUCCESS));
    DerivedToken anonymous = token.duplicate(ImpersonationLevel.ANONYMOUS);
    assertThat(anonymous.token().impersonationLevel()).contains(ImpersonationLevel.ANONYMOUS);
    assertThat(token.duplicate(ImpersonationLevel.IMPERSONATION))
        .isEqualTo(new DerivedToken(token, NtStatus.STATUS_BAD_IMPERSONATION_LEVEL));
  }

  @Test
  void duplicate_tokenOfAProcess_reachesEveryLevel() {
    AccessToken token = AccessToken.of(USER).primary().build();
    for (ImpersonationLevel level : ImpersonationLevel.values()) {
      DerivedToken copy = token.duplicate(level);
      assertThat(copy.status()).isEqualTo(NtStatus.STATUS_SUCCESS);
      assertThat(copy.token().impersonationLevel()).contains(level);
    }
  }

  @Test
  void duplicateAsPrimary_levelOfImpersonation_isNeeded() {
    AccessToken primary = AccessToken.of(USER).primary().build();
    assertThat(primary.duplicateAsPrimary())
        .isEqualTo(new DerivedToken(primary, NtStatus.STATUS_SUCCESS));
    for (ImpersonationLevel level : ImpersonationLevel.values()) {
      AccessToken token = AccessToken.of(USER).impersonation(level).build();
      boolean reaches = level.isAtLeast(ImpersonationLevel.IMPERSONATION);
      assertThat(token.duplicateAsPrimary())
          .isEqualTo(
              reaches
                  ? new DerivedToken(primary, NtStatus.STATUS_SUCCESS)
                  : new DerivedToken(token, NtStatus.STATUS_BAD_IMPERSONATION_LEVEL));
    }
  }
}
