package org.ntacl.identity.kerberos;

import java.util.Objects;
import java.util.Optional;

/**
 * One key of a keytab.
 *
 * @param principal whose key it is, {@code name/instance@REALM}, without escapes
 * @param timestamp when it was written, in seconds since 1970, to be read as unsigned
 * @param encryptionNumber the number of the encryption type
 * @param version the version of the key (kvno), to be read as unsigned
 * @param key the key, or empty when no checksum of a PAC is made with keys of that type
 */
public record KeytabEntry(
    String principal, int timestamp, int encryptionNumber, int version, Optional<KerberosKey> key) {
  /** Refuses null. */
  public KeytabEntry {
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(key, "key");
  }
}
