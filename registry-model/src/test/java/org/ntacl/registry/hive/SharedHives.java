package org.ntacl.registry.hive;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recorded hives beside the project, and the table that says what is in them. */
final class SharedHives {
  private static final Path FOLDER = Path.of(System.getProperty("ntacl.shared"), "hives");

  private static final Pattern ROW =
      Pattern.compile(
          "\\| (\\S+) \\| \\d+ \\| (\\S+) \\| (\\S+) \\| (\\S+) \\| (\\S+) \\| (\\S+)"
              + " \\| \\S+ \\| ?(.*?) ?\\|");

  private SharedHives() {}

  /** A row of the table; counts are −1 where it gives none. */
  record Row(String name, String version, int keys, int values, int securityCells, String note) {
    Path file() {
      return FOLDER.resolve(name);
    }

    /** Without a note nothing is wrong. */
    boolean isClean() {
      return note.isEmpty() || note.startsWith("valid");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns a recorded hive, or skips the test. */
  static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: no recorded hive at " + file);
    return file;
  }

  /** Returns the rows of the table, or skips the test. */
  static List<Row> table() throws IOException {
    Path readme = file("README.md");
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(readme)) {
      Matcher match = ROW.matcher(line);
      if (match.matches()) {
        rows.add(
            new Row(
                match.group(1),
                match.group(2),
                number(match.group(4)),
                number(match.group(5)),
                number(match.group(6)),
                match.group(7)));
      }
    }
    return rows;
  }

  private static int number(String text) {
    return text.equals("-") ? -1 : Integer.parseInt(text);
  }
}
