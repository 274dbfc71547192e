package org.ntacl.identity.internal.compression;

/** Writes bits where {@link BitInput} looks for them. */
final class BitOutput {
  private static final int WORD = 16;

  private final CompressedOutput output;

  /** Where the word at hand and the one behind it will stand. */
  private int current;

  private int next;
  private int bits;
  private int free = WORD;

  BitOutput(CompressedOutput output) {
    this.output = output;
    current = output.reserve(2);
    next = output.reserve(2);
  }

  void put(int value, int count) {
    if (count <= free) {
      bits = bits << count | value;
      free -= count;
      return;
    }
    int rest = count - free;
    output.fill16(current, bits << free | value >>> rest);
    current = next;
    next = output.reserve(2);
    bits = value & (1 << rest) - 1;
    free = WORD - rest;
  }

  void flush() {
    output.fill16(current, bits << free);
  }
}
