package org.ntacl.cli.args;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ntacl.cli.args.FullReader.Outcome;
import org.ntacl.cli.args.FullReader.Print;
import org.ntacl.cli.args.FullReader.PrintVersion;
import org.ntacl.cli.args.FullReader.Refuse;
import org.ntacl.cli.args.FullReader.Run;

class FullReaderTest {
  private static Outcome read(String... arguments) {
    return CommandLines.FULL.read(Arrays.asList(arguments));
  }

  private static String refusal(String... arguments) {
    return ((Refuse) read(arguments)).message();
  }

  @Test
  void read_endOfOptions_takesTheRestAsOperands() {
    Arguments arguments = ((Run) read("look", "--json", "--", "--type", "-x")).arguments();

    assertThat(arguments.has("--json")).isTrue();
    assertThat(arguments.operands()).containsExactly("--type", "-x");
  }

  @Test
  void read_operandWithAt_isNotExpanded() {
    Arguments arguments = ((Run) read("look", "@/etc/hostname")).arguments();

    assertThat(arguments.operands()).containsExactly("@/etc/hostname");
  }

  @Test
  void read_help_printsTheHelpOfTheCommand() {
    String help = ((Print) read("look", "--help")).text();

    assertThat(help)
        .startsWith("usage: tool look")
        .contains("Look at things", "--type=TYPE", "the type", "[THING...]", "A last word.");
    assertThat(((Print) read("-h")).text()).contains("look", "Look at things", "idle");
  }

  @Test
  void read_version_asksForTheVersion() {
    assertThat(read("--version")).isInstanceOf(PrintVersion.class);
    assertThat(read("-V")).isInstanceOf(PrintVersion.class);
  }

  @Test
  void read_nothing_refusesWithTheHelp() {
    assertThat(refusal()).startsWith("usage: tool");
  }

  @Test
  void read_misspelledOption_namesItAndPointsToTheHelp() {
    assertThat(refusal("look", "--typ", "key"))
        .startsWith("tool: unknown option")
        .contains("'--typ'")
        .endsWith("tool: see `tool look --help`\n");
  }

  @Test
  void read_misspelledCommand_suggestsTheRightOne() {
    assertThat(refusal("lok")).contains("lok", "did you mean", "look");
  }

  @Test
  void read_optionGivenTwice_isRefused() {
    assertThat(refusal("look", "--type", "key", "--type", "file")).contains("--type");
  }

  @Test
  void read_optionWithoutValue_isRefused() {
    assertThat(refusal("look", "--type")).contains("--type");
  }

  @Test
  void help_command_isThatOfItsOption() {
    assertThat(CommandLines.FULL.help("look")).isEqualTo(read("look", "--help"));
    assertThat(CommandLines.FULL.help("")).isEqualTo(read("--help"));
    assertThat(CommandLines.FULL.help("lok")).isEqualTo(new Refuse("tool: no command `lok`\n"));
  }

  @Test
  void completionScript_knowsCommandsOptionsAndValues() {
    assertThat(CommandLines.FULL.completionScript())
        .contains("look", "--type", "\"key\" \"file\"", "complete -F");
  }
}
