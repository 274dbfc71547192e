package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ntacl.wfp.model.FwpStatus;

/**
 * Every kind with every call: what is documented, and what was decided where nothing is. The tables
 * stand in the test report as {@code wfp-conformance.md} and on the page {@code
 * docs/wfp-conformance.md}; {@code -DargLine=-Dntacl.conformance.write=true} writes that anew.
 */
class ConformanceMatrixTest {
  private static final Path PAGE =
      Path.of(System.getProperty("ntacl.root"), "docs", "wfp-conformance.md");
  private static final Path REPORT = Path.of("target", "surefire-reports", "wfp-conformance.md");
  private static final String MARK =
      "<!-- the tables below are written by ConformanceMatrixTest -->";
  private static final Matrix MATRIX = new Matrix();

  @BeforeAll
  static void run() throws IOException {
    new ObjectCallCells(MATRIX).run();
    new SecurityCells(MATRIX).run();
    new LifetimeCells(MATRIX).run();
    new EngineCells(MATRIX).run();
    new EventCells(MATRIX).run();
    System.out.printf("conformance of the filter engine: %d cells%n", MATRIX.cells());
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, MATRIX.toMarkdown());
  }

  @Test
  void everyCell_isAsTheSourcesSay() {
    assertThat(MATRIX.faults()).isEmpty();
    assertThat(MATRIX.cells()).isGreaterThan(800);
  }

  /** What the page says of codes that nothing in the module reports is all of them. */
  @Test
  void codesThatNobodyReports_areExplained() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files =
        Files.walk(Path.of(System.getProperty("ntacl.root"), "wfp-model", "src", "main", "java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        code.append(Files.readString(file));
      }
    }
    Set<String> reported = new TreeSet<>();
    Pattern.compile("FwpStatus\\.(FWP_E_\\w+)")
        .matcher(code)
        .results()
        .forEach(result -> reported.add(result.group(1)));
    Set<String> silent = new TreeSet<>();
    for (FwpStatus status : FwpStatus.values()) {
      if (status.name().startsWith("FWP_E_") && !reported.contains(status.name())) {
        silent.add(status.name());
      }
    }
    String page = Files.readString(PAGE);
    Set<String> explained = new TreeSet<>();
    Pattern.compile("FWP_E_[A-Z0-9_]+\\w")
        .matcher(page.substring(0, page.indexOf(MARK)))
        .results()
        .forEach(result -> explained.add(result.group()));
    assertThat(explained).isEqualTo(silent);
  }

  @Test
  void page_holdsTheSameTables() throws IOException {
    String page = Files.readString(PAGE);
    int mark = page.indexOf(MARK);
    assertThat(mark).isPositive();
    String expected = page.substring(0, mark + MARK.length()) + "\n\n" + MATRIX.toMarkdown();
    if (Boolean.getBoolean("ntacl.conformance.write")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }
}
