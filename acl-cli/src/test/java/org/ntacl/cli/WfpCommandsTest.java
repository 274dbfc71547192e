package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.cli.json.JsonReader;

class WfpCommandsTest {
  private static final String DUMP = "examples/filter-engine.xml";
  private static final Path SHARED =
      Path.of(System.getProperty("ntacl.shared"), "wfp", "wfpstate.xml");

  @TempDir private Path folder;

  private static CommandRunner.Result run(String... arguments) {
    return CommandRunner.run(arguments);
  }

  private CommandRunner.Result runOnChanged(String part, String other, String... arguments)
      throws IOException {
    String text = Files.readString(Path.of(System.getProperty("ntacl.root"), DUMP));
    assertThat(text).contains(part);
    Files.writeString(folder.resolve("dump"), text.replace(part, other));
    return new CommandRunner().directory(folder).with(arguments);
  }

  @Test
  void load_json_countsKindsAndConditions() {
    CommandRunner.Result result = run("wfp", "load", "--json", DUMP);
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    JsonReader.read(result.out());
    assertThat(result.out())
        .contains(
            "\"session\": 2",
            "\"provider\": 2",
            "\"providerContext\": 3",
            "\"subLayer\": 4",
            "\"layer\": 3",
            "\"callout\": 2",
            "\"filter\": 4",
            "\"conditions\": 10",
            "\"descriptors\": 2",
            "\"unknownElements\": []",
            "\"unknownValues\": []",
            "\"danglingReferences\": []",
            "\"exact\": true");
  }

  @Test
  void load_text_isTheSameInWords() {
    assertThat(run("wfp", "load", DUMP).out())
        .startsWith("taken 2025-03-04T05:06:07.089Z\n     2  session\n")
        .contains("     4  filter\n", "     0  unknown elements\n");
  }

  @Test
  void load_whatIsUnknown_isToldWithItsPlace() throws IOException {
    CommandRunner.Result result =
        runOnChanged("<rawContext>0</rawContext>", "<novel/>", "wfp", "load", "--json", "dump");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("ntacl: dump:", ": unknown element `novel`\n");
    assertThat(result.out()).contains("\"message\": \"unknown element `novel`\"");
  }

  @Test
  void load_danglingReference_isTold() throws IOException {
    String provider = "<providerKey>{22222222-0000-4000-8000-000000000001}</providerKey>";
    CommandRunner.Result result =
        runOnChanged(
            "<item>\n\t\t\t" + provider,
            "<item>\n\t\t\t" + provider.replace("0001}", "0009}"),
            "wfp",
            "load",
            "dump");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("     5  references that lead nowhere\n")
        .contains(" to provider 22222222-0000-4000-8000-000000000001\n");
  }

  @Test
  void ls_json_isAnObjectForEachObject() {
    CommandRunner.Result result = run("wfp", "ls", "--json", DUMP);
    assertThat(result.code()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(18).allSatisfy(JsonReader::read);
    assertThat(lines.get(0))
        .isEqualTo(
            "{\"kind\":\"provider\",\"key\":\"22222222-0000-4000-8000-000000000001\","
                + "\"name\":\"Example provider\",\"sddl\":null}");
    assertThat(lines.get(1)).contains("\"symbol\":\"FWPM_PROVIDER_IKEEXT\"");
    assertThat(run("wfp", "ls", "--json", "--kind", "filter", DUMP).out().lines()).hasSize(4);
  }

  @Test
  void ls_text_namesKeys() {
    assertThat(run("wfp", "ls", "--kind", "subLayer", DUMP).out().lines())
        .containsExactly(
            "subLayer         FWPM_SUBLAYER_TEREDO  Example edge",
            "subLayer         FWPM_SUBLAYER_MPSSVC_WF  Example firewall",
            "subLayer         {33333333-0000-4000-8000-000000000001}  Example own",
            "subLayer         FWPM_SUBLAYER_UNIVERSAL  Example all");
  }

  @ParameterizedTest
  @CsvSource({
    "66666666-0000-4000-8000-000000000001",
    "{66666666-0000-4000-8000-000000000001}",
    "70001"
  })
  void show_filter_isFoundByKeyAndNumber(String key) {
    CommandRunner.Result text = run("wfp", "show", DUMP, key);
    assertThat(text.code()).isZero();
    assertThat(text.out())
        .startsWith("kind filter\nkey 66666666-0000-4000-8000-000000000001\n")
        .contains(
            "layer FWPM_LAYER_ALE_AUTH_CONNECT_V4\n",
            "      text \\device\\disk1\\tools\\a.exe\n",
            "      value O:SYG:SYD:(A;;CCRC;;;S-1-5-80-1-2-3-4-5)\n",
            "action FWP_ACTION_PERMIT\nrawContext 18446744073709551615\nid 70001\n");
    CommandRunner.Result json = run("wfp", "show", "--json", DUMP, key);
    JsonReader.read(json.out());
    assertThat(json.out()).contains("\"field\": \"FWPM_CONDITION_ALE_USER_ID\"");
  }

  @Test
  void show_whole_isJsonOrTheDumpItself() throws IOException {
    CommandRunner.Result json = run("wfp", "show", "--json", DUMP);
    JsonReader.read(json.out());
    assertThat(json.out())
        .contains("\"sessions\": [", "\"firewallState\": {", "\"keyword\": \"example.com\"")
        .contains("\"callout\": \"FWPM_CALLOUT_TCP_CHIMNEY_CONNECT_LAYER_V4\"");
    assertThat(run("wfp", "show", "--xml", DUMP).bytes().toArray())
        .isEqualTo(Files.readAllBytes(Path.of(System.getProperty("ntacl.root"), DUMP)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wfp                                   | `wfp` needs a command
          wfp load                              | 0 operands: expected a state dump
          wfp ls gone                           | no file `gone`
          wfp show examples/filter-engine.xml 1 | no object `1`
          wfp show --xml --json examples/filter-engine.xml | `--xml` is for a whole dump
          wfp ls --kind x examples/filter-engine.xml | expected one of provider
          wfp load examples/key.sddl            | no document of wfpstate
          wfp load --machine S-1 examples/filter-engine.xml | `--machine`
          """)
  void mistakes_areRefused(String line, String message) {
    CommandRunner.Result result = run(line.split(" ", -1));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("ntacl: ").contains(message);
  }

  @Test
  void load_recordedDump_isUnderstood() {
    assumeTrue(Files.exists(SHARED), () -> "skipped: no recorded dump at " + SHARED);
    CommandRunner.Result result = run("wfp", "load", "--json", SHARED.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("\"filter\": 572", "\"layer\": 94", "\"conditions\": 2262", "\"exact\": true")
        .contains("\"unknownElements\": []", "\"unknownValues\": []");
    assertThat(run("wfp", "ls", "--json", SHARED.toString()).out().lines())
        .hasSize(9 + 18 + 4 + 94 + 70 + 572);
    byte[] json = run("wfp", "show", "--json", SHARED.toString()).bytes().toArray();
    JsonReader.read(new String(json, StandardCharsets.UTF_8));
  }
}
