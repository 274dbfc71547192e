package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Guid;

/** Expected SIDs are those that Windows made, as published; none was computed here. */
class DerivedSidTest {
  private static final long SEED = 20240505;

  private static final Sid EDGE =
      Sid.parse(
          "S-1-15-2-3624051433-2125758914-1423191267-1740899205-1073925389-3782572162-737981194");

  @ParameterizedTest
  @CsvSource({
    "TrustedInstaller, S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
    "trustedinstaller, S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
    "sppsvc, S-1-5-80-123231216-2592883651-3715271367-3753151631-4175906628",
  })
  void service_known_isTheSidOfWindows(String name, String sid) {
    assertThat(DerivedSid.service(name)).hasToString(sid);
  }

  @ParameterizedTest
  @CsvSource({
    "\\Microsoft\\Windows\\SoftwareProtectionPlatform\\SvcRestartTask,"
        + " S-1-5-87-2912274048-3994893941-1669128114-1310430903-1263774323",
    "microsoft\\windows\\softwareprotectionplatform\\svcrestarttask,"
        + " S-1-5-87-2912274048-3994893941-1669128114-1310430903-1263774323",
    "\\\u5907\u4EFD\\\u542F\u52A8\u5907\u4EFD,"
        + " S-1-5-87-782916017-575545879-3398072960-2725436614-2063171235",
  })
  void task_known_isTheSidOfWindows(String path, String sid) {
    assertThat(DerivedSid.task(path)).hasToString(sid);
  }

  @ParameterizedTest
  @CsvSource({
    "DefaultAppPool, S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415",
    "DEFAULTAPPPOOL, S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415",
  })
  void iisAppPool_known_isTheSidOfWindows(String name, String sid) {
    assertThat(DerivedSid.iisAppPool(name)).hasToString(sid);
  }

  @ParameterizedTest
  @CsvSource({
    "registryRead, S-1-15-3-1024-1065365936-1281604716-3511738428-1654721687-432734479-"
        + "3232135806-4053264122-3456934681",
    "lpacCryptoServices, S-1-15-3-1024-3203351429-2120443784-2872670797-1918958302-2829055647-"
        + "4275794519-765664414-2751773334",
    "vmWorkerProcess, S-1-15-3-1024-2268835264-3721307629-241982045-173645152-1490879176-"
        + "104643441-2915960892-1612460704",
    "internetClient, S-1-15-3-1",
    "INTERNETCLIENTSERVER, S-1-15-3-2",
    "privateNetworkClientServer, S-1-15-3-3",
    "picturesLibrary, S-1-15-3-4",
    "videosLibrary, S-1-15-3-5",
    "musicLibrary, S-1-15-3-6",
    "documentsLibrary, S-1-15-3-7",
    "enterpriseAuthentication, S-1-15-3-8",
    "sharedUserCertificates, S-1-15-3-9",
    "removableStorage, S-1-15-3-10",
    "appointments, S-1-15-3-11",
    "contacts, S-1-15-3-12",
  })
  void capability_known_isTheSidOfWindows(String name, String sid) {
    assertThat(DerivedSid.capability(name)).hasToString(sid);
  }

  @Test
  void capabilityGroup_known_isTheSidOfWindows() {
    assertThat(DerivedSid.capabilityGroup("internetClient"))
        .hasToString(
            "S-1-5-32-2779705173-1925339129-2667939958-2414465498-3395756507-4015878651-"
                + "158944808-788332705");
  }

  @Test
  void capabilityGroup_namedCapability_hasTheSameHash() {
    assertThat(DerivedSid.capabilityGroup("registryRead").toString().replace("5-32-", "15-3-1024-"))
        .isEqualTo(DerivedSid.capability("RegistryRead").toString());
  }

