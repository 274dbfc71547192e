package org.ntacl.identity.internal.compression;

/**
 * Plain LZ77 (MS-XCA 2.3 and 2.4), called XPRESS by Windows: words of 32 flags say which elements
 * are bytes and which are matches; long matches share bytes for four bits of their lengths.
 */
public final class PlainLz77 {
  private static final int FLAGS = 32;

  /** The greatest distance that 13 bits hold. */
  private static final int WINDOW = 1 << 13;

  private static final int LENGTH_BITS = 3;

  /** Lengths, less three, that do not fit into 3 bits, then into 4 more, then into a byte. */
  private static final int IN_WORD = 7;

  private static final int IN_NIBBLE = 15;
  private static final int IN_BYTE = 255;

  private PlainLz77() {}

  /**
   * Returns the plain bytes.
   *
   * @param compressed the compressed bytes; bytes behind those that are needed are ignored
   * @param size how many plain bytes there are; the caller has bounded it
   * @throws org.ntacl.MalformedBytesException when they are anything else
   */
  public static byte[] decompress(byte[] compressed, int size) {
    return new Decoder(compressed, size).decode();
  }

  private static final class Decoder {
    private final CompressedInput input;
    private final PlainOutput output;

    /** Index of the byte whose upper half is a length still to come, or −1. */
    private int halfByte = -1;

    Decoder(byte[] compressed, int size) {
      input = new CompressedInput(compressed);
      output = new PlainOutput(input, size);
    }

    byte[] decode() {
      int flags = 0;
      for (int i = 0; !output.isFull(); i++) {
        if (i % FLAGS == 0) {
          flags = input.i32();
        }
        if (flags >= 0) {
          output.literal(input.u8());
        } else if (input.isAtEnd()) {
          // a match that is not there ends the data (MS-XCA 2.4)
          break;
        } else {
          match();
        }
        flags <<= 1;
      }
      return output.finish();
    }

    private void match() {
      int word = input.u16();
      int length = word & IN_WORD;
      if (length == IN_WORD) {
        length = longLength();
      }
      output.match(0, (word >>> LENGTH_BITS) + 1, length + MatchFinder.MIN_LENGTH);
    }

    private int longLength() {
      int half = nextHalfByte();
      if (half < IN_NIBBLE) {
        return half + IN_WORD;
      }
      int octet = input.u8();
      if (octet < IN_BYTE) {
        return octet + IN_NIBBLE + IN_WORD;
      }
      int length = input.u16();
      if (length == 0) {
        length = input.i32();
      }
      if (Integer.compareUnsigned(length, IN_NIBBLE + IN_WORD) < 0
          || Integer.compareUnsigned(length, -1 - MatchFinder.MIN_LENGTH) > 0) {
        throw input.malformed(
            "long match length is %s, expected at least %d"
                .formatted(Integer.toUnsignedString(length), IN_NIBBLE + IN_WORD));
      }
      return length;
    }

    private int nextHalfByte() {
      if (halfByte < 0) {
        halfByte = input.position();
        return input.u8() & 0xF;
      }
      int half = input.u8At(halfByte) >>> 4;
      halfByte = -1;
      return half;
    }
  }

  /** Returns the compressed form. */
  public static byte[] compress(byte[] plain) {
    return new Encoder(plain).encode();
  }

  private static final class Encoder {
    private final MatchFinder finder;
    private final CompressedOutput output = new CompressedOutput();
    private int halfByte = -1;

    Encoder(byte[] plain) {
      finder = new MatchFinder(plain, WINDOW);
    }

    byte[] encode() {
      int flags = 0;
      int flagsAt = output.reserve(4);
      int count = 0;
      while (!finder.isAtEnd()) {
        int length = finder.find(0, Integer.MAX_VALUE);
        flags = flags << 1 | (length > 0 ? 1 : 0);
        if (length > 0) {
          match(finder.distance(), length - MatchFinder.MIN_LENGTH);
        } else {
          output.put8(finder.current());
        }
        finder.advance(Math.max(length, 1));
        if (++count == FLAGS) {
          output.fill32(flagsAt, flags);
          flags = 0;
          count = 0;
          flagsAt = output.reserve(4);
        }
      }
      // flags of nothing are set (MS-XCA 2.3)
      int unused = FLAGS - count;
      output.fill32(flagsAt, unused == FLAGS ? -1 : flags << unused | (1 << unused) - 1);
      return output.toArray();
    }

    private void match(int distance, int length) {
      output.put16(distance - 1 << LENGTH_BITS | Math.min(length, IN_WORD));
      if (length >= IN_WORD) {
        putHalfByte(Math.min(length - IN_WORD, IN_NIBBLE));
        if (length - IN_WORD >= IN_NIBBLE) {
          putLong(length);
        }
      }
    }

    private void putHalfByte(int half) {
      if (halfByte < 0) {
        halfByte = output.size();
        output.put8(half);
      } else {
        output.or8(halfByte, half << 4);
        halfByte = -1;
      }
    }

    private void putLong(int length) {
      int rest = length - IN_WORD - IN_NIBBLE;
      output.put8(Math.min(rest, IN_BYTE));
      if (rest >= IN_BYTE) {
        if (length < 1 << 16) {
          output.put16(length);
        } else {
          output.put16(0);
          output.put32(length);
        }
      }
    }
  }
}
