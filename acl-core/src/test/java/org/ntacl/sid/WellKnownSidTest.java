package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WellKnownSidTest {
  private static final Sid MACHINE = Sid.parse("S-1-5-21-11-12-13");
  private static final Sid DOMAIN = Sid.parse("S-1-5-21-21-22-23");
  private static final Sid FOREST = Sid.parse("S-1-5-21-31-32-33");
  private static final SidContext MEMBER =
      new SidContext(Optional.of(MACHINE), Optional.of(DOMAIN), Optional.of(FOREST));

  /**
   * The table of MS-DTYP 2.4.2.4 and its completions once more. M, D and F stand for the machine,
   * the domain and the root of the forest; enterprise key admins are at the root although MS-DTYP
   * says the domain.
   */
  private static final String TABLE =
      """
      NULL S-1-0-0
      EVERYONE S-1-1-0
      LOCAL S-1-2-0
      CONSOLE_LOGON S-1-2-1
      CREATOR_AUTHORITY S-1-3
      CREATOR_OWNER S-1-3-0
      CREATOR_GROUP S-1-3-1
      OWNER_SERVER S-1-3-2
      GROUP_SERVER S-1-3-3
      OWNER_RIGHTS S-1-3-4
      NT_AUTHORITY S-1-5
      DIALUP S-1-5-1
      NETWORK S-1-5-2
      BATCH S-1-5-3
      INTERACTIVE S-1-5-4
      SERVICE S-1-5-6
      ANONYMOUS S-1-5-7
      PROXY S-1-5-8
      ENTERPRISE_DOMAIN_CONTROLLERS S-1-5-9
      PRINCIPAL_SELF S-1-5-10
      AUTHENTICATED_USERS S-1-5-11
      RESTRICTED_CODE S-1-5-12
      TERMINAL_SERVER_USER S-1-5-13
      REMOTE_INTERACTIVE_LOGON S-1-5-14
      THIS_ORGANIZATION S-1-5-15
      IUSR S-1-5-17
      LOCAL_SYSTEM S-1-5-18
      LOCAL_SERVICE S-1-5-19
      NETWORK_SERVICE S-1-5-20
      COMPOUNDED_AUTHENTICATION S-1-5-21-0-0-0-496
      CLAIMS_VALID S-1-5-21-0-0-0-497
      ENTERPRISE_READONLY_DOMAIN_CONTROLLERS F-498
      ADMINISTRATOR M-500
      GUEST M-501
      KRBTGT D-502
      DEFAULT_ACCOUNT M-503
      WDAG_UTILITY_ACCOUNT M-504
      DOMAIN_ADMINS D-512
      DOMAIN_USERS D-513
      DOMAIN_GUESTS D-514
      DOMAIN_COMPUTERS D-515
      DOMAIN_DOMAIN_CONTROLLERS D-516
      CERT_PUBLISHERS D-517
      SCHEMA_ADMINISTRATORS F-518
      ENTERPRISE_ADMINS F-519
      GROUP_POLICY_CREATOR_OWNERS D-520
      READONLY_DOMAIN_CONTROLLERS D-521
      CLONEABLE_CONTROLLERS D-522
      PROTECTED_USERS D-525
      KEY_ADMINS D-526
      ENTERPRISE_KEY_ADMINS F-527
      RAS_SERVERS D-553
      ALLOWED_RODC_PASSWORD_REPLICATION_GROUP D-571
      DENIED_RODC_PASSWORD_REPLICATION_GROUP D-572
      ENTERPRISE_READONLY_CONTROLLERS_BETA S-1-5-22
      BUILTIN S-1-5-32
      BUILTIN_ADMINISTRATORS S-1-5-32-544
      BUILTIN_USERS S-1-5-32-545
      BUILTIN_GUESTS S-1-5-32-546
      POWER_USERS S-1-5-32-547
      ACCOUNT_OPERATORS S-1-5-32-548
      SERVER_OPERATORS S-1-5-32-549
      PRINTER_OPERATORS S-1-5-32-550
      BACKUP_OPERATORS S-1-5-32-551
      REPLICATOR S-1-5-32-552
      ALIAS_PREW2KCOMPACC S-1-5-32-554
      REMOTE_DESKTOP S-1-5-32-555
      NETWORK_CONFIGURATION_OPS S-1-5-32-556
      INCOMING_FOREST_TRUST_BUILDERS S-1-5-32-557
      PERFMON_USERS S-1-5-32-558
      PERFLOG_USERS S-1-5-32-559
      WINDOWS_AUTHORIZATION_ACCESS_GROUP S-1-5-32-560
      TERMINAL_SERVER_LICENSE_SERVERS S-1-5-32-561
      DISTRIBUTED_COM_USERS S-1-5-32-562
      IIS_IUSRS S-1-5-32-568
      CRYPTOGRAPHIC_OPERATORS S-1-5-32-569
      CACHEABLE_PRINCIPALS_GROUP S-1-5-32-571
      NON_CACHEABLE_PRINCIPALS_GROUP S-1-5-32-572
      EVENT_LOG_READERS S-1-5-32-573
      CERTIFICATE_SERVICE_DCOM_ACCESS S-1-5-32-574
      RDS_REMOTE_ACCESS_SERVERS S-1-5-32-575
      RDS_ENDPOINT_SERVERS S-1-5-32-576
      RDS_MANAGEMENT_SERVERS S-1-5-32-577
      HYPER_V_ADMINS S-1-5-32-578
      ACCESS_CONTROL_ASSISTANCE_OPS S-1-5-32-579
      REMOTE_MANAGEMENT_USERS S-1-5-32-580
      DEFAULT_SYSTEM_MANAGED S-1-5-32-581
      STORAGE_REPLICA_ADMINS S-1-5-32-582
      DEVICE_OWNERS S-1-5-32-583
      USER_MODE_HARDWARE_OPERATORS S-1-5-32-584
      OPENSSH_USERS S-1-5-32-585
      WRITE_RESTRICTED_CODE S-1-5-33
      NTLM_AUTHENTICATION S-1-5-64-10
      SCHANNEL_AUTHENTICATION S-1-5-64-14
      DIGEST_AUTHENTICATION S-1-5-64-21
      THIS_ORGANIZATION_CERTIFICATE S-1-5-65-1
      NT_SERVICE S-1-5-80
      NT_SERVICE_ALL_SERVICES S-1-5-80-0
      TRUSTED_INSTALLER S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464
      VIRTUAL_MACHINES S-1-5-83-0
      USER_MODE_DRIVERS S-1-5-84-0-0-0-0-0
      WINDOW_MANAGER_GROUP S-1-5-90-0
      CONTAINER_ADMINISTRATOR S-1-5-93-2-1
      CONTAINER_USER S-1-5-93-2-2
      LOCAL_ACCOUNT S-1-5-113
      LOCAL_ACCOUNT_AND_MEMBER_OF_ADMINISTRATORS_GROUP S-1-5-114
      OTHER_ORGANIZATION S-1-5-1000
      ALL_APP_PACKAGES S-1-15-2-1
      ALL_RESTRICTED_APP_PACKAGES S-1-15-2-2
      CAPABILITY_INTERNET_CLIENT S-1-15-3-1
      CAPABILITY_INTERNET_CLIENT_SERVER S-1-15-3-2
      CAPABILITY_PRIVATE_NETWORK_CLIENT_SERVER S-1-15-3-3
      CAPABILITY_PICTURES_LIBRARY S-1-15-3-4
      CAPABILITY_VIDEOS_LIBRARY S-1-15-3-5
      CAPABILITY_MUSIC_LIBRARY S-1-15-3-6
      CAPABILITY_DOCUMENTS_LIBRARY S-1-15-3-7
      CAPABILITY_ENTERPRISE_AUTHENTICATION S-1-15-3-8
      CAPABILITY_SHARED_USER_CERTIFICATES S-1-15-3-9
      CAPABILITY_REMOVABLE_STORAGE S-1-15-3-10
      CAPABILITY_APPOINTMENTS S-1-15-3-11
      CAPABILITY_CONTACTS S-1-15-3-12
      CAPABILITY_INTERNET_EXPLORER S-1-15-3-4096
      ML_UNTRUSTED S-1-16-0
      ML_LOW S-1-16-4096
      ML_MEDIUM S-1-16-8192
      ML_MEDIUM_PLUS S-1-16-8448
      ML_HIGH S-1-16-12288
      ML_SYSTEM S-1-16-16384
      ML_PROTECTED_PROCESS S-1-16-20480
      ML_SECURE_PROCESS S-1-16-28672
      SCOPED_POLICY S-1-17
      AUTHENTICATION_AUTHORITY_ASSERTED_IDENTITY S-1-18-1
      SERVICE_ASSERTED_IDENTITY S-1-18-2
      FRESH_PUBLIC_KEY_IDENTITY S-1-18-3
      KEY_TRUST_IDENTITY S-1-18-4
      KEY_PROPERTY_MFA S-1-18-5
      KEY_PROPERTY_ATTESTATION S-1-18-6
      TRUST_LABEL S-1-19
      """;

  /**
   * What CreateWellKnownSid makes of the numbers 0 to 117. A hyphen stands where there is no
   * constant: the bases of logon ids and of packages, and two SIDs that are not documented.
   */
  private static final String TYPES =
      """
      S-1-0-0 S-1-1-0 S-1-2-0 S-1-3-0 S-1-3-1 S-1-3-2 S-1-3-3 S-1-5 S-1-5-1 S-1-5-2
      S-1-5-3 S-1-5-4 S-1-5-6 S-1-5-7 S-1-5-8 S-1-5-9 S-1-5-10 S-1-5-11 S-1-5-12 S-1-5-13
      S-1-5-14 - S-1-5-18 S-1-5-19 S-1-5-20 S-1-5-32 B-544 B-545 B-546 B-547
      B-548 B-549 B-550 B-551 B-552 B-554 B-555 B-556 M-500 M-501
      D-502 D-512 D-513 D-514 D-515 D-516 D-517 F-518 F-519 D-520
      D-553 S-1-5-64-10 S-1-5-64-21 S-1-5-64-14 S-1-5-15 S-1-5-1000 B-557 B-558 B-559 B-560
      B-561 B-562 B-568 S-1-5-17 B-569 L-0 L-4096 L-8192 L-12288 L-16384
      S-1-5-33 S-1-3-4 B-571 B-572 - D-521 B-573 F-498 B-574 L-8448
      - S-1-2-1 S-1-5-65-1 - S-1-15-2-1 C-1 C-2 C-3 C-4 C-5
      C-6 C-7 C-9 C-8 C-10 B-575 B-576 B-577 S-1-5-84-0-0-0-0-0 B-578
      D-522 B-579 B-580 S-1-18-1 S-1-18-2 S-1-5-113 S-1-5-114 D-525 C-11 C-12
      M-503 B-581 B-582 D-526 F-527 S-1-18-4 S-1-18-5 S-1-18-6
      """;

  private static String expand(String sid) {
    return sid.replace("M-", MACHINE + "-")
        .replace("D-", DOMAIN + "-")
        .replace("F-", FOREST + "-")
        .replace("B-", "S-1-5-32-")
        .replace("L-", "S-1-16-")
        .replace("C-", "S-1-15-3-");
  }

  @Test
  void resolve_everyConstant_isTheSidOfTheTable() {
    List<String> rows = new Scanner(TABLE).tokens().toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i += 2) {
      WellKnownSid known = WellKnownSid.valueOf(rows.get(i));
      assertThat(known.resolve(MEMBER).orElseThrow())
          .as(rows.get(i))
          .hasToString(expand(rows.get(i + 1)));
      assertThat(seen.add(rows.get(i))).as(rows.get(i)).isTrue();
    }
    assertThat(seen).hasSize(WellKnownSid.values().length);
  }

  @Test
  void find_everySid_isItsConstant() {
    for (WellKnownSid known : WellKnownSid.values()) {
      assertThat(WellKnownSid.find(known.resolve(MEMBER).orElseThrow(), MEMBER)).contains(known);
    }
  }

  @Test
  void sid_fixedConstant_isThatOfResolve() {
    for (WellKnownSid known : WellKnownSid.values()) {
      if (known.base() == SidAlias.Base.NONE) {
        assertThat(known.resolve(SidContext.NONE)).contains(known.sid());
      } else {
        assertThat(known.resolve(SidContext.NONE)).as(known.name()).isEmpty();
        assertThatIllegalStateException()
            .isThrownBy(known::sid)
            .withMessage(known.name() + " is relative: it has no SID without a context");
      }
    }
  }

  @Test
  void find_accountOfAnotherBase_isEmpty() {
    assertThat(WellKnownSid.find(DOMAIN.child(500), MEMBER)).isEmpty();
    assertThat(WellKnownSid.find(MACHINE.child(512), MEMBER)).isEmpty();
    assertThat(WellKnownSid.find(FOREST.child(512), MEMBER)).isEmpty();
    assertThat(WellKnownSid.find(DOMAIN.child(512), SidContext.ofMachine(MACHINE))).isEmpty();
    assertThat(WellKnownSid.find(DOMAIN.child(1105), MEMBER)).isEmpty();
    assertThat(WellKnownSid.find(DOMAIN.child(-1), MEMBER)).isEmpty();
    assertThat(WellKnownSid.find(DOMAIN.child(Integer.MIN_VALUE), MEMBER)).isEmpty();
    assertThat(WellKnownSid.find(DOMAIN, MEMBER)).isEmpty();
    assertThat(WellKnownSid.find(Sid.of(99), MEMBER)).isEmpty();
  }

  @Test
  void find_oneDomainForAll_knowsEveryAccount() {
    SidContext controller = SidContext.ofDomain(DOMAIN);
    assertThat(WellKnownSid.find(DOMAIN.child(500), controller))
        .contains(WellKnownSid.ADMINISTRATOR);
    assertThat(WellKnownSid.find(DOMAIN.child(519), controller))
        .contains(WellKnownSid.ENTERPRISE_ADMINS);
  }

  @Test
  void displayName_samples_areThoseOfWindows() {
    assertThat(WellKnownSid.BUILTIN_ADMINISTRATORS.displayName())
        .isEqualTo("BUILTIN\\Administrators");
    assertThat(WellKnownSid.LOCAL_SYSTEM.displayName()).isEqualTo("NT AUTHORITY\\SYSTEM");
    assertThat(WellKnownSid.EVERYONE.displayName()).isEqualTo("Everyone");
    assertThat(WellKnownSid.CREATOR_OWNER.displayName()).isEqualTo("CREATOR OWNER");
    assertThat(WellKnownSid.ALL_APP_PACKAGES.displayName())
        .isEqualTo("APPLICATION PACKAGE AUTHORITY\\ALL APPLICATION PACKAGES");
    assertThat(WellKnownSid.ML_MEDIUM.displayName())
        .isEqualTo("Mandatory Label\\Medium Mandatory Level");
    assertThat(WellKnownSid.TRUSTED_INSTALLER.displayName())
        .isEqualTo("NT SERVICE\\TrustedInstaller");
    assertThat(WellKnownSid.DOMAIN_ADMINS.displayName()).isEqualTo("Domain Admins");
  }

  @Test
  void displayName_all_areDistinctAndMatchTheirFamily() {
    assertThat(WellKnownSid.values()).extracting(WellKnownSid::displayName).doesNotHaveDuplicates();
    for (WellKnownSid known : WellKnownSid.values()) {
      SidFamily family = SidFamily.of(known.resolve(MEMBER).orElseThrow());
      String name = known.displayName();
      assertThat(name.startsWith("BUILTIN\\"))
          .as(name)
          .isEqualTo(family == SidFamily.BUILTIN && known != WellKnownSid.BUILTIN);
      assertThat(name.startsWith("Mandatory Label\\"))
          .as(name)
          .isEqualTo(family == SidFamily.INTEGRITY_LEVEL);
      assertThat(name.startsWith("APPLICATION PACKAGE AUTHORITY\\"))
          .as(name)
          .isEqualTo(family == SidFamily.PACKAGE_SET || family == SidFamily.NUMBERED_CAPABILITY);
      assertThat(name.contains("\\") && known.base() != SidAlias.Base.NONE).as(name).isFalse();
    }
  }

  @Test
  void wellKnownSidType_everyNumber_isThatOfTheHeader() {
    List<String> sids = new Scanner(TYPES).tokens().toList();
    assertThat(sids).hasSize(118);
    for (WellKnownSid known : WellKnownSid.values()) {
      int[] numbers =
          IntStream.range(0, sids.size())
              .filter(
                  n -> expand(sids.get(n)).equals(known.resolve(MEMBER).orElseThrow().toString()))
              .toArray();
      assertThat(known.wellKnownSidType().stream().toArray()).as(known.name()).isEqualTo(numbers);
    }
    long typed =
        Arrays.stream(WellKnownSid.values()).filter(k -> k.wellKnownSidType().isPresent()).count();
    assertThat(typed).isEqualTo(sids.stream().filter(s -> !s.equals("-")).count());
  }

  @Test
  void resolve_everySddlAlias_isWellKnownWithTheSameBase() {
    for (SidAlias alias : SidAlias.values()) {
      Optional<WellKnownSid> known = WellKnownSid.find(alias.resolve(MEMBER).orElseThrow(), MEMBER);
      assertThat(known).as(alias.name()).isPresent();
      assertThat(known.orElseThrow().base()).as(alias.name()).isEqualTo(alias.base());
    }
  }
}
