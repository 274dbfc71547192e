package org.ntacl.identity.kerberos;

import java.util.Objects;
import org.ntacl.Bytes;

/**
 * One element of AuthorizationData (RFC 4120 5.2.6).
 *
 * @param adType what it is
 * @param adData its content
 */
public record AuthorizationEntry(int adType, Bytes adData) {
  /** Refuses null. */
  public AuthorizationEntry {
    Objects.requireNonNull(adData, "adData");
  }
}
