package org.ntacl.identity.claims;

import java.util.List;
import java.util.Optional;

/** Where the claims of an array come from, as far as Windows takes them (CLAIMS_SOURCE_TYPE). */
public enum ClaimsSource {
  /** Attributes of the directory. */
  AD(1),
  /** A certificate. */
  CERTIFICATE(2);

  private static final List<ClaimsSource> ALL = List.of(values());

  private final int code;

  ClaimsSource(int code) {
    this.code = code;
  }

  /** Returns the number on the wire. */
  public int code() {
    return code;
  }

  /** Returns the source of a number on the wire, or empty when Windows takes no such claims. */
  public static Optional<ClaimsSource> ofCode(int code) {
    for (ClaimsSource source : ALL) {
      if (source.code == code) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }
}
