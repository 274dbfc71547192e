package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.cli.MarkdownBlocks.Block;

/**
 * Runs what the pages of the project show: every {@code ntacl} line of an {@code sh} block and
 * every {@code java} block. A {@code text} block right behind holds the whole output; a line {@code
 * …} in it stands for any lines.
 */
class DocumentationTest {
  private static final Path ROOT = Path.of(System.getProperty("ntacl.root"));

  /** What pages show besides, and nobody runs here. */
  private static final List<String> OTHER_COMMANDS =
      List.of("mvn ", "source ", ".ci/", "git ", "#");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)[^):]*\\)");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of("", "docs", "examples")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commands_ofThePage_answerAsShown(Path page) throws IOException {
    List<Block> blocks = MarkdownBlocks.of(page);
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).language().equals("sh")) {
        String out = run(blocks.get(i));
        expected(blocks, i).ifPresent(block -> assertShown(page, block, out));
      }
    }
  }

  private static String run(Block block) {
    StringBuilder out = new StringBuilder();
    for (String line : block.content()) {
      if (OTHER_COMMANDS.stream().noneMatch(line::startsWith) && !line.isBlank()) {
        out.append(pipe(line));
      }
    }
    return out.toString();
  }

  /** Runs commands that are joined by bars, as a shell does. */
  private static String pipe(String line) {
    String passed = "";
    for (String command : line.split(" \\| ", -1)) {
      List<String> words = ShellWords.split(command);
      String program = words.get(0);
      List<String> rest = words.subList(1, words.size());
      if (program.equals("echo")) {
        passed = String.join(" ", rest) + "\n";
      } else {
        assertThat(program).as("program of `%s`", line).isIn("ntacl", "./ntacl");
        CommandRunner.Result result = new CommandRunner().input(passed).with(rest);
        passed = result.out() + result.err();
      }
    }
    return passed;
  }

  private static Optional<Block> expected(List<Block> blocks, int index) {
    return index + 1 < blocks.size() && blocks.get(index + 1).language().equals("text")
        ? Optional.of(blocks.get(index + 1))
        : Optional.empty();
  }

  private static void assertShown(Path page, Block block, String out) {
    StringBuilder pattern = new StringBuilder();
    for (String line : block.content()) {
      pattern.append(line.equals("…") ? "(?s:.*\\n)?" : Pattern.quote(line + "\n"));
    }
    String trimmed = Pattern.compile(" +$", Pattern.MULTILINE).matcher(out).replaceAll("");
    assertThat(trimmed)
        .as("%s, block at line %d", page.getFileName(), block.line())
        .matches(pattern.toString());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void java_ofThePage_compilesAndPrintsAsShown(Path page, @TempDir Path folder)
      throws IOException, ReflectiveOperationException {
    List<Block> blocks = MarkdownBlocks.of(page);
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).language().equals("java")) {
        Path own = Files.createDirectory(folder.resolve(Integer.toString(i)));
        String out = JavaSnippet.run(blocks.get(i).content(), own);
        expected(blocks, i).ifPresent(block -> assertShown(page, block, out));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_ofThePage_leadToFiles(Path page) throws IOException {
    Matcher links = LINK.matcher(Files.readString(page));
    while (links.find()) {
      assertThat(page.resolveSibling(links.group(1))).as("link of %s", page.getFileName()).exists();
    }
  }

  @Test
  void integrationMachine_runsTheTwoCommandsOfTheReadme() throws IOException {
    List<String> shown =
        MarkdownBlocks.of(ROOT.resolve("README.md")).stream()
            .filter(block -> block.language().equals("sh"))
            .flatMap(block -> block.content().stream())
            .toList();

    assertThat(Files.readAllLines(ROOT.resolve(".ci/run")))
        .filteredOn(line -> line.startsWith("mvn ") || line.startsWith("./ntacl "))
        .hasSize(2)
        .isSubsetOf(shown);
  }
}
