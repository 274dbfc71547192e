package org.ntacl.wfp.state;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ntacl.Bytes;

/** The recorded dump beside the project. */
final class SharedState {
  private static final Path FILE =
      Path.of(System.getProperty("ntacl.shared"), "wfp", "wfpstate.xml");

  private SharedState() {}

  /** Returns the recorded dump, or skips the test. */
  static Bytes bytes() {
    assumeTrue(Files.exists(FILE), () -> "skipped: no recorded dump at " + FILE);
    try {
      return Bytes.of(Files.readAllBytes(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
