package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;
import org.ntacl.cli.json.JsonReader;

class HiveCommandsTest {
  private static final String TEXT =
      """
      ntacl-hive 1
      []
      security=O:BAG:SYD:PAI(A;CI;KR;;;BU)(A;CI;KA;;;BA)
      [Open]
      security=O:BAG:SYD:P(A;;KA;;;WD)
      "a"="x"
      [Plain]
      "b"=dword:1
      [Plain\\Deep]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void build() throws IOException {
    Files.writeString(folder.resolve("text"), TEXT);
    assertThat(run("hive", "build", "text", "hive"))
        .isEqualTo(new CommandRunner.Result(0, Bytes.EMPTY, ""));
  }

  private CommandRunner.Result run(String... arguments) {
    return new CommandRunner().directory(folder).with(arguments);
  }

  @Test
  void ls_json_isAnObjectForEachKey() {
    CommandRunner.Result result = run("hive", "ls", "--json", "hive");

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(4).allSatisfy(JsonReader::read);
    assertThat(lines.get(0))
        .startsWith(
            "{\"path\":\"\",\"values\":0,\"owner\":\"S-1-5-32-544\",\"sddl\":\"O:BAG:SYD:PAI(");
    assertThat(lines.get(1)).startsWith("{\"path\":\"Open\",\"values\":1,");
    assertThat(id(lines.get(2))).isEqualTo(id(lines.get(3))).isNotEqualTo(id(lines.get(1)));
    assertThat(run("hive", "ls", "--json", "text")).isEqualTo(result);
  }

  private static String id(String line) {
    return line.substring(line.indexOf("securityId"));
  }

  @Test
  void ls_partOfTheTree_isBelowTheKey() {
    assertThat(run("hive", "ls", "hive", "plain").out().lines().map(line -> line.substring(20)))
        .containsExactly("Plain", "Plain\\Deep");
    assertThat(run("hive", "ls", "--depth", "0", "hive").out().lines()).hasSize(1);
  }

  @Test
  void security_ofAKey_isItsSddlOrItsWords() {
    assertThat(run("hive", "security", "hive", "\\Open").out())
        .isEqualTo("O:BAG:SYD:P(A;;KA;;;WD)\n");
    assertThat(run("hive", "security", "--explain", "hive", "Open").out())
        .startsWith("Type     key\n")
        .contains("Everyone (WD, S-1-1-0)");
    assertThat(run("hive", "security", "--json", "--explain", "hive", "Open").out())
        .contains("\"type\": \"key\"");
  }

  @Test
  void show_json_hasValuesAsTheyAreAndAsText() {
    assertThat(run("hive", "show", "--json", "hive", "Plain").out())
        .contains("\"name\": \"b\"", "\"type\": \"REG_DWORD\"", "\"text\": \"1\"", "\"Deep\"");
  }

  @Test
  void audit_findings_areWorthExitCodeOne() {
    CommandRunner.Result result = run("hive", "audit", "--json", "hive");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out().lines())
        .hasSize(2)
        .allSatisfy(JsonReader::read)
        .first()
        .asString()
        .contains("\"finding\":\"TAKE_OVER\"", "\"paths\":[\"Open\"]", "\"sid\":\"S-1-1-0\"");
    assertThat(result.out().lines().toList().get(1))
        .isEqualTo("{\"file\":\"hive\",\"keys\":4,\"descriptors\":3,\"checked\":2,\"findings\":1}");
  }

  @Test
  void audit_csv_hasALineForEachKey() {
    CommandRunner.Result result =
        run("hive", "audit", "--csv", "--as", "BU", "--want", "KEY_QUERY_VALUE", "hive");

    assertThat(result.out().lines().toList())
        .hasSize(5)
        .contains(
            "hive,,ACCESS,S-1-5-32-545,KEY_QUERY_VALUE,Plain\\Deep,%s,%s,%s"
                .formatted(
                    number("Plain"),
                    "O:BAG:SYD:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)",
                    "KEY_QUERY_VALUE: granted by D:(A;CIID;KR;;;BU)"));
  }

  private String number(String key) {
    String line = run("hive", "ls", "--json", "hive", key).out().lines().findFirst().orElseThrow();
    return line.replaceAll(".*\"securityId\":(\\d+)}", "$1");
  }

  @Test
  void audit_nothingFound_isClean() throws IOException {
    Files.writeString(folder.resolve("text"), TEXT.replace("(A;;KA;;;WD)", "(A;;KA;;;BA)"));

    CommandRunner.Result result = run("hive", "audit", "--as", "BU", "text");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("4 keys", "0 findings", "is granted nothing of that");
  }

  @Test
  void audit_onATerminal_showsProgressThere() throws IOException {
    StringBuilder text = new StringBuilder(TEXT);
    for (int i = 0; i < 5000; i++) {
      text.append("[Plain\\K").append(i).append("]\n");
    }
    Files.writeString(folder.resolve("text"), text);

    assertThat(run("hive", "audit", "text").err()).isEmpty();
    assertThat(
            new CommandRunner()
                .directory(folder)
                .terminals("err")
                .with("hive", "audit", "text")
                .err())
        .contains("4096 of 5004 keys")
        .endsWith("\u001b[K");
  }

  @Test
  void setSecurity_thenStaleAndDiff_tellWhatHappened() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("hive"));
    CommandRunner.Result set =
        run("hive", "set-security", "--backup", "hive", "Plain", "D:PAI(A;CI;KA;;;BA)");

    assertThat(set.out()).isEqualTo("O:BAG:SYD:PAI(A;CI;KA;;;BA)\n");
    assertThat(folder.resolve("hive.bak")).hasBinaryContent(before);
    CommandRunner.Result stale = run("hive", "stale", "--json", "hive");
    assertThat(stale.code()).isEqualTo(1);
    assertThat(stale.out())
        .isEqualTo(
            """
            {"path":"Plain\\\\Deep","stored":"D:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)",\
            "expected":"D:AI(A;CIID;KA;;;BA)"}
            {"checked":1,"stale":1}
            """);
    assertThat(run("hive", "diff", "hive.bak", "hive"))
        .returns(1, CommandRunner.Result::code)
        .returns(
            """
            ~ Plain
                - O:BAG:SYD:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)
                + O:BAG:SYD:PAI(A;CI;KA;;;BA)
            """,
            CommandRunner.Result::out);
    assertThat(run("hive", "diff", "hive", "hive").code()).isZero();
  }

  @Test
  void setSecurity_parts_areMergedAsByTheKernel() {
    run("hive", "set-security", "hive", "Open", "G:BAS:(ML;;NW;;;LW)");
    assertThat(run("hive", "security", "hive", "Open").out())
        .isEqualTo("O:BAG:BAD:P(A;;KA;;;WD)S:(ML;;NW;;;LW)\n");

    run("hive", "set-security", "hive", "Open", "D:AI(A;;GX;;;SY)(A;ID;KR;;;BU)");
    assertThat(run("hive", "security", "hive", "Open").out())
        .isEqualTo("O:BAG:BAD:AI(A;;CCSWRPWPRC;;;SY)(A;ID;KR;;;BU)S:(ML;;NW;;;LW)\n");
  }

  @Test
  void setSecurity_aclapi_handsDownWhatTheKeyPassesOn() {
    CommandRunner.Result set =
        run("hive", "set-security", "--aclapi", "--json", "hive", "Plain", "D:(A;CI;KA;;;SY)");

    assertThat(set.code()).isZero();
    assertThat(set.out().lines().map(line -> line.replaceAll(",\"values.*sddl", ",\"sddl")))
        .allSatisfy(JsonReader::read)
        .map(line -> line.replaceAll(",\"securityId.*", ""))
        .containsExactly(
            "{\"path\":\"Plain\","
                + "\"sddl\":\"O:BAG:SYD:AI(A;CI;KA;;;SY)(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)\"",
            "{\"path\":\"Plain\\\\Deep\","
                + "\"sddl\":\"O:BAG:SYD:AI(A;CIID;KA;;;SY)(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)\"");
    assertThat(run("hive", "stale", "hive").code()).isZero();
  }

  @Test
  void setSecurity_aclapiAndProtection_followsTheTextUnlessAsked() {
    assertThat(run("hive", "set-security", "--aclapi", "hive", "Plain", "D:P(A;CI;KA;;;SY)").out())
        .isEqualTo("O:BAG:SYD:PAI(A;CI;KA;;;SY)\nand 1 below\n");
    assertThat(run("hive", "set-security", "--aclapi", "hive", "Plain", "D:(A;CI;KA;;;BA)").out())
        .isEqualTo("O:BAG:SYD:PAI(A;CI;KA;;;BA)\nand 1 below\n");
    assertThat(run("hive", "set-security", "--aclapi", "--unprotect", "hive", "Open", "D:").out())
        .isEqualTo("O:BAG:SYD:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)\n");
    assertThat(run("hive", "set-security", "--unprotect", "hive", "Open", "D:").err())
        .contains("`--unprotect` goes with `--aclapi`");
  }

  @Test
  void setSecurity_rightsThatKeysDoNotHave_areNotStored() {
    run("hive", "set-security", "hive", "Open", "D:(A;;0x1f01ff;;;BA)(A;CIIO;0x1f01ff;;;BA)");

    // registry 1.1: what works on the key keeps its own rights only
    assertThat(run("hive", "security", "hive", "Open").out())
        .isEqualTo("O:BAG:SYD:(A;;KA;;;BA)(A;CIIO;FA;;;BA)\n");
  }

  @Test
  void setSecurity_otherFile_leavesTheHiveAlone() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("hive"));

    assertThat(run("hive", "set-security", "--out", "new", "hive", "\\", "O:SY").out())
        .startsWith("O:SYG:SYD:PAI(");
    assertThat(folder.resolve("hive")).hasBinaryContent(before);
    assertThat(run("hive", "security", "new").out()).startsWith("O:SYG:SYD:PAI(");
  }

  @Test
  void diff_keysAndValues_areCompared() throws IOException {
    Files.writeString(
        folder.resolve("new"),
        TEXT.replace("\"b\"=dword:1", "\"B\"=dword:2\n\"c\"=\"\"").replace("[Open]", "[Opened]"));

    assertThat(run("hive", "diff", "--json", "text", "new").out())
        .isEqualTo(
            """
            {"path":"Open","change":"removed","before":"O:BAG:SYD:P(A;;KA;;;WD)"}
            {"path":"Opened","change":"added","after":"O:BAG:SYD:P(A;;KA;;;WD)"}
            {"path":"Plain","change":"changed","valuesAdded":["c"],"valuesChanged":["B"]}
            """);
    assertThat(run("hive", "diff", "--security", "text", "new").out())
        .isEqualTo("- Open\n+ Opened\n");
  }

  @Test
  void everyCommand_damagedHive_saysWhereAndGoesOn() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("hive"));
    bytes[508]++;
    Files.write(folder.resolve("hive"), bytes);

    for (String command : List.of("ls", "show", "security", "audit", "stale", "recover")) {
      CommandRunner.Result result = run("hive", command, "hive");
      assertThat(result.code()).as(command).isEqualTo(1);
      assertThat(result.out()).as(command).isNotEmpty();
      assertThat(result.err()).contains("ntacl: hive: BASE_CHECKSUM at file offset 0x1fc");
    }
    assertThat(run("hive", "set-security", "hive", "", "O:SY").err())
        .contains("hive cannot be edited safely");
  }

  @Test
  void everyCommand_manyFaults_namesTwentyAndCountsTheRest() throws IOException {
    StringBuilder text = new StringBuilder(TEXT);
    for (int i = 0; i < 40; i++) {
      text.append("[Plain\\K").append(i).append("]\n");
    }
    Files.writeString(folder.resolve("text"), text);
    assertThat(run("hive", "build", "text", "hive").code()).isZero();
    byte[] bytes = Files.readAllBytes(folder.resolve("hive"));
    for (int i = 4096; i < bytes.length - 8; i += 4) {
      if (bytes[i] == 's' && bytes[i + 1] == 'k' && bytes[i + 2] == 0) {
        bytes[i] = 'x';
      }
    }
    Files.write(folder.resolve("hive"), bytes);

    for (String command : List.of("ls", "audit", "stale")) {
      List<String> lines = run("hive", command, "hive").err().lines().toList();
      assertThat(lines).as(command).hasSize(21);
      assertThat(lines.get(20)).matches("ntacl: hive: and \\d+ more faults; see `--all-faults`");
      List<String> all = run("hive", command, "--all-faults", "hive").err().lines().toList();
      assertThat(all).hasSizeGreaterThan(43).noneMatch(line -> line.contains("more faults"));
    }
  }

  @Test
  void everyCommand_noHive_cannotBeRead() throws IOException {
    Files.write(folder.resolve("hive"), new byte[8192]);

    for (String command : List.of("ls", "show", "security", "audit", "stale", "recover")) {
      CommandRunner.Result result = run("hive", command, "hive");
      assertThat(result.code()).as(command).isEqualTo(2);
      assertThat(result.err()).contains("NOT_A_HIVE at file offset 0x0");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hive|`hive` needs a command",
        "hive ls|0 operands: expected a hive and perhaps a key",
        "hive ls gone|no file `gone`",
        "hive show hive X|no key `X`",
        "hive ls --depth x hive|expected a number of levels",
        "hive audit --json --csv hive|`--json`, `--csv` and `--html`",
        "hive audit --group BU hive|`--group` goes with `--as`",
        "hive audit --as AC hive|nobody asks by `S-1-15-2-1`",
        "hive audit --want MAXIMUM_ALLOWED hive|rights that have a name",
        "hive set-security hive Open D:(A;;XX;;;BA)|unexpected `XX` at offset 6",
        "hive lss|did you mean",
        "hive build hive out|description `hive`"
      })
  void everyCommand_mistake_isRefused(String line, String message) {
    CommandRunner.Result result = run(line.split(" "));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }

  @Test
  void help_group_listsItsCommands() {
    assertThat(run("hive", "--help").out())
        .startsWith("usage: ntacl hive")
        .contains("set-security", "recover");
    assertThat(run("help", "hive", "audit")).isEqualTo(run("hive", "audit", "--help"));
  }

  @Test
  void recover_recordedHive_isWhatWindowsMadeOfIt() throws IOException {
    Path shared = Path.of(System.getProperty("ntacl.shared"), "hives", "yarp", "NewDirtyHive1");
    assumeTrue(Files.isDirectory(shared), () -> "skipped: no recorded hives at " + shared);
    try (Stream<Path> files = Files.list(shared)) {
      for (Path file : files.toList()) {
        Files.write(folder.resolve(file.getFileName().toString()), Files.readAllBytes(file));
      }
    }

    CommandRunner.Result result = run("hive", "recover", "--json", "NewDirtyHive", "new");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEqualTo("{\"entriesApplied\":4,\"sequence\":6}\n");
    assertThat(bins("new")).isEqualTo(bins("RecoveredHive_Windows10"));
    assertThat(run("hive", "ls", "new").code()).isZero();
  }

  private Bytes bins(String name) throws IOException {
    byte[] content = Files.readAllBytes(folder.resolve(name));
    return Bytes.copyOfRange(content, 4096, content.length);
  }
}
