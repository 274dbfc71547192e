package org.ntacl.identity.pac;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.identity.internal.NdrReader;
import org.ntacl.identity.internal.NdrWriter;
import org.ntacl.identity.kerberos.ChecksumType;

/**
 * A signature: PAC_SIGNATURE_DATA (MS-PAC 2.8).
 *
 * @param buffer which of the four it is
 * @param signatureType the number of the checksum type; see {@link ChecksumType}
 * @param signature the checksum; all bytes behind the type when that is unknown
 * @param rodcIdentifier the 16 bits that say which read-only KDC signed, or empty
 * @param trailer bytes behind these that have no meaning, seldom any
 */
public record PacSignatureData(
    PacBufferType buffer,
    int signatureType,
    Bytes signature,
    Optional<Integer> rodcIdentifier,
    Bytes trailer)
    implements PacBuffer {
  /** The size of the type that stands before the signature, in bytes. */
  static final int TYPE_SIZE = 4;

  /**
   * Refuses null, and buffers that are no signature.
   *
   * @throws IllegalArgumentException when the buffer is no signature, or the identifier has more
   *     than 16 bits
   */
  public PacSignatureData {
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(trailer, "trailer");
    if (!buffer.isChecksum()) {
      throw new IllegalArgumentException("the " + buffer.displayName() + " is no signature");
    }
    if (rodcIdentifier.isPresent() && rodcIdentifier.get() >>> 16 != 0) {
      throw new IllegalArgumentException(
          "identifier of a read-only KDC out of 16 bits: " + rodcIdentifier.get());
    }
  }

  /** Returns a signature of a writable KDC. */
  public static PacSignatureData of(PacBufferType buffer, ChecksumType type, Bytes signature) {
    return new PacSignatureData(buffer, type.number(), signature, Optional.empty(), Bytes.EMPTY);
  }

  static PacSignatureData read(PacBufferType buffer, byte[] source, int from, int to) {
    NdrReader in = NdrReader.of(source, from, to);
    int type = in.i32("PAC_SIGNATURE_DATA.SignatureType");
    int size = ChecksumType.ofNumber(type).map(ChecksumType::size).orElse(in.remaining());
    Bytes signature = in.octets(size, "PAC_SIGNATURE_DATA.Signature");
    Optional<Integer> rodc =
        in.remaining() >= 2
            ? Optional.of(in.u16("PAC_SIGNATURE_DATA.RODCIdentifier"))
            : Optional.empty();
    return new PacSignatureData(
        buffer, type, signature, rodc, in.octets(in.remaining(), "PAC_SIGNATURE_DATA"));
  }

  /** Returns the checksum type, or empty when it is unknown. */
  public Optional<ChecksumType> checksumType() {
    return ChecksumType.ofNumber(signatureType);
  }

  @Override
  public int ulType() {
    return buffer.ulType();
  }

  @Override
  public Bytes toBytes() {
    NdrWriter out = new NdrWriter().i32(signatureType).octets(signature);
    rodcIdentifier.ifPresent(id -> out.u8(id).u8(id >>> 8));
    return out.octets(trailer).toBytes();
  }
}
