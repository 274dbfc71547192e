package org.ntacl.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.condition.Attribute;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AceList;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.TrustLevel;
import org.ntacl.sid.WellKnownSid;

class AccessTokenTest {
  private static final Sid USER = Sid.parse("S-1-5-21-1-2-3-1105");
  private static final Sid GROUP = Sid.parse("S-1-5-21-1-2-3-2000");
  private static final Sid OTHER = Sid.parse("S-1-5-21-1-2-3-2001");
  private static final Sid PACKAGE = Sid.parse("S-1-15-2-1-2-3-4-5-6-7");
  private static final Sid CAPABILITY = Sid.parse("S-1-15-3-1");

  private static GroupAttributes attributes(String... names) {
    return GroupAttributes.parse(List.of(names));
  }

  @Test
  void owner_thatIsTheUser_makesTheSameToken() {
    assertThat(AccessToken.of(USER).owner(USER).build()).isEqualTo(AccessToken.of(USER).build());
    assertThat(AccessToken.of(USER).owner(GROUP).owner(USER).build().owner()).isEqualTo(USER);
  }

  @Test
  void build_userAlone_hasTheDefaultsOfWindows() {
    AccessToken token = AccessToken.of(USER).build();
    assertThat(token.user()).isEqualTo(USER);
    assertThat(token.isUserDenyOnly()).isFalse();
    assertThat(token.groups()).isEmpty();
    assertThat(token.owner()).isEqualTo(USER);
    assertThat(token.primaryGroup()).isEmpty();
    assertThat(token.defaultDacl()).isEqualTo(AbsentAcl.ABSENT);
    assertThat(token.privileges()).isEmpty();
    assertThat(token.integrity()).isEqualTo(IntegrityLevel.MEDIUM);
    assertThat(token.policy())
        .containsExactly(TokenPolicy.NO_WRITE_UP, TokenPolicy.NEW_PROCESS_MIN);
    assertThat(token.isRestricted()).isFalse();
    assertThat(token.isWriteRestricted()).isFalse();
    assertThat(token.appContainer()).isEmpty();
    assertThat(token.trust()).isEmpty();
    assertThat(token.type()).isEqualTo(TokenType.IMPERSONATION);
    assertThat(token.impersonationLevel()).contains(ImpersonationLevel.IMPERSONATION);
  }

  @Test
  void matches_user_isMatchedByBothKindsOfEntries() {
    AccessToken token = AccessToken.of(USER).build();
    assertThat(token.matchesAllow(USER)).isTrue();
    assertThat(token.matchesDeny(USER)).isTrue();
    assertThat(token.matchesAllow(GROUP)).isFalse();
    assertThat(token.matchesDeny(GROUP)).isFalse();
  }

  @Test
  void matches_userForDenyingOnly_isMatchedByDenyingEntriesOnly() {
    AccessToken token = AccessToken.of(USER).userDenyOnly(true).build();
    assertThat(token.matchesAllow(USER)).isFalse();
    assertThat(token.matchesDeny(USER)).isTrue();
    assertThat(token.isUserDenyOnly()).isTrue();
    assertThat(token.toString()).contains(USER.toString());
    assertThat(token).doesNotHaveSameHashCodeAs(AccessToken.of(USER).build());
  }

  @Test
  void matches_userForDenyingOnlyAndListedAsGroup_staysForDenyingOnly() {
    AccessToken token = AccessToken.of(USER).userDenyOnly(true).memberOf(USER).build();
    assertThat(token.matchesAllow(USER)).isFalse();
    assertThat(token.matchesDeny(USER)).isTrue();
  }

  @Test
  void matches_groupsOfEveryState_followTheirAttributes() {
    assertMatches(attributes("ENABLED"), true, true);
    assertMatches(attributes("MANDATORY", "ENABLED_BY_DEFAULT", "ENABLED"), true, true);
    assertMatches(attributes("MANDATORY", "ENABLED_BY_DEFAULT"), false, false);
    assertMatches(attributes("DENY_ONLY"), false, true);
    assertMatches(attributes("ENABLED", "DENY_ONLY"), false, true);
    assertMatches(attributes("ENABLED", "LOGON_ID"), true, true);
    assertMatches(attributes("INTEGRITY", "INTEGRITY_ENABLED"), false, false);
    assertMatches(GroupAttributes.of(0), false, false);
  }

  private static void assertMatches(GroupAttributes attributes, boolean allow, boolean deny) {
    TokenGroup group = new TokenGroup(GROUP, attributes);
    AccessToken token = AccessToken.of(USER).groups(List.of(group)).build();
    assertThat(token.matchesAllow(GROUP)).as("allow %s", attributes).isEqualTo(allow);
    assertThat(token.matchesDeny(GROUP)).as("deny %s", attributes).isEqualTo(deny);
  }

