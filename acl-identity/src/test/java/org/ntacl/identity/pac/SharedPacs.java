package org.ntacl.identity.pac;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ntacl.Bytes;
import org.ntacl.identity.kerberos.EncryptionType;
import org.ntacl.identity.kerberos.KerberosKey;

/** The recorded PACs beside the project. */
final class SharedPacs {
  static final String OF_WINDOWS = "pac-w2003";

  private static final Path FOLDER = Path.of(System.getProperty("ntacl.shared"), "vectors", "pac");

  private SharedPacs() {}

  /** Returns what the recorded PACs decode to, by name, or skips the test. */
  static JsonNode expected() throws IOException {
    Path file = FOLDER.resolve("expected.json");
    assumeTrue(Files.exists(file), () -> "skipped: no recorded PACs at " + FOLDER);
    return new ObjectMapper().readTree(file.toFile());
  }

  /** Returns a recorded PAC, or skips the test. */
  static Bytes bytes(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".hex");
    assumeTrue(Files.exists(file), () -> "skipped: no recorded PAC at " + file);
    return Bytes.parseHex(Files.readString(file).strip());
  }

  /** Returns one of the two keys of the PAC that Windows made, or skips the test. */
  static Bytes keyBytes(String whose) throws IOException {
    return Bytes.parseHex(expected().get(OF_WINDOWS).get("keys").get(whose).asText());
  }

  static KerberosKey key(Bytes bytes) {
    return KerberosKey.of(EncryptionType.ARCFOUR_HMAC_MD5, bytes);
  }
}
