package org.ntacl.identity.internal.compression;

/**
 * Bits in words of two bytes among other bytes. Two words are read ahead (MS-XCA 2.2), so where the
 * other bytes stand follows from how many bits were taken.
 */
final class BitInput {
  private static final int WORD = 16;

  private final CompressedInput input;

  /** The next bits, the very next one on top. */
  private int bits;

  /** How many more bits can be taken before a word is read. */
  private int spare = WORD;

  /** How many of the bits that are there stand for no byte of the input. */
  private int absent;

  BitInput(CompressedInput input) {
    this.input = input;
    bits = word() << WORD;
    bits |= word();
  }

  /** Behind the end there are zeros, which must not be used. */
  private int word() {
    if (input.left() >= 2) {
      return input.u16();
    }
    absent += WORD;
    return 0;
  }

  /** Returns the next bits without taking them. */
  int peek(int count) {
    // two shifts, for a shift by 32 does nothing
    return bits >>> 1 >>> Integer.SIZE - 1 - count;
  }

  int take(int count) {
    int taken = peek(count);
    bits <<= count;
    spare -= count;
    if (spare < 0) {
      bits |= word() << -spare;
      spare += WORD;
    }
    if (spare + WORD < absent) {
      throw input.malformed("compressed data ends within a code");
    }
    return taken;
  }
}