  @Test
  void matches_groupListedTwice_denyOnlyWins() {
    AccessToken token = AccessToken.of(USER).memberOf(GROUP).denyOnly(GROUP).build();
    assertThat(token.matchesAllow(GROUP)).isFalse();
    assertThat(token.matchesDeny(GROUP)).isTrue();
  }

  @Test
  void builder_everyPart_isInTheToken() {
    Claim claim = Claim.of("Title", ClaimType.STRING, new ClaimValue.StringValue("PM"));
    AppContainer container = AppContainer.of(PACKAGE, CAPABILITY);
    AccessToken token =
        AccessToken.of(USER)
            .memberOf(WellKnownSid.BUILTIN_USERS, WellKnownSid.EVERYONE)
            .memberOf(GROUP)
            .denyOnly(OTHER)
            .owner(GROUP)
            .primaryGroup(OTHER)
            .defaultDacl(AceList.EMPTY)
            .privileges(Privilege.SECURITY, Privilege.DEBUG)
            .disabledPrivileges(Privilege.BACKUP, Privilege.DEBUG)
            .integrity(IntegrityLevel.HIGH)
            .policy(TokenPolicy.NEW_PROCESS_MIN)
            .writeRestrictedTo(GROUP)
            .appContainer(container)
            .trust(new TrustLevel(512, 4096))
            .deviceGroups(List.of(TokenGroup.enabled(OTHER)))
            .userClaims(List.of(claim))
            .deviceClaims(List.of(claim, claim))
            .localClaims(List.of(claim))
            .primary()
            .build();
    assertThat(token.groups())
        .extracting(TokenGroup::sid)
        .containsExactly(Sid.parse("S-1-5-32-545"), Sid.parse("S-1-1-0"), GROUP, OTHER);
    assertThat(token.owner()).isEqualTo(GROUP);
    assertThat(token.primaryGroup()).contains(OTHER);
    assertThat(token.defaultDacl()).isEqualTo(AceList.EMPTY);
    assertThat(token.privileges())
        .containsExactly(Privilege.SECURITY, Privilege.BACKUP, Privilege.DEBUG);
    assertThat(token.isEnabled(Privilege.SECURITY)).isTrue();
    assertThat(token.isEnabled(Privilege.BACKUP)).isFalse();
    assertThat(token.isEnabled(Privilege.DEBUG)).isFalse();
    assertThat(token.integrity()).isEqualTo(IntegrityLevel.HIGH);
    assertThat(token.policy()).containsExactly(TokenPolicy.NEW_PROCESS_MIN);
    assertThat(token.isRestricted()).isTrue();
    assertThat(token.isWriteRestricted()).isTrue();
    assertThat(token.restrictingSids()).containsExactly(GROUP);
    assertThat(token.isRestrictingSid(GROUP)).isTrue();
    assertThat(token.isRestrictingSid(OTHER)).isFalse();
    assertThat(token.appContainer()).contains(container);
    assertThat(token.trust()).contains(new TrustLevel(512, 4096));
    assertThat(token.deviceGroups()).containsExactly(TokenGroup.enabled(OTHER));
    assertThat(token.userClaims()).containsExactly(claim);
    assertThat(token.deviceClaims()).containsExactly(claim, claim);
    assertThat(token.localClaims()).containsExactly(claim);
    assertThat(token.type()).isEqualTo(TokenType.PRIMARY);
    assertThat(token.impersonationLevel()).isEmpty();
    assertThat(token.toBuilder().build()).isEqualTo(token).hasSameHashCodeAs(token);
    assertThat(token.toBuilder().integrity(IntegrityLevel.LOW).build()).isNotEqualTo(token);
  }

  @Test
  void build_builderUsedAgain_doesNotChangeTheFirstToken() {
    AccessTokenBuilder builder = AccessToken.of(USER).memberOf(GROUP);
    AccessToken first = builder.build();
    AccessToken second =
        builder.memberOf(OTHER).privileges(Privilege.DEBUG).policy().restrictedTo(OTHER).build();
    assertThat(first.groups()).hasSize(1);
    assertThat(first.privileges()).isEmpty();
    assertThat(first.policy()).hasSize(2);
    assertThat(first.isRestricted()).isFalse();
    assertThat(second.policy()).isEmpty();
    assertThat(second.isWriteRestricted()).isFalse();
    assertThat(builder.onlyGroups(List.of()).build().groups()).isEmpty();
  }

