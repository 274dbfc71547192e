package org.ntacl.identity.internal.compression;

/**
 * LZNT1 (MS-XCA 2.5): chunks of at most 4,096 plain bytes, each for itself, in which a match takes
 * two bytes. How many of their bits are distance depends on how much of the chunk is known.
 */
public final class Lznt1 {
  private static final int CHUNK = 4096;
  private static final int COMPRESSED = 0x8000;
  private static final int SIGNATURE = 0x3000;
  private static final int SIGNATURE_BITS = 0x7000;
  private static final int SIZE_BITS = 0x0FFF;

  private Lznt1() {}

  /**
   * Returns the plain bytes.
   *
   * @param compressed the compressed bytes; bytes behind those that are needed are ignored
   * @param size how many plain bytes there are; the caller has bounded it
   * @throws org.ntacl.MalformedBytesException when they are anything else
   */
  public static byte[] decompress(byte[] compressed, int size) {
    CompressedInput input = new CompressedInput(compressed);
    PlainOutput output = new PlainOutput(input, size);
    while (!output.isFull() && !input.isAtEnd()) {
      int header = input.u16();
      if (header == 0) {
        break;
      }
      readChunk(input, header, output);
    }
    return output.finish();
  }

  private static void readChunk(CompressedInput input, int header, PlainOutput output) {
    if ((header & SIGNATURE_BITS) != SIGNATURE) {
      throw input.malformed("chunk header is 0x%04x, expected a signature of 3".formatted(header));
    }
    int length = (header & SIZE_BITS) + 1;
    if (input.left() < length) {
      throw input.malformed(
          "chunk is %d bytes long, only %d are left".formatted(length, input.left()));
    }
    int end = input.position() + length;
    if ((header & COMPRESSED) == 0) {
      while (input.position() < end) {
        output.literal(input.u8());
      }
    } else {
      expandChunk(input, end, output);
    }
  }

  private static void expandChunk(CompressedInput input, int end, PlainOutput output) {
    int start = output.position();
    while (input.position() < end) {
      int flags = input.u8();
      for (int i = 0; i < 8 && input.position() < end; i++) {
        if ((flags >>> i & 1) == 0) {
          output.literal(input.u8());
        } else {
          expandMatch(input, start, output);
        }
        if (output.position() - start > CHUNK) {
          throw input.malformed("chunk holds more than %d plain bytes".formatted(CHUNK));
        }
      }
    }
    if (input.position() != end) {
      throw input.malformed("match reaches behind the end of its chunk");
    }
  }

  private static void expandMatch(CompressedInput input, int start, PlainOutput output) {
    int known = output.position() - start;
    if (known == 0) {
      throw input.malformed("chunk begins with a match");
    }
    int word = input.u16();
    int lengthBits = lengthBits(known);
    output.match(
        start, (word >>> lengthBits) + 1, (word & (1 << lengthBits) - 1) + MatchFinder.MIN_LENGTH);
  }

  /** Sixteen bits but those that a distance of {@code known} needs, at least four (MS-XCA 2.5). */
  private static int lengthBits(int known) {
    int distanceBits = Integer.SIZE - Integer.numberOfLeadingZeros(known - 1);
    return 16 - Math.max(4, distanceBits);
  }

  /** Returns the compressed form, without the optional end mark. */
  public static byte[] compress(byte[] plain) {
    CompressedOutput output = new CompressedOutput();
    MatchFinder finder = new MatchFinder(plain, CHUNK);
    for (int start = 0; start < plain.length; start += CHUNK) {
      writeChunk(plain, start, finder, output);
    }
    return output.toArray();
  }

  private static void writeChunk(
      byte[] plain, int start, MatchFinder finder, CompressedOutput output) {
    int end = Math.min(start + CHUNK, plain.length);
    int header = output.reserve(2);
    compressChunk(start, end, finder, output);
    int length = output.size() - header - 2;
    if (length < end - start) {
      output.fill16(header, COMPRESSED | SIGNATURE | length - 1);
      return;
    }
    output.truncate(header);
    output.put16(SIGNATURE | end - start - 1);
    for (int i = start; i < end; i++) {
      output.put8(plain[i]);
    }
  }

  private static void compressChunk(
      int start, int end, MatchFinder finder, CompressedOutput output) {
    while (finder.position() < end) {
      int flags = output.reserve(1);
      for (int i = 0; i < 8 && finder.position() < end; i++) {
        int known = finder.position() - start;
        int lengthBits = known == 0 ? 12 : lengthBits(known);
        int longest =
            Math.min(end - finder.position(), (1 << lengthBits) - 1 + MatchFinder.MIN_LENGTH);
        int length = finder.find(start, longest);
        if (length == 0) {
          output.put8(finder.current());
          finder.advance(1);
        } else {
          output.or8(flags, 1 << i);
          output.put16(finder.distance() - 1 << lengthBits | length - MatchFinder.MIN_LENGTH);
          finder.advance(length);
        }
      }
    }
  }
}
