package org.ntacl.identity.claims;

import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.identity.internal.compression.HuffmanLz77;
import org.ntacl.identity.internal.compression.Lznt1;
import org.ntacl.identity.internal.compression.PlainLz77;

/** How a claims set is compressed (CLAIMS_COMPRESSION_FORMAT of MS-ADTS 2.2.18; MS-XCA). */
public enum ClaimsCompression {
  /** COMPRESSION_FORMAT_NONE. */
  NONE(0),
  /** COMPRESSION_FORMAT_LZNT1. */
  LZNT1(2),
  /** COMPRESSION_FORMAT_XPRESS: plain LZ77. */
  XPRESS(3),
  /** COMPRESSION_FORMAT_XPRESS_HUFF: LZ77 with Huffman codes. Windows sends this one. */
  XPRESS_HUFF(4);

  private static final List<ClaimsCompression> ALL = List.of(values());

  private final int code;

  ClaimsCompression(int code) {
    this.code = code;
  }

  /** Returns the number on the wire. */
  public int code() {
    return code;
  }

  /** Returns the format of a number on the wire, or empty when there is none. */
  public static Optional<ClaimsCompression> ofCode(int code) {
    for (ClaimsCompression format : ALL) {
      if (format.code == code) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Returns the compressed form of some bytes. */
  Bytes compress(Bytes plain) {
    return switch (this) {
      case NONE -> plain;
      case LZNT1 -> Bytes.of(Lznt1.compress(plain.toArray()));
      case XPRESS -> Bytes.of(PlainLz77.compress(plain.toArray()));
      case XPRESS_HUFF -> Bytes.of(HuffmanLz77.compress(plain.toArray()));
    };
  }

  /**
   * Returns the bytes that some bytes are the compressed form of.
   *
   * @param size how many they are; allocated before the compressed form is read
   * @throws org.ntacl.MalformedBytesException when the bytes are no such form
   */
  Bytes decompress(Bytes compressed, int size) {
    return switch (this) {
      case NONE -> compressed;
      case LZNT1 -> Bytes.of(Lznt1.decompress(compressed.toArray(), size));
      case XPRESS -> Bytes.of(PlainLz77.decompress(compressed.toArray(), size));
      case XPRESS_HUFF -> Bytes.of(HuffmanLz77.decompress(compressed.toArray(), size));
    };
  }
}
