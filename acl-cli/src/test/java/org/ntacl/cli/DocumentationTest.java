package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What README and docs tell is true: commands are run and Java is compiled and run, and what they
 * print is compared with the block behind them. A line {@code …} there stands for any lines.
 */
class DocumentationTest {
  private static final Path ROOT = Path.of(System.getProperty("ntacl.root"));
  private static final Pattern BLOCK =
      Pattern.compile("^```(sh|java|text)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern PIPED = Pattern.compile("printf '(.*)' \\| (\\./ntacl .*)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  private static final String IMPORTS =
      "import org.ntacl.access.*; import org.ntacl.binary.*; import org.ntacl.descriptor.*;"
          + " import org.ntacl.sddl.*; import org.ntacl.sid.*; import org.ntacl.token.*;";

  @TempDir private Path classes;

  private record Block(String language, String content) {}

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")), docs.sorted())
          .filter(page -> page.toString().endsWith(".md"))
          .toList();
    }
  }

  @Test
  void commandsAndSnippets_ofEveryPage_printWhatThePageSays() throws Exception {
    int run = 0;
    for (Path page : pages()) {
      List<Block> blocks = blocks(page);
      for (int i = 0; i < blocks.size(); i++) {
        String printed = printed(blocks.get(i));
        if (printed == null) {
          continue;
        }
        run++;
        if (i + 1 < blocks.size() && blocks.get(i + 1).language.equals("text")) {
          assertThat(printed.strip())
              .as("%s: %s", page.getFileName(), blocks.get(i).content)
              .matches(pattern(blocks.get(i + 1).content));
        }
      }
    }
    System.out.printf("documentation: %d commands and snippets run%n", run);
    assertThat(run).isGreaterThanOrEqualTo(6);
  }

  @Test
  void links_ofEveryPage_leadToFiles() throws IOException {
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page, StandardCharsets.UTF_8));
      while (link.find()) {
        assertThat(page.resolveSibling(link.group(1))).as("%s", page.getFileName()).exists();
      }
    }
  }

  private static List<Block> blocks(Path page) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(page, StandardCharsets.UTF_8));
    while (block.find()) {
      blocks.add(new Block(block.group(1), block.group(2)));
    }
    return blocks;
  }

  /** Returns what a block prints when it is run, or null when it is nothing to run here. */
  private String printed(Block block) throws Exception {
    String content = block.content.strip();
    if (block.language.equals("java")) {
      return java(content);
    }
    if (!block.language.equals("sh") || !content.contains("./ntacl ")) {
      return null;
    }
    Matcher piped = PIPED.matcher(content);
    CommandRunner runner = new CommandRunner();
    if (piped.matches()) {
      runner.input(piped.group(1) + "\n");
      content = piped.group(2);
    }
    List<String> words = ShellWords.split(content);
    CommandRunner.Result result = runner.with(words.subList(1, words.size()));
    assertThat(result.code()).as(content).isIn(0, 1);
    assertThat(result.err()).as(content).isEmpty();
    return result.out();
  }

  private static Pattern pattern(String expected) {
    StringBuilder pattern = new StringBuilder();
    for (String line : expected.strip().split("\n", -1)) {
      pattern.append(line.equals("…") ? "(?s:.*?)" : Pattern.quote(line)).append("\\s*");
    }
    return Pattern.compile(pattern.toString());
  }

  private String java(String snippet) throws Exception {
    String source =
        IMPORTS + " public class Snippet { public static void main(String[] a) {" + snippet + "}}";
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    assertThat(compiler.getTask(null, null, null, options, null, List.of(file)).call())
        .as(snippet)
        .isTrue();
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      loader.loadClass("Snippet").getMethod("main", String[].class).invoke(null, (Object) null);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
