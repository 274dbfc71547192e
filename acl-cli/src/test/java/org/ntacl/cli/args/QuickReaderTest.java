package org.ntacl.cli.args;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickReaderTest {
  private static Optional<Arguments> read(String... arguments) {
    return QuickReader.read(CommandLines.SYNTAX, Arrays.asList(arguments));
  }

  @Test
  void read_plainLine_findsOptionsAndOperands() {
    Arguments arguments =
        read("--json", "a", "--type", "key", "--group=BA", "-", "--group", "BU").orElseThrow();

    assertThat(arguments.has("--json")).isTrue();
    assertThat(arguments.value("--type")).contains("key");
    assertThat(arguments.values("--group")).containsExactly("BA", "BU");
    assertThat(arguments.operands()).containsExactly("a", "-");
  }

  @Test
  void read_nothing_findsNothing() {
    Arguments arguments = read().orElseThrow();

    assertThat(arguments.has("--json")).isFalse();
    assertThat(arguments.value("--type")).isEmpty();
    assertThat(arguments.values("--group")).isEmpty();
    assertThat(arguments.operands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "--typ key",
        "--unknown",
        "--type",
        "--type --json",
        "--type=",
        "--json=true",
        "--json --json",
        "--type key --type file",
        "--",
        "-x",
        "--group -5"
      })
  void read_anythingElse_declines(String line) {
    assertThat(read(line.split(" "))).isEmpty();
  }

  @Test
  void read_operandsOfCommandWithout_declines() {
    assertThat(QuickReader.read(CommandLines.WITHOUT_OPERANDS, List.of("a"))).isEmpty();
    assertThat(QuickReader.read(CommandLines.WITHOUT_OPERANDS, List.of())).isPresent();
  }
}
