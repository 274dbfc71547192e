package org.ntacl.identity.claims;

import java.util.List;
import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;

/**
 * The claims of a user or of a device (CLAIMS_SET, MS-ADTS 2.2.18). Immutable and thread-safe.
 *
 * @param arrays the claims by source
 * @param reservedType a number of 16 bits without meaning
 * @param reservedField bytes without meaning
 */
public record ClaimsSet(List<ClaimsArray> arrays, int reservedType, Bytes reservedField) {
  /** The set without claims. */
  public static final ClaimsSet EMPTY = new ClaimsSet(List.of(), 0, Bytes.EMPTY);

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when the reserved type has more than 16 bits
   */
  public ClaimsSet {
    arrays = List.copyOf(arrays);
    Objects.requireNonNull(reservedField, "reservedField");
    if (reservedType < 0 || reservedType > 0xFFFF) {
      throw new IllegalArgumentException(
          "reserved type is %d, expected 16 bits".formatted(reservedType));
    }
  }

  /** Returns a set of claims. */
  public static ClaimsSet of(ClaimsArray... arrays) {
    return new ClaimsSet(List.of(arrays), 0, Bytes.EMPTY);
  }

  /**
   * Reads a set in the form of NDR type serialisation. Bytes behind it are ignored.
   *
   * @throws org.ntacl.MalformedBytesException when the bytes are anything else
   */
  public static ClaimsSet read(Bytes serialized) {
    return ClaimsDecoder.claimsSet(serialized.toArray());
  }

  /** Returns the form that {@link #read} reads, as Windows lays it out. */
  public Bytes write() {
    return ClaimsEncoder.claimsSet(this);
  }

  /**
   * Returns the claims that a token gets of this set, in their order. The last of several claims of
   * one name counts there.
   *
   * <p>Claims of other sources than {@link ClaimsSource} and of types without values here are left
   * out, NULL strings too. A claim without values stays; conditions about it are UNKNOWN.
   *
   * @throws IllegalArgumentException when Windows would authenticate nobody with these claims: two
   *     values of a claim are equal (texts regardless of case), two are NULL, or a truth value is
   *     neither 0 nor 1; or when a claim has more values than the limit
   */
  public List<Claim> claims(ClaimsLimits limits) {
    return TokenClaims.of(this, limits);
  }
}
