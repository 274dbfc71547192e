package org.ntacl.registry.hive;

import java.util.Arrays;

/** A growing list of offsets. Not thread-safe. */
final class Offsets {
  private int[] values = new int[8];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  void insert(int index, int value) {
    add(value);
    System.arraycopy(values, index, values, index + 1, size - 1 - index);
    values[index] = value;
  }

  void remove(int index) {
    size--;
    System.arraycopy(values, index + 1, values, index, size - index);
  }

  int get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  int indexOf(int value) {
    for (int i = 0; i < size; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    return -1;
  }
}
