package org.ntacl.identity.claims;

import java.util.List;
import java.util.Optional;

/**
 * The claims of one source (CLAIMS_ARRAY, MS-ADTS 2.2.18). Immutable and thread-safe.
 *
 * @param sourceType where they come from, as a number of 16 bits; Windows ignores the claims of
 *     sources other than {@link ClaimsSource}
 * @param entries the claims in their order
 */
public record ClaimsArray(int sourceType, List<ClaimEntry> entries) {
  private static final int MAX_TYPE = 0xFFFF;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when the source has more than 16 bits
   */
  public ClaimsArray {
    entries = List.copyOf(entries);
    if (sourceType < 0 || sourceType > MAX_TYPE) {
      throw new IllegalArgumentException(
          "claims source is %d, expected 16 bits".formatted(sourceType));
    }
  }

  /** Returns the claims of a source. */
  public static ClaimsArray of(ClaimsSource source, ClaimEntry... entries) {
    return new ClaimsArray(source.code(), List.of(entries));
  }

  /** Returns the source, or empty when Windows ignores these claims. */
  public Optional<ClaimsSource> source() {
    return ClaimsSource.ofCode(sourceType);
  }
}
