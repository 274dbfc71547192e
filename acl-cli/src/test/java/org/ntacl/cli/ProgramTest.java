package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.cli.json.TypeChoice;

class ProgramTest {
  @Test
  void run_nothing_showsHelpAsAMistake() {
    CommandRunner.Result result = CommandRunner.run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("usage: ntacl")
        .contains("explain", "check", "convert", "sid", "batch", "completion");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void run_help_showsItOnStandardOutput(String option) {
    CommandRunner.Result result = CommandRunner.run(option);

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("usage: ntacl").contains("Explain security descriptors");
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "check", "convert", "sid", "batch", "completion"})
  void run_helpOfACommand_isThatOfItsOption(String command) {
    CommandRunner.Result result = CommandRunner.run(command, "--help");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("usage: ntacl " + command);
    assertThat(CommandRunner.run("help", command)).isEqualTo(result);
  }

  @Test
  void run_checkHelp_listsEveryOptionOfTheCheck() {
    assertThat(CommandRunner.run("check", "--help").out())
        .contains("unorderedMaximum", "zeroAccessGranted", "SeAccessCheck");
  }

  @Test
  void run_version_isThatOfTheProject() throws IOException {
    assertThat(CommandRunner.run("--version").out()).matches("ntacl \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void run_unknownCommand_isRefused() {
    CommandRunner.Result result = CommandRunner.run("explode");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'explode'", "did you mean", "explain");
    assertThat(CommandRunner.run("help", "explode").code()).isEqualTo(2);
  }

  @Test
  void run_readableInOtherWays_isUnderstood() {
    CommandRunner.Result plain = CommandRunner.run("convert", "--to", "hex", "O:BA");

    assertThat(CommandRunner.run("convert", "--to", "hex", "--", "O:BA")).isEqualTo(plain);
  }

  @Test
  void run_unreadableInput_fails() {
    IOException gone = new IOException("gone");

    assertThat(new CommandRunner().with(List.of("explain", "-"), new FailingInput(gone)))
        .returns(2, CommandRunner.Result::code)
        .returns("ntacl: IOException: gone\n", CommandRunner.Result::err);
  }

  @Test
  void run_faultOfItsOwn_isNoAnswer() {
    InputStream faulty = new FailingInput(new IllegalStateException("must not happen"));

    CommandRunner.Result result = new CommandRunner().with(List.of("explain", "-"), faulty);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("a fault of ntacl itself", "must not happen");
  }

  @Test
  void completion_script_isForBashAndZsh() {
    assertThat(CommandRunner.run("completion").out())
        .startsWith("#!/usr/bin/env bash")
        .contains("--desired", "\"service\"", "complete -F _complete_ntacl");
  }

  @Test
  void typeOption_offers_everyType() {
    assertThat(TypeOptions.NAMES).isEqualTo(TypeChoice.names());
  }

  @Test
  void batch_wholeCommand_answersAndEndsWell() {
    CommandRunner.Result result =
        new CommandRunner().input("{\"id\":1,\"op\":\"sid\",\"sid\":\"BA\"}\n?\n").with("batch");

    assertThat(result.code()).isZero();
    assertThat(result.out().lines()).hasSize(2);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void rehearsal_everyCommand_works() {
    // were one of them to fail, its classes would not be archived and nobody would notice
    assertThat(Rehearsal.commands(List.of("../examples/service.sddl")))
        .allSatisfy(
            arguments ->
                assertThat(new CommandRunner().directory(Path.of("")).with(arguments))
                    .returns("", CommandRunner.Result::err));
  }
}
