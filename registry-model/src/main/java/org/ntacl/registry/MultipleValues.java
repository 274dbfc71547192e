package org.ntacl.registry;

import java.util.List;

/**
 * Values that were asked for at once (ValueEntries and ValueBuffer of NtQueryMultipleValueKey).
 * Immutable and thread-safe.
 *
 * @param values the values, in the order of their names in the question
 */
public record MultipleValues(List<KeyValue> values) {
  /** Copies the list. */
  public MultipleValues {
    values = List.copyOf(values);
  }

  /** Returns how much room the data take, each beginning at a multiple of four, in bytes. */
  public long size() {
    long size = 0;
    for (KeyValue value : values) {
      size = (size + 3 & ~3L) + value.data().size();
    }
    return size;
  }
}
