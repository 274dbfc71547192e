package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.cli.json.JsonReader;

/** {@code ntacl wfp classify} and {@code ntacl wfp audit}. */
class WfpDecisionsTest {
  private static final String DUMP = "examples/filter-engine.xml";
  private static final String START = "id=\"data\">";
  private static final Path SHARED =
      Path.of(System.getProperty("ntacl.shared"), "wfp", "wfpstate.xml");

  private static CommandRunner.Result classify(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("wfp", "classify", DUMP, "--layer", "ALE_AUTH_CONNECT_V4"));
    arguments.addAll(Arrays.asList(more));
    return new CommandRunner().with(arguments);
  }

  /** Asks about traffic that the first filter of the example wants, of some user. */
  private static CommandRunner.Result classifyTool(String user, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--field=ALE_APP_ID=\\Device\\disk1\\tools\\a.exe",
                "--field=IP_REMOTE_ADDRESS=198.51.100.7",
                "--field=IP_REMOTE_PORT=1500",
                "--field=FLAGS=0xffffffff",
                "--field=ALE_PACKAGE_ID=S-1-15-2-1",
                "--user=" + user));
    arguments.addAll(Arrays.asList(more));
    return classify(arguments.toArray(String[]::new));
  }

  @Test
  void classify_calloutNotRegistered_blocks() {
    CommandRunner.Result result = classify("--field", "IP_REMOTE_PORT=443");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("blocked by filter 70002 `Ask`\n")
        .contains("filter 70002 Ask: callout terminating, it says not registered\n");
  }

  @Test
  void classify_calloutThatPermits_doesWhatWasSaidOfIt() {
    CommandRunner.Result result =
        classify("--callout", "55555555-0000-4000-8000-000000000001=permit", "--json");

    JsonReader.read(result.out());
    assertThat(result.out()).contains("\"verdict\":\"permit\"", "\"dependsOnCallouts\":");
  }

  @Test
  void classify_all_showsWhyFiltersDoNotMatch() {
    assertThat(classifyTool("S-1-5-18", "--all").out())
        .contains("filter 70001 Permit the tool: does not match\n")
        .contains("not met ALE_USER_ID equal O:SYG:SYD:(A;;CCRC;;;S-1-5-80-1-2-3-4-5)\n")
        .contains("FWP_ACTRL_MATCH_FILTER: not granted");
    assertThat(classifyTool("S-1-5-80-1-2-3-4-5").out())
        .contains("filter 70001 Permit the tool: permit\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--field=IP_REMOTE_PORT|expected a field, `=` and a value",
        "--field=IP_REMOTE_PORT=65536|`IP_REMOTE_PORT=65536` is no value of type UINT16",
        "--field=IP_REMOTE_ADDRESS=1.2.3.256|is no value of type UINT32",
        "--field=VLAN_ID=1|layer FWPM_LAYER_ALE_AUTH_CONNECT_V4 has no field `VLAN_ID`",
        "--field=ALE_USER_ID=S-1-5-18|is about users",
        "--callout=X=permit|expected the key of a callout",
        "--layer=NOWHERE|the dump has no layer `NOWHERE`"
      })
  void classify_badArguments_areRefused(String argument, String message) {
    List<String> arguments = new ArrayList<>(List.of("wfp", "classify", DUMP));
    if (!argument.startsWith("--layer")) {
      arguments.add("--layer=ALE_AUTH_CONNECT_V4");
    }
    arguments.add(argument);
    CommandRunner.Result result = new CommandRunner().with(arguments);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }

  @Test
  void classify_addressesOfVersion6_areRead() {
    for (String address : List.of("fe80::1", "FE80:0:0:0:0:0:0:1")) {
      CommandRunner.Result result =
          CommandRunner.run(
              "wfp",
              "classify",
              DUMP,
              "--layer",
              "FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6",
              "--field",
              "IP_REMOTE_ADDRESS=" + address,
              "--field",
              "IP_LOCAL_ADDRESS=2001:db8::",
              "--user",
              "S-1-5-80-1-2-3-4-6");
      assertThat(result.out()).as(address).startsWith("blocked by filter 70004");
      assertThat(result.code()).isEqualTo(1);
    }
  }

  @Test
  void audit_ofTheExample_namesFiltersWithoutDrivers() {
    CommandRunner.Result result = CommandRunner.run("wfp", "audit", DUMP);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("a filter that blocks since its callout is not registered")
        .contains("filter 70002 Ask");
  }

  @Test
  void audit_knownDescriptor_tellsWhoMayChangeTheObject() {
    CommandRunner.Result result =
        CommandRunner.run(
            "wfp", "audit", DUMP, "--json", "--security", "filter:70001=O:BAG:SYD:(A;;SDWD;;;BU)");

    result.out().lines().forEach(JsonReader::read);
    assertThat(result.out())
        .contains("\"finding\":\"TAKE_OVER\"", "\"rights\":[\"DELETE\",\"WRITE_DAC\"]");
  }

  @Test
  void audit_html_isAPageThatNeedsNothingElse() {
    CommandRunner.Result result = CommandRunner.run("wfp", "audit", DUMP, "--html");
    int start = result.out().indexOf(START) + START.length();
    String data = result.out().substring(start, result.out().indexOf("</script>", start));

    assertThat(result.out())
        .startsWith("<!DOCTYPE html>")
        .doesNotContain("http://", "https://", "src=", "@STYLE@", "@DATA@");
    assertThat(data).doesNotContain("<");
    JsonReader.read(data);
  }

  @Test
  void classify_realDump_tellsContainersApart() {
    assumeTrue(Files.exists(SHARED), () -> "no dump at " + SHARED);
    CommandRunner.Result result =
        CommandRunner.run(
            "wfp",
            "classify",
            SHARED.toString(),
            "--layer=ALE_AUTH_CONNECT_V4",
            "--field=IP_REMOTE_ADDRESS=8.8.8.8",
            "--field=ORIGINAL_PROFILE_ID=2",
            "--field=CURRENT_PROFILE_ID=2",
            "--user=S-1-5-21-1-2-3-1001",
            "--group=S-1-1-0");

    assertThat(result.out()).startsWith("permitted by filter 66686 `Default Outbound`\n");
  }
}
