package org.ntacl.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
  @ParameterizedTest
  @CsvSource({
    "AUTO, out, false, COLORED",
    "AUTO, out, true, PLAIN",
    "AUTO, in, false, PLAIN",
    "ALWAYS, in, true, COLORED",
    "NEVER, out, false, PLAIN"
  })
  void paint_choice_decidesWithTerminalAndEnvironment(
      ColorChoice choice, String terminal, boolean colorless, Paint expected) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console =
        new Console(
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            false,
            Set.of(terminal),
            80,
            colorless,
            Path.of(""));

    assertThat(console.paint(choice)).isEqualTo(expected);
  }
}
