package org.ntacl.sddl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * The recorded vectors beside the project. A test that needs a file is skipped, visibly, when the
 * file is not there.
 */
final class Vectors {
  /** The machine that made the vectors of SDDL and bytes; it was in no domain. */
  static final Sid MACHINE = Sid.parse("S-1-5-21-2457507606-2709100691-398136650");

  static final SidContext MACHINE_CONTEXT = SidContext.ofMachine(MACHINE);

  /** In all other files the same SID is machine, domain and forest root. */
  static final SidContext DOMAIN_CONTEXT = SidContext.ofDomain(MACHINE);

  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  /** Returns the cases of a file, one a line. */
  static List<JsonNode> read(String name) throws IOException {
    Path file = Path.of(System.getProperty("ntacl.shared"), "vectors", name);
    assumeTrue(Files.exists(file), () -> "skipped: no recorded vectors at " + file);
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        cases.add(JSON.readTree(line));
      }
    }
    return cases;
  }
}
