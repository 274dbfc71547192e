package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the baselines of set and inherit cannot show: colours, standard input, width. */
class ChangeCommandsTest {
  private static final List<String> SET =
      List.of("set", "--type", "key", "--update", "D:(A;;KR;;;AU)", "O:BAG:SYD:(A;;KR;;;BU)");
  private static final String RED = "\u001b[31m- ";
  private static final String GREEN = "\u001b[32m+ ";

  @Test
  void set_onATerminal_showsWhatGoesInRedAndWhatComesInGreen() {
    String out = new CommandRunner().terminals("out").with(SET).out();

    assertThat(out).contains(RED + "  (A;;KR;;;BU)", GREEN + "  (A;;KR;;;AU)");
  }

  @Test
  void set_noColorOrNoTerminal_isPlain() {
    assertThat(new CommandRunner().terminals("out").colorless().with(SET).out())
        .doesNotContain("\u001b")
        .isEqualTo(new CommandRunner().with(SET).out())
        .contains("\n-   (A;;KR;;;BU)", "\n+   (A;;KR;;;AU)");
  }

  @Test
  void inherit_onATerminal_isColoured() {
    String out =
        new CommandRunner()
            .terminals("out")
            .with("inherit", "--type", "key", "--parent", "D:AI(A;CI;KR;;;BU)", "O:BAD:AI")
            .out();

    assertThat(out).contains("\u001b[33mstale", GREEN + "  (A;CIID;KR;;;BU)");
  }

  @Test
  void set_currentOnStandardInput_isRead() {
    CommandRunner.Result result =
        new CommandRunner()
            .input("O:BAG:SYD:(A;;KR;;;BU)")
            .with("set", "--type", "key", "--update", "G:BU");

    assertThat(result.code()).isEqualTo(Command.OK);
    assertThat(result.out()).endsWith("\nO:BAG:BUD:(A;;KR;;;BU)\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 100})
  void set_longWords_stayInsideTheMargin(int columns) {
    String out =
        new CommandRunner()
            .terminals("out")
            .colorless()
            .columns(columns)
            .with(
                "set", "--type", "key", "--update", "D:(A;CI;CCDCLCSWRPSDRCWD;;;AU)", "O:BAG:SYD:P")
            .out();

    assertThat(out.lines()).allMatch(line -> line.length() <= columns);
  }
}
