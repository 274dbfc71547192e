package org.ntacl.identity.internal.compression;

import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;

/** Compressed bytes and how far they are read. Reads behind the end are errors. */
final class CompressedInput {
  private final byte[] source;
  private int position;

  CompressedInput(byte[] source) {
    this.source = source;
  }

  int position() {
    return position;
  }

  boolean isAtEnd() {
    return position == source.length;
  }

  int left() {
    return source.length - position;
  }

  int u8() {
    require(1);
    return source[position++] & 0xFF;
  }

  int u16() {
    require(2);
    int value = source[position] & 0xFF | (source[position + 1] & 0xFF) << 8;
    position += 2;
    return value;
  }

  int i32() {
    return u16() | u16() << 16;
  }

  /** Reads a byte again. */
  int u8At(int index) {
    return source[index] & 0xFF;
  }

  private void require(int count) {
    if (left() < count) {
      throw malformed("compressed data ends, expected %d more bytes".formatted(count - left()));
    }
  }

  /** Returns the exception that says a fault where the reader stands. */
  MalformedBytesException malformed(String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_PARAMETER, position, fault);
  }
}
