package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;

/** Every SID text, alias or number, whose reading was recorded on Windows. */
class SidStringsVectorTest {
  /** The SID that stood for machine, domain and forest when the vectors were recorded. */
  private static final SidContext CONTEXT =
      SidContext.ofDomain(Sid.parse("S-1-5-21-2457507606-2709100691-398136650"));

  /** How many there are at least, so that a file cut short cannot pass for success. */
  private static final int CASES = 118;

  private int accepted;
  private int refused;

  @Test
  void parse_recordedTexts_areReadAsWindowsDoes() throws IOException {
    Path file = Path.of(System.getProperty("ntacl.shared"), "vectors", "sid-strings.jsonl");
    assumeTrue(Files.exists(file), () -> "skipped: no recorded vectors at " + file);
    ObjectMapper json = new ObjectMapper();
    int cases = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      JsonNode vector = json.readTree(line);
      cases++;
      if (vector.path("windowsVerified").asBoolean()) {
        check(vector);
      }
    }
    System.out.printf(
        "sid-strings: %d cases, %d verified on Windows (%d accepted, %d refused)%n",
        cases, accepted + refused, accepted, refused);
    assertThat(accepted + refused).isGreaterThanOrEqualTo(CASES);
  }

  private void check(JsonNode vector) {
    String text = vector.get("text").asText();
    Optional<Sid> read = read(text);
    switch (vector.get("expect").asText()) {
      case "ok" -> {
        Sid sid = read.orElseThrow(() -> new AssertionError("refused `" + text + "`"));
        assertThat(sid.toBytes()).as(text).isEqualTo(bytes(vector));
        assertThat(sid).as(text).hasToString(asWindowsPrints(vector.get("expectSid").asText()));
        accepted++;
      }
      // error-late: the text is read, but the SID of another revision cannot be used
      case "error", "error-late" -> {
        assertThat(read).as(text).isEmpty();
        refused++;
      }
      default -> throw new AssertionError("unknown expectation in " + vector);
    }
  }

  /** Reads an alias or a number form, as the owner of a descriptor is read. */
  private static Optional<Sid> read(String text) {
    if (text.length() == 2) {
      SidAlias alias = SidAlias.of(text.charAt(0), text.charAt(1));
      return alias == null ? Optional.empty() : alias.resolve(CONTEXT);
    }
    try {
      return Optional.of(Sid.parse(text));
    } catch (SidSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Bytes bytes(JsonNode vector) {
    return Bytes.parseHex(vector.get("expectSidHex").asText());
  }

  /** The recording shows a hexadecimal authority in lower case, Windows prints capitals. */
  private static String asWindowsPrints(String sid) {
    if (!sid.startsWith("S-1-0x")) {
      return sid;
    }
    String[] parts = sid.split("-", 4);
    String digits = parts[2].substring(2).toUpperCase(Locale.ROOT);
    return "S-1-0x" + digits + "-" + parts[3];
  }
}
