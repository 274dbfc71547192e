package org.ntacl.identity.internal.compression;

import java.util.Arrays;

/** Compressed bytes that grow at the end and can be filled in where room was left. */
final class CompressedOutput {
  private byte[] target = new byte[256];
  private int size;

  int size() {
    return size;
  }

  void put8(int value) {
    if (size == target.length) {
      target = Arrays.copyOf(target, 2 * size);
    }
    target[size++] = (byte) value;
  }

  void put16(int value) {
    put8(value);
    put8(value >>> 8);
  }

  void put32(int value) {
    put16(value);
    put16(value >>> 16);
  }

  /** Leaves room and returns where it begins. */
  int reserve(int count) {
    int at = size;
    for (int i = 0; i < count; i++) {
      put8(0);
    }
    return at;
  }

  void fill8(int at, int value) {
    target[at] = (byte) value;
  }

  void fill16(int at, int value) {
    fill8(at, value);
    fill8(at + 1, value >>> 8);
  }

  void fill32(int at, int value) {
    fill16(at, value);
    fill16(at + 2, value >>> 16);
  }

  /** Adds to a byte that was written before. */
  void or8(int at, int value) {
    target[at] |= (byte) value;
  }

  /** Takes back all but the first bytes. */
  void truncate(int newSize) {
    size = newSize;
  }

  byte[] toArray() {
    return Arrays.copyOf(target, size);
  }
}
