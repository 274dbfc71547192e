package org.ntacl.identity.internal.compression;

/**
 * LZ77 with Huffman codes (MS-XCA 2.1 and 2.2), called XPRESS HUFF by Windows: blocks of 65,536
 * plain bytes with a code each, whose symbols are bytes and kinds of matches.
 */
public final class HuffmanLz77 {
  private static final int BLOCK = 1 << 16;
  private static final int FIRST_MATCH = 256;

  /** Ends the data; it is that of a match of three bytes, too. */
  private static final int END = FIRST_MATCH;

  /** The greatest distance that 15 bits below the top one hold. */
  private static final int WINDOW = (1 << 16) - 1;

  /** Lengths, less three, that do not fit into the symbol, then into a byte. */
  private static final int IN_SYMBOL = 15;

  private static final int IN_BYTE = 255;

  private HuffmanLz77() {}

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
    while (!output.isFull()) {
      readBlock(input, output);
    }
    return output.finish();
  }

  private static void readBlock(CompressedInput input, PlainOutput output) {
    HuffmanCode code = HuffmanCode.read(input);
    BitInput bits = new BitInput(input);
    // a match may go beyond the end of the block
    int start = output.position();
    while (!output.isFull() && output.position() - start < BLOCK) {
      int symbol = code.symbol(bits.peek(HuffmanCode.MAX_BITS));
      bits.take(code.length(symbol));
      if (symbol < FIRST_MATCH) {
        output.literal(symbol);
      } else {
        readMatch(symbol - FIRST_MATCH, bits, input, output);
      }
    }
  }

  private static void readMatch(
      int kind, BitInput bits, CompressedInput input, PlainOutput output) {
    int length = kind % 16;
    if (length == IN_SYMBOL) {
      length = longLength(input);
    }
    int distanceBits = kind / 16;
    int distance = 1 << distanceBits | bits.take(distanceBits);
    output.match(0, distance, length + MatchFinder.MIN_LENGTH);
  }

  private static int longLength(CompressedInput input) {
    int octet = input.u8();
    if (octet < IN_BYTE) {
      return octet + IN_SYMBOL;
    }
    int length = input.u16();
    if (length == 0) {
      length = input.i32();
    }
    if (Integer.compareUnsigned(length, IN_SYMBOL) < 0
        || Integer.compareUnsigned(length, -1 - MatchFinder.MIN_LENGTH) > 0) {
      throw input.malformed(
          "long match length is %s, expected at least %d"
              .formatted(Integer.toUnsignedString(length), IN_SYMBOL));
    }
    return length;
  }

  /** Returns the compressed form. */
  public static byte[] compress(byte[] plain) {
    CompressedOutput output = new CompressedOutput();
    MatchFinder finder = new MatchFinder(plain, WINDOW);
    do {
      int end = Math.min(finder.position() + BLOCK, plain.length);
      new BlockEncoder(finder, end, output).encode(end == plain.length);
    } while (!finder.isAtEnd());
    return output.toArray();
  }

  private static final class BlockEncoder {
    private final MatchFinder finder;
    private final int end;
    private final CompressedOutput output;

    /** The symbols of the block, and of matches what follows the symbol. */
    private final int[] symbols;

    private final int[] lengths;
    private final int[] distances;
    private final int[] counts = new int[HuffmanCode.SYMBOLS];
    private int size;

    BlockEncoder(MatchFinder finder, int end, CompressedOutput output) {
      this.finder = finder;
      this.end = end;
      this.output = output;
      int most = end - finder.position() + 1;
      symbols = new int[most];
      lengths = new int[most];
      distances = new int[most];
    }

    void encode(boolean isLast) {
      while (finder.position() < end) {
        int length = finder.find(0, end - finder.position());
        if (length == 0) {
          add(finder.current() & 0xFF, 0, 0);
        } else {
          addMatch(finder.distance(), length - MatchFinder.MIN_LENGTH);
        }
        finder.advance(Math.max(length, 1));
      }
      if (isLast) {
        add(END, 0, 0);
      }
      // a code of one symbol would have no bits
      counts[END] = Math.max(counts[END], 1);
      counts[0] = Math.max(counts[0], 1);
      write();
    }

    private void addMatch(int distance, int length) {
      int distanceBits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(distance);
      int kind = distanceBits * 16 + Math.min(length, IN_SYMBOL);
      add(FIRST_MATCH + kind, length, distance);
    }

    private void add(int symbol, int length, int distance) {
      symbols[size] = symbol;
      lengths[size] = length;
      distances[size] = distance;
      size++;
      counts[symbol]++;
    }

    private void write() {
      HuffmanCode code = HuffmanCode.of(counts);
      int[] codes = code.codes();
      code.write(output);
      BitOutput bits = new BitOutput(output);
      for (int i = 0; i < size; i++) {
        bits.put(codes[symbols[i]], code.length(symbols[i]));
        if (lengths[i] >= IN_SYMBOL) {
          putLong(lengths[i]);
        }
        if (symbols[i] >= FIRST_MATCH && distances[i] > 0) {
          int distanceBits = symbols[i] - FIRST_MATCH >>> 4;
          bits.put(distances[i] - (1 << distanceBits), distanceBits);
        }
      }
      bits.flush();
    }

    /** The length fits into two bytes: no match is longer than the block. */
    private void putLong(int length) {
      output.put8(Math.min(length - IN_SYMBOL, IN_BYTE));
      if (length - IN_SYMBOL >= IN_BYTE) {
        output.put16(length);
      }
    }
  }
}
