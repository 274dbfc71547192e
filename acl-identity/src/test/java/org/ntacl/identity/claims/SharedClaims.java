package org.ntacl.identity.claims;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntacl.Bytes;

/** The recorded claims beside the project. */
final class SharedClaims {
  private static final Path FOLDER =
      Path.of(System.getProperty("ntacl.shared"), "vectors").resolve("pac");

  /** A line of a hexadecimal dump: the offset, then up to twice eight octets. */
  private static final Pattern LINE =
      Pattern.compile("\\[[0-9A-F]{4}\\]((?: {1,3}[0-9A-F]{2}){1,16}) .*");

  private SharedClaims() {}

  /** Returns a recorded buffer, or skips the test. */
  static Bytes read(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".hex");
    assumeTrue(Files.exists(file), () -> "skipped: no recorded claims at " + file);
    return Bytes.parseHex(Files.readString(file).strip());
  }

  /** Returns the octets of a recorded text that is a hexadecimal dump. */
  static Bytes readDump(String name) throws IOException {
    StringBuilder hex = new StringBuilder();
    new String(read(name).toArray(), StandardCharsets.US_ASCII)
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> hex.append(line.group(1).replace(" ", "")));
    return Bytes.parseHex(hex);
  }
}
