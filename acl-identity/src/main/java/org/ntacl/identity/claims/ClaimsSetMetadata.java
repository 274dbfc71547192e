package org.ntacl.identity.claims;

import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;

/**
 * A claims set as the buffers PAC_CLIENT_CLAIMS_INFO and PAC_DEVICE_CLAIMS_INFO hold it, perhaps
 * compressed (CLAIMS_SET_METADATA, MS-ADTS 2.2.18). Immutable and thread-safe.
 *
 * @param claimsSet the serialised claims set in its compressed form; no bytes for no claims set
 * @param compressionFormat the form as a number of 16 bits, see {@link ClaimsCompression}
 * @param uncompressedClaimsSetSize the size of the serialised claims set in bytes, to be read as
 *     unsigned
 * @param reservedType a number of 16 bits without meaning
 * @param reservedField bytes without meaning
 */
public record ClaimsSetMetadata(
    Bytes claimsSet,
    int compressionFormat,
    int uncompressedClaimsSetSize,
    int reservedType,
    Bytes reservedField) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when format or reserved type have more than 16 bits
   */
  public ClaimsSetMetadata {
    Objects.requireNonNull(claimsSet, "claimsSet");
    Objects.requireNonNull(reservedField, "reservedField");
    if (((compressionFormat | reservedType) & ~0xFFFF) != 0) {
      throw new IllegalArgumentException(
          "compression format is %d, reserved type is %d, expected 16 bits"
              .formatted(compressionFormat, reservedType));
    }
  }

  /** Returns what holds a claims set in some form. */
  public static ClaimsSetMetadata of(ClaimsSet set, ClaimsCompression compression) {
    Bytes serialized = set.write();
    return new ClaimsSetMetadata(
        compression.compress(serialized), compression.code(), serialized.size(), 0, Bytes.EMPTY);
  }

  /**
   * Reads a whole buffer of a PAC. Bytes behind the structure are ignored.
   *
   * @throws MalformedBytesException when the bytes are anything else
   */
  public static ClaimsSetMetadata read(Bytes buffer) {
    return ClaimsDecoder.metadata(buffer.toArray());
  }

  /** Returns the form that {@link #read} reads, as Windows lays it out. */
  public Bytes write() {
    return ClaimsEncoder.metadata(this);
  }

  /**
   * Returns the claims set, which is empty when there is none.
   *
   * @param limits how large it may be; nothing is allocated for one that is larger
   * @throws MalformedBytesException when it is too large, compressed in an unknown way, not what
   *     the compression format promises, or no claims set. The offset counts in {@link #claimsSet}
   *     or, for faults in the claims themselves, in what it is the compressed form of
   */
  public ClaimsSet claimsSet(ClaimsLimits limits) {
    if (claimsSet.isEmpty()) {
      return ClaimsSet.EMPTY;
    }
    ClaimsCompression compression =
        ClaimsCompression.ofCode(compressionFormat)
            .orElseThrow(
                () ->
                    malformed(
                        "claims set has the compression format %d, expected 0, 2, 3 or 4"
                            .formatted(compressionFormat)));
    if (Integer.compareUnsigned(uncompressedClaimsSetSize, limits.maxBytes()) > 0) {
      throw malformed(
          "claims set is %s bytes long, at most %d are accepted"
              .formatted(Integer.toUnsignedString(uncompressedClaimsSetSize), limits.maxBytes()));
    }
    if (compression == ClaimsCompression.NONE && claimsSet.size() != uncompressedClaimsSetSize) {
      throw malformed(
          "claims set is %d bytes long, expected %d"
              .formatted(claimsSet.size(), uncompressedClaimsSetSize));
    }
    return ClaimsSet.read(compression.decompress(claimsSet, uncompressedClaimsSetSize));
  }

  private static MalformedBytesException malformed(String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_PARAMETER, 0, fault);
  }
}