  @Test
  void accessors_collections_cannotBeChanged() {
    AccessToken token =
        AccessToken.of(USER).privileges(Privilege.DEBUG).restrictedTo(GROUP).build();
    assertThatThrownBy(() -> token.groups().add(TokenGroup.enabled(GROUP)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> token.privileges().add(Privilege.TCB))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> token.policy().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> token.restrictingSids().add(USER))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void writeRestrictedTo_nothing_isRefused() {
    assertThatThrownBy(() -> AccessToken.of(USER).writeRestrictedTo())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a write-restricted token has restricting SIDs");
  }

  @Test
  void appContainer_matches_packageEnabledCapabilitiesAndTheGroupsOfPackages() {
    Sid disabled = Sid.parse("S-1-15-3-2");
    List<TokenGroup> capabilities = new ArrayList<>();
    capabilities.add(TokenGroup.enabled(CAPABILITY));
    capabilities.add(new TokenGroup(disabled, GroupAttributes.of(0)));
    AppContainer container = new AppContainer(PACKAGE, capabilities, false);
    capabilities.clear();
    assertThat(container.matches(PACKAGE)).isTrue();
    assertThat(container.matches(CAPABILITY)).isTrue();
    assertThat(container.matches(disabled)).isFalse();
    assertThat(container.matches(Sid.parse("S-1-15-2-1"))).isTrue();
    assertThat(container.matches(Sid.parse("S-1-15-2-2"))).isTrue();
    assertThat(container.matches(USER)).isFalse();
    AppContainer less = new AppContainer(PACKAGE, List.of(), true);
    assertThat(less.matches(Sid.parse("S-1-15-2-1"))).isFalse();
    assertThat(less.matches(Sid.parse("S-1-15-2-2"))).isTrue();
  }

  @Test
  void impersonationLevel_order_rises() {
    assertThat(ImpersonationLevel.DELEGATION.isAtLeast(ImpersonationLevel.IMPERSONATION)).isTrue();
    assertThat(ImpersonationLevel.IDENTIFICATION.isAtLeast(ImpersonationLevel.IDENTIFICATION))
        .isTrue();
    assertThat(ImpersonationLevel.ANONYMOUS.isAtLeast(ImpersonationLevel.IDENTIFICATION)).isFalse();
  }

  @Test
  void tokenPolicy_bits_areThoseOfTheHeaders() {
    assertThat(TokenPolicy.NO_WRITE_UP.bit()).isEqualTo(1);
    assertThat(TokenPolicy.NEW_PROCESS_MIN.bit()).isEqualTo(2);
  }

  @Test
  void deviceMatches_groupsOfTheDevice_followTheirAttributes() {
    AccessToken token =
        AccessToken.of(USER)
            .memberOf(CAPABILITY)
            .deviceGroups(
                List.of(
                    TokenGroup.enabled(GROUP),
                    TokenGroup.denyOnly(OTHER),
                    new TokenGroup(PACKAGE, GroupAttributes.of(0))))
            .build();
    assertThat(token.deviceMatchesAllow(GROUP)).isTrue();
    assertThat(token.deviceMatchesDeny(GROUP)).isTrue();
    assertThat(token.deviceMatchesAllow(OTHER)).isFalse();
    assertThat(token.deviceMatchesDeny(OTHER)).isTrue();
    for (Sid sid : List.of(PACKAGE, USER, CAPABILITY)) {
      assertThat(token.deviceMatchesAllow(sid)).isFalse();
      assertThat(token.deviceMatchesDeny(sid)).isFalse();
    }
  }

  @Test
  void claims_everySource_hasItsOwn() {
    Claim user = Claim.of("x", ClaimType.INT64, new ClaimValue.IntegerValue(1));
    Claim device = Claim.of("x", ClaimType.INT64, new ClaimValue.IntegerValue(2));
    Claim local = Claim.of("x", ClaimType.INT64, new ClaimValue.IntegerValue(3));
    AccessToken token =
        AccessToken.of(USER)
            .userClaims(List.of(local, user))
            .deviceClaims(List.of(device))
            .localClaims(List.of(local))
            .build();
    assertThat(token.claims(Attribute.Source.USER).forAllowing("X")).contains(user);
    assertThat(token.claims(Attribute.Source.DEVICE).forAllowing("x")).contains(device);
    assertThat(token.claims(Attribute.Source.LOCAL).forDenying("x")).contains(local);
    assertThat(token.claims(Attribute.Source.RESOURCE).forAllowing("x")).isEmpty();
  }

  @Test
  void build_claimWithEqualValues_isRefused() {
    Claim twice =
        Claim.of(
            "x",
            ClaimType.STRING,
            new ClaimValue.StringValue("foo"),
            new ClaimValue.StringValue("FOO"));
    for (AccessTokenBuilder builder :
        List.of(
            AccessToken.of(USER).userClaims(List.of(twice)),
            AccessToken.of(USER).deviceClaims(List.of(twice)),
            AccessToken.of(USER).localClaims(List.of(twice)))) {
      assertThatThrownBy(builder::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("values 0 and 1 of claim `x` are equal");
    }
  }
}
