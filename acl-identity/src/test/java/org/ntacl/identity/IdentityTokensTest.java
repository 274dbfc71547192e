package org.ntacl.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.identity.certificate.CertificateIdentity;
import org.ntacl.identity.claims.ClaimEntry;
import org.ntacl.identity.claims.ClaimsArray;
import org.ntacl.identity.claims.ClaimsSet;
import org.ntacl.identity.claims.ClaimsSource;
import org.ntacl.identity.kerberos.EncryptionType;
import org.ntacl.identity.kerberos.KerberosKey;
import org.ntacl.identity.pac.KerbValidationInfo;
import org.ntacl.identity.pac.Pac;
import org.ntacl.identity.pac.PacBuilder;
import org.ntacl.identity.pac.PacClaimsInfo;
import org.ntacl.identity.pac.PacRefusedException;
import org.ntacl.identity.pac.PacRefusedException.Reason;
import org.ntacl.identity.pac.PacRequestor;
import org.ntacl.identity.pac.PacVerifier;
import org.ntacl.identity.pac.SamplePacs;
import org.ntacl.identity.pac.UpnDnsInfo;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;

class IdentityTokensTest {
  private static final KerberosKey KEY = SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 1);
  private static final Sid DOMAIN = SamplePacs.DOMAIN;
  private static final Sid ADMINISTRATORS = WellKnownSid.BUILTIN_ADMINISTRATORS.sid();

  private static AccessToken token(PacBuilder builder) {
    return token(builder, LocalPolicy.NONE);
  }

  private static AccessToken token(PacBuilder builder, LocalPolicy policy) {
    return IdentityTokens.ofPac(
        PacVerifier.withServerKeys(KEY).verify(builder.sign(KEY, KEY)), policy);
  }

  private static AccessToken token(KerbValidationInfo info) {
    return token(new PacBuilder().add(info));
  }

  private static KerbValidationInfo plain() {
    return KerbValidationInfo.of("bob", "EXAMPLE", DOMAIN, 1106, 513);
  }

  private static TokenGroup group(String sid) {
    return TokenGroup.enabled(Sid.parse(sid));
  }

  private static void assertRefused(Reason reason, PacBuilder builder) {
    assertThatThrownBy(() -> token(builder))
        .isInstanceOfSatisfying(
            PacRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void pac_plainUser_hasPrimaryGroupAndWhatTheNetworkBrings() {
    AccessToken token = token(plain());
    assertThat(token.user()).isEqualTo(DOMAIN.child(1106));
    assertThat(token.primaryGroup()).contains(DOMAIN.child(513));
    assertThat(token.groups())
        .containsExactly(
            TokenGroup.enabled(DOMAIN.child(513)),
            group("S-1-1-0"),
            group("S-1-5-2"),
            group("S-1-5-11"),
            group("S-1-5-15"));
    assertThat(token.integrity()).isEqualTo(IntegrityLevel.MEDIUM);
    assertThat(token.privileges()).isEmpty();
    assertThat(token.impersonationLevel()).contains(ImpersonationLevel.IMPERSONATION);
  }

  @Test
  void pac_ofEverything_hasGroupsDeviceAndClaims() {
    AccessToken token = token(SamplePacs.everything());
    assertThat(token.user()).isEqualTo(SamplePacs.USER);
    assertThat(token.groups())
        .extracting(group -> group.sid().toString())
        .containsExactly(
            DOMAIN + "-513",
            DOMAIN + "-1201",
            DOMAIN + "-1202",
            "S-1-5-21-0-0-0-497",
            "S-1-18-1",
            "S-1-1-0",
            "S-1-5-2",
            "S-1-5-11",
            "S-1-5-15");
    assertThat(token.userClaims()).extracting(Claim::name).containsExactly("ulevel", "utitle");
    // the KDC did not say that it has seen the device
    assertThat(token.deviceGroups()).isEmpty();
    assertThat(token.deviceClaims()).isEmpty();
  }

  @Test
  void pac_withCompoundedAuthentication_hasTheDevice() {
    AccessToken token =
        token(
            new PacBuilder()
                .add(
                    plain()
                        .withExtraSids(
                            List.of(SamplePacs.enabled(WellKnownSid.COMPOUNDED_AUTHENTICATION))))
                .add(SamplePacs.claimsInfo(false, SamplePacs.claims("u")))
                .add(SamplePacs.device())
                .add(SamplePacs.claimsInfo(true, SamplePacs.claims("d"))));
    assertThat(token.userClaims()).as("no Claims Valid").isEmpty();
    assertThat(token.deviceClaims()).extracting(Claim::name).containsExactly("dlevel", "dtitle");
    assertThat(token.deviceGroups())
        .extracting(group -> group.sid().toString())
        .containsExactly(
            DOMAIN + "-1300",
            DOMAIN + "-515",
            "S-1-18-1",
            "S-1-5-21-4-5-6-1400",
            "S-1-5-21-4-5-6-1401");
  }

  @Test
  void pac_flagsThatDoNotSayExtra_leaveItOut() {
    KerbValidationInfo info =
        plain()
            .withExtraSids(List.of(group("S-1-18-1")))
            .withResourceGroups(Sid.parse("S-1-5-21-7-8-9"), List.of(SamplePacs.group(1500)));
    assertThat(token(info).groups()).contains(group("S-1-18-1"), group("S-1-5-21-7-8-9-1500"));
    assertThat(token(info.withUserFlags(0)).groups()).isEqualTo(token(plain()).groups());
  }

  @Test
  void pac_attributesOfGroups_areKept() {
    KerbValidationInfo info =
        plain()
            .withExtraSids(
                List.of(
                    TokenGroup.denyOnly(Sid.parse("S-1-5-21-4-5-6-1")),
                    new TokenGroup(
                        Sid.parse("S-1-5-21-4-5-6-2"),
                        GroupAttributes.DEFAULT.with(GroupAttributes.RESOURCE))));
    AccessToken token = token(info);
    assertThat(token.matchesAllow(Sid.parse("S-1-5-21-4-5-6-1"))).isFalse();
    assertThat(token.matchesDeny(Sid.parse("S-1-5-21-4-5-6-1"))).isTrue();
    assertThat(token.groups())
        .anyMatch(group -> group.attributes().contains(GroupAttributes.RESOURCE));
  }

  @Test
  void pac_userIdZero_isTheFirstExtraSid() {
    Sid foreign = Sid.parse("S-1-5-21-4-5-6-1000");
    KerbValidationInfo info = KerbValidationInfo.of("x", "EXAMPLE", DOMAIN, 0, 513);
    AccessToken token =
        token(info.withExtraSids(List.of(TokenGroup.enabled(foreign), group("S-1-18-1"))));
    assertThat(token.user()).isEqualTo(foreign);
    assertThat(token.groups()).doesNotContain(TokenGroup.enabled(foreign));
    assertRefused(Reason.NO_USER, new PacBuilder().add(info));
  }

  @Test
  void pac_sidsThatOnlyTheMachineKnows_areDropped() {
    List<TokenGroup> forged =
        List.of(
            group("S-1-5-32-544"),
            group("S-1-5-18"),
            group("S-1-5-4"),
            group("S-1-5-80-1-2-3-4-5"),
            group("S-1-5-113"),
            group("S-1-16-16384"),
            group("S-1-15-2-1"),
            group("S-1-3-0"),
            TokenGroup.enabled(Sid.of(5)),
            group("S-1-5-21-100-200-300-1001"));
    LocalPolicy policy = LocalPolicy.builder().machine(Sid.parse("S-1-5-21-100-200-300")).build();
    AccessToken token = token(new PacBuilder().add(plain().withExtraSids(forged)), policy);
    assertThat(token.groups()).isEqualTo(token(plain()).groups());
    assertThat(token(plain().withExtraSids(List.of(group("S-1-5-9"), group("S-1-18-2")))).groups())
        .contains(group("S-1-5-9"), group("S-1-18-2"));
  }

  @Test
  void pac_ofOtherOrganization_isNotThisOrganization() {
    AccessToken token = token(plain().withExtraSids(List.of(group("S-1-5-1000"))));
    assertThat(token.matchesAllow(WellKnownSid.OTHER_ORGANIZATION.sid())).isTrue();
    assertThat(token.matchesAllow(WellKnownSid.THIS_ORGANIZATION.sid())).isFalse();
  }

  @Test
  void pac_ofGuest_isNotAuthenticated() {
    AccessToken byFlag = token(plain().withUserFlags(KerbValidationInfo.LOGON_GUEST));
    AccessToken byName = token(KerbValidationInfo.of("Guest", "EXAMPLE", DOMAIN, 501, 514));
    for (AccessToken token : List.of(byFlag, byName)) {
      assertThat(token.matchesAllow(WellKnownSid.AUTHENTICATED_USERS.sid())).isFalse();
      assertThat(token.matchesAllow(WellKnownSid.EVERYONE.sid())).isTrue();
    }
  }

  @Test
  void pac_aboutTwoAccounts_isRefused() {
    assertRefused(
        Reason.CONTRADICTION,
        new PacBuilder().add(plain()).add(new PacRequestor(DOMAIN.child(500))));
    assertRefused(
        Reason.CONTRADICTION,
        new PacBuilder()
            .add(plain())
            .add(
                new UpnDnsInfo(
                    "bob@example.com",
                    "EXAMPLE.COM",
                    UpnDnsInfo.EXTENDED,
                    Optional.of(new UpnDnsInfo.Extended("bob", DOMAIN.child(500))))));
    assertRefused(Reason.NO_USER, new PacBuilder().add(new PacRequestor(DOMAIN.child(500))));
  }

  @Test
  void pac_badClaims_areRefusedWhenTheyCount() {
    ClaimsSet twice =
        ClaimsSet.of(
            ClaimsArray.of(
                ClaimsSource.AD,
                ClaimEntry.of(
                    "a", ClaimType.STRING, new StringValue("Foo"), new StringValue("foo"))));
    KerbValidationInfo valid =
        plain().withExtraSids(List.of(SamplePacs.enabled(WellKnownSid.CLAIMS_VALID)));
    assertRefused(
        Reason.BAD_CLAIMS, new PacBuilder().add(valid).add(SamplePacs.claimsInfo(false, twice)));
    assertRefused(
        Reason.BAD_CLAIMS,
        new PacBuilder().add(valid).add(new PacClaimsInfo(false, Bytes.parseHex("01"))));
    PacBuilder notValid = new PacBuilder().add(plain()).add(SamplePacs.claimsInfo(false, twice));
    assertThat(token(notValid).userClaims()).isEmpty();
    PacBuilder none = new PacBuilder().add(valid).add(new PacClaimsInfo(false, Bytes.EMPTY));
    assertThat(token(none).userClaims()).isEmpty();
  }

  @Test
  void unverifiedPac_makesTheSameTokenWhenSaidSo() {
    Pac pac = SamplePacs.everything().sign(KEY, KEY);
    assertThat(IdentityTokens.ofUnverifiedPac(pac, LocalPolicy.NONE))
        .isEqualTo(token(SamplePacs.everything()));
  }

  @Test
  void policy_addsGroupsPrivilegesAndLevel() {
    LocalPolicy policy =
        LocalPolicy.builder()
            .localGroup(WellKnownSid.BUILTIN_USERS.sid(), WellKnownSid.AUTHENTICATED_USERS.sid())
            .localGroup(ADMINISTRATORS, DOMAIN.child(1201))
            .localGroup(WellKnownSid.BACKUP_OPERATORS.sid(), DOMAIN.child(9999))
            .privilege(Privilege.CHANGE_NOTIFY, WellKnownSid.EVERYONE.sid())
            .privilege(Privilege.TAKE_OWNERSHIP, ADMINISTRATORS)
            .privilege(Privilege.BACKUP, WellKnownSid.BACKUP_OPERATORS.sid())
            .integrity(IntegrityLevel.HIGH, ADMINISTRATORS)
            .integrity(IntegrityLevel.LOW, WellKnownSid.EVERYONE.sid())
            .always(List.of(group("S-1-5-5-0-77")))
            .build();
    AccessToken admin = token(SamplePacs.everything(), policy);
    assertThat(admin.groups())
        .contains(
            TokenGroup.enabled(WellKnownSid.BUILTIN_USERS.sid()),
            new TokenGroup(ADMINISTRATORS, GroupAttributes.DEFAULT.with(GroupAttributes.OWNER)),
            group("S-1-5-5-0-77"));
    assertThat(admin.mayMakeOwner(ADMINISTRATORS)).isTrue();
    assertThat(admin.privileges())
        .containsExactlyInAnyOrder(Privilege.CHANGE_NOTIFY, Privilege.TAKE_OWNERSHIP);
    assertThat(admin.isEnabled(Privilege.TAKE_OWNERSHIP)).isTrue();
    assertThat(admin.integrity()).isEqualTo(IntegrityLevel.HIGH);
    AccessToken user = token(new PacBuilder().add(plain()), policy);
    assertThat(user.privileges()).containsExactly(Privilege.CHANGE_NOTIFY);
    assertThat(user.integrity()).isEqualTo(IntegrityLevel.MEDIUM);
    assertThat(user.matchesAllow(ADMINISTRATORS)).isFalse();
  }

  @Test
  void certificate_trusted_hasUserAndNamedGroups() {
    CertificateIdentity identity =
        new CertificateIdentity(Optional.of(SamplePacs.USER), List.of(), "CN=alice");
    AccessToken token =
        IdentityTokens.ofTrustedCertificate(
            identity, List.of(TokenGroup.enabled(DOMAIN.child(513))), LocalPolicy.NONE);
    assertThat(token.user()).isEqualTo(SamplePacs.USER);
    assertThat(token.groups()).hasSize(5).contains(TokenGroup.enabled(DOMAIN.child(513)));
    assertThatThrownBy(
            () ->
                IdentityTokens.ofTrustedCertificate(
                    new CertificateIdentity(Optional.empty(), List.of(), "CN=alice"),
                    List.of(),
                    LocalPolicy.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
