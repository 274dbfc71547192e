package org.ntacl.identity.claims;

/**
 * How much a set of claims may hold. Immutable and thread-safe.
 *
 * @param maxBytes the greatest size of a claims set in bytes, uncompressed, at least 0
 * @param maxValues the greatest number of values of one claim, at least 0
 */
public record ClaimsLimits(int maxBytes, int maxValues) {
  /**
   * 4 MiB, which is far more than a ticket of 64 KiB carries in fact, and the 1,999 values of one
   * claim that other implementations accept.
   */
  public static final ClaimsLimits DEFAULT = new ClaimsLimits(4 << 20, 1999);

  /** Refuses negative limits. */
  public ClaimsLimits {
    if (maxBytes < 0 || maxValues < 0) {
      throw new IllegalArgumentException(
          "limits are %d bytes and %d values, expected at least 0".formatted(maxBytes, maxValues));
    }
  }
}
