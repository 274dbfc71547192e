package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.cli.json.JsonReader;

class WfpSecurityCommandTest {
  private static final String DUMP = "examples/filter-engine.xml";
  private static final String ADMIN = "--token=examples/tokens/elevated-admin.json";

  private static CommandRunner.Result security(String target, String... more) {
    List<String> arguments = new ArrayList<>(List.of("wfp", "security", DUMP, target));
    arguments.addAll(Arrays.asList(more));
    return new CommandRunner().with(arguments);
  }

  /** The descriptor that a filter of a current system was seen with (wfp 4.3). */
  @Test
  void show_filter_hasWhatFiltersInherit() {
    CommandRunner.Result result = security("filter:70001");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("O:BAG:SYD:AI(A;ID;0xf07ff;;;BA)(A;ID;0x307ff;;;NO)(A;ID;0x307ff;;;S-1-5-80-")
        .endsWith("(A;ID;RPDT;;;WD)\n");
  }

  @Test
  void show_documented_hasAnEntryForTheServiceThatIsGone() {
    String napAgent = "S-1-5-80-2006800713-1441093265-249754844-3404434343-1444102779";

    assertThat(security("filter", "--documented").out()).contains(napAgent);
    assertThat(security("filter").out()).doesNotContain(napAgent);
  }

  @Test
  void update_container_isInheritedByItsObjects() {
    CommandRunner.Result result = security("filter", "--update", "D:(D;OICI;SD;;;WD)", ADMIN);

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("filter\nERROR_SUCCESS\nbefore O:BAG:SYD:AI(A;OICIID;0xf07ff;;;BA)")
        .contains("\nafter  O:BAG:SYD:AI(D;OICI;SD;;;WD)(A;OICIID;0xf07ff;;;BA)")
        .containsPattern("and [1-9][0-9]* others\n$");
  }

  @Test
  void update_json_tellsStatusBeforeAndAfter() {
    CommandRunner.Result result =
        security("filter:70001", "--update", "D:P(A;;GA;;;SY)", ADMIN, "--json");

    JsonReader.read(result.out());
    assertThat(result.out())
        .contains("\"kind\":\"filter\"", "\"status\":\"ERROR_SUCCESS\"", "\"others\":0")
        .contains("\"sddl\":\"O:BAG:SYD:PAI(A;;0xf07ff;;;SY)\"");
  }

  @ParameterizedTest
  @CsvSource({
    "--token=examples/tokens/standard-user.json, '', ERROR_ACCESS_DENIED",
    "--token=examples/tokens/filtered-admin.json, '', ERROR_ACCESS_DENIED",
    "--token=examples/tokens/elevated-admin.json, --dynamic, FWP_E_DYNAMIC_SESSION_IN_PROGRESS",
  })
  void update_refused_tellsTheCodeAndChangesNothing(String token, String option, String status) {
    List<String> more = new ArrayList<>(List.of("--update", "D:(A;;GA;;;WD)", token));
    if (!option.isEmpty()) {
      more.add(option);
    }
    CommandRunner.Result result = security("filter:70001", more.toArray(String[]::new));

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith("filter:70001\n" + status + ": ")
        .endsWith(security("filter:70001").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thing|no kind of object `thing`",
        "filter:1|the dump has no filter `1`",
      })
  void show_unknownTarget_isRefused(String target, String message) {
    CommandRunner.Result result = security(target);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }

  @Test
  void update_withoutToken_isRefused() {
    CommandRunner.Result result = security("filter", "--update", "D:");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("`--update` and a token go together");
  }
}