  @Test
  void capability_internetExplorer_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DerivedSid.capability("InternetExplorer"))
        .withMessageContaining("S-1-15-3-4096");
  }

  @ParameterizedTest
  @CsvSource({
    "e5323777-f976-4f5b-9b55-b94699c46e44, 3845273463-1331427702-1186551195-1148109977",
    "2eef81be-33fa-4800-9670-1cd474972c3f, 787448254-1207972858-3558633622-1059886964",
    "bfa794e4-f964-4fdb-90f6-51056bfe4b44, 3215430884-1339816292-89257616-1145831019",
  })
  void deviceCapability_cameraMicrophoneLocation_areTheSidsOfWindows(String guid, String words) {
    assertThat(DerivedSid.deviceCapability(Guid.parse(guid))).hasToString("S-1-15-3-" + words);
  }

  @ParameterizedTest
  @CsvSource({
    "microsoft.windowscalculator_8wekyb3d8bbwe, S-1-15-2-466767348-3739614953-2700836392-"
        + "1801644223-4227750657-1087833535-2488631167",
    "Microsoft.MicrosoftEdge_8wekyb3d8bbwe, S-1-15-2-3624051433-2125758914-1423191267-"
        + "1740899205-1073925389-3782572162-737981194",
  })
  void appPackage_known_isTheSidOfWindows(String moniker, String sid) {
    assertThat(DerivedSid.appPackage(moniker)).hasToString(sid);
    assertThat(DerivedSid.appPackage(moniker.toUpperCase(Locale.ROOT))).hasToString(sid);
  }

  @ParameterizedTest
  @CsvSource({
    "001, 4256926629-1688279915-2739229046-3928706915",
    "002, 3513710562-3729412521-1863153555-1462103995",
    "003, 1206159417-1570029349-2913729690-1184509225",
    "005, 3859068477-1314311106-1651661491-1685393560",
    "006, 1821068571-1793888307-623627345-1529106238",
    "121, 2385269614-3243675-834220592-3047885450",
  })
  void childPackage_containersOfEdge_areTheSidsOfWindows(String moniker, String words) {
    Sid child = DerivedSid.childPackage(EDGE, moniker);
    assertThat(child).hasToString(EDGE + "-" + words);
    assertThat(DerivedSid.parentPackage(child)).contains(EDGE);
  }

  @Test
  void childPackage_parentThatIsNone_throws() {
    Sid child = DerivedSid.childPackage(EDGE, "001");
    for (Sid parent : new Sid[] {child, EDGE.domain(), Sid.of(15, 2, 1), Sid.of(5, 18)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DerivedSid.childPackage(parent, "001"))
          .withMessage(parent + " is no package: expected S-1-15-2 and seven more sub-authorities");
    }
  }

  @Test
  void parentPackage_sidThatIsNoChild_isEmpty() {
    assertThat(DerivedSid.parentPackage(EDGE)).isEmpty();
    assertThat(DerivedSid.parentPackage(Sid.of(5, 18))).isEmpty();
  }

  @Test
  void virtualMachine_known_isTheSidOfWindows() {
    Guid id = Guid.parse("D9E0EB0A-5B37-508E-9173-67E9ADE83ACF");
    Sid sid = Sid.parse("S-1-5-83-1-3655396106-1351506743-3915871121-3476744365");
    assertThat(DerivedSid.virtualMachine(id)).isEqualTo(sid);
    assertThat(DerivedSid.virtualMachineId(sid)).contains(id);
    assertThat(DerivedSid.virtualMachineId(WellKnownSid.VIRTUAL_MACHINES.sid())).isEmpty();
  }

  @Test
  void entra_known_isTheSidOfWindows() {
    Guid id = Guid.parse("73d664e4-0886-4a73-b745-c694da45ddb4");
    Sid sid = Sid.parse("S-1-12-1-1943430372-1249052806-2496021943-3034400218");
    assertThat(DerivedSid.entra(id)).isEqualTo(sid);
    assertThat(DerivedSid.entraObjectId(sid)).contains(id);
    assertThat(DerivedSid.entraObjectId(Sid.parse("S-1-12-2-1-2-3-4"))).isEmpty();
    assertThat(DerivedSid.entraObjectId(Sid.parse("S-1-12-1-1-2-3"))).isEmpty();
  }

  @Test
  void guids_random_readBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      Guid guid = new Guid(random.nextLong(), random.nextLong());
      assertThat(DerivedSid.entraObjectId(DerivedSid.entra(guid))).contains(guid);
      assertThat(DerivedSid.virtualMachineId(DerivedSid.virtualMachine(guid))).contains(guid);
    }
  }

  @Test
  void logonSession_luid_isHighThenLow() {
    assertThat(DerivedSid.logonSession(0x3E7)).hasToString("S-1-5-5-0-999");
    assertThat(DerivedSid.logonSession(0x8000_0001_FFFF_FFFFL))
        .hasToString("S-1-5-5-2147483649-4294967295");
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      long luid = random.nextLong() >> random.nextInt(64);
      assertThat(DerivedSid.logonId(DerivedSid.logonSession(luid))).hasValue(luid);
    }
    assertThat(DerivedSid.logonId(Sid.parse("S-1-5-5-1"))).isEmpty();
    assertThat(DerivedSid.logonId(Sid.parse("S-1-5-6-1-2"))).isEmpty();
  }

  @Test
  void sessions_number_isTheRid() {
    assertThat(DerivedSid.windowManager(1)).hasToString("S-1-5-90-0-1");
    assertThat(DerivedSid.fontDriverHost(0)).hasToString("S-1-5-96-0-0");
    assertThat(DerivedSid.windowManager(-1)).hasToString("S-1-5-90-0-4294967295");
  }

  @Test
  void names_thatCannotBe_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DerivedSid.service("NT SERVICE\\TrustedInstaller"))
        .withMessage(
            "unexpected `\\` at offset 10 of `NT SERVICE\\TrustedInstaller`:"
                + " expected a service name without `/` and `\\`");
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.service("a/b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DerivedSid.iisAppPool("IIS APPPOOL\\DefaultAppPool"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DerivedSid.appPackage("a/b"))
        .withMessage("unexpected `/` at offset 1 of `a/b`: expected a moniker of `-_. A-Za-z0-9`");
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.appPackage("\u00E4"));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.childPackage(EDGE, "\u212A"));
  }

  @Test
  void names_empty_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.service(""));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.task(""));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.task("\\"));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.iisAppPool(""));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.capability(""));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.capabilityGroup(""));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.appPackage(""));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.childPackage(EDGE, ""));
  }

  @Test
  void names_lettersOfUnsettledCase_areRefused() {
    // i with dot in lower case, Georgian in upper case
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DerivedSid.iisAppPool("pool\u0130"))
        .withMessageContaining("at offset 4 ");
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.service("\u10D0"));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.task("x\\\u10D0"));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.capability("\u10D0"));
    assertThatIllegalArgumentException().isThrownBy(() -> DerivedSid.capabilityGroup("\u10D0"));
  }

  @Test
  void names_caseOfLetters_makesNoDifferenceButForSharpS() {
    assertThat(DerivedSid.service("\u00E4\u03C9\u0436"))
        .isEqualTo(DerivedSid.service("\u00C4\u03A9\u0416"));
    assertThat(DerivedSid.service("stra\u00DFe")).isNotEqualTo(DerivedSid.service("STRASSE"));
    assertThat(DerivedSid.iisAppPool("\u00C4")).isEqualTo(DerivedSid.iisAppPool("\u00E4"));
  }

  @Test
  void names_loneSurrogates_areHashedAsTheyAre() {
    assertThat(DerivedSid.service("\uD800")).isNotEqualTo(DerivedSid.service("\uD801"));
    assertThat(DerivedSid.service("\uD800")).isNotEqualTo(DerivedSid.service("\uFFFD"));
  }
}
