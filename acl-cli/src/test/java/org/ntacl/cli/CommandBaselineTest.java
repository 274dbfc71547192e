package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commands and all that they answer: {@code baseline/*.txt}.
 *
 * <p>Each case there is a command line, then standard output, each line behind {@code =>}, standard
 * error, each line behind {@code !>}, and the exit code when it is not 0. To rewrite the answers:
 * {@code mvn -pl acl-cli -am test -Dtest=CommandBaselineTest -Dntacl.baseline=rewrite}; the
 * difference is reviewed like code.
 */
class CommandBaselineTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "baseline");
  private static final String OUT = "=>";
  private static final String ERR = "!>";
  private static final String EXIT = "exit ";

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void command_ofTheBaseline_answersAsRecorded(Path file) throws IOException {
    List<String> recorded = Files.readAllLines(file, StandardCharsets.UTF_8);
    List<String> made = new ArrayList<>();
    for (String line : recorded) {
      if (line.isEmpty() || line.startsWith("//")) {
        made.add(line);
      } else if (!line.startsWith(OUT) && !line.startsWith(ERR) && !line.startsWith(EXIT)) {
        made.add(line);
        answer(made, line);
      }
    }
    if ("rewrite".equals(System.getProperty("ntacl.baseline"))) {
      Files.write(file, made, StandardCharsets.UTF_8);
    }
    assertThat(made).isEqualTo(recorded);
  }

  private static void answer(List<String> made, String line) {
    List<String> words = ShellWords.split(line);
    assertThat(words.get(0)).as("program of %s", line).isEqualTo(Program.NAME);
    CommandRunner.Result result = new CommandRunner().with(words.subList(1, words.size()));
    result.out().lines().forEach(text -> made.add((OUT + " " + text).stripTrailing()));
    result.err().lines().forEach(text -> made.add((ERR + " " + text).stripTrailing()));
    if (result.code() != 0) {
      made.add(EXIT + result.code());
    }
  }
}
