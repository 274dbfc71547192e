package org.ntacl.identity.internal.compression;

/** The plain bytes that a decoder makes: as many as were announced, never more. */
final class PlainOutput {
  private final CompressedInput input;
  private final byte[] target;
  private int position;

  /**
   * Allocates the room for the result.
   *
   * @param input where faults are reported
   * @param size how many bytes are announced; the caller has bounded it
   */
  PlainOutput(CompressedInput input, int size) {
    this.input = input;
    this.target = new byte[size];
  }

  int position() {
    return position;
  }

  boolean isFull() {
    return position == target.length;
  }

  void literal(int value) {
    requireRoom(1);
    target[position++] = (byte) value;
  }

  /**
   * Repeats bytes of before.
   *
   * @param start index of the first byte that may be repeated
   * @param distance how far back the bytes are
   * @param length how many bytes, to be read as unsigned; may be more than the distance
   */
  void match(int start, int distance, int length) {
    if (distance > position - start) {
      throw input.malformed(
          "match reaches %d bytes back, only %d are there".formatted(distance, position - start));
    }
    requireRoom(length);
    for (int end = position + length; position < end; position++) {
      target[position] = target[position - distance];
    }
  }

  private void requireRoom(int count) {
    if (Integer.compareUnsigned(count, target.length - position) > 0) {
      throw input.malformed("more than the announced %d bytes".formatted(target.length));
    }
  }

  /** Returns all bytes; the caller must not use this object any more. */
  byte[] finish() {
    if (!isFull()) {
      throw input.malformed(
          "compressed data ends after %d plain bytes, announced are %d"
              .formatted(position, target.length));
    }
    return target;
  }
}
