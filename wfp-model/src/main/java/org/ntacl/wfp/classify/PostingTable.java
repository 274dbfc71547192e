package org.ntacl.wfp.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds the filters that want one exact number of a field: an open-addressing table from the number
 * to the positions of the filters, in their order. Immutable and thread-safe; finding allocates
 * nothing.
 */
final class PostingTable {
  /** What {@link #find} returns for a number that no filter wants. */
  static final int NONE = -1;

  /** An odd number without pattern (Knuth), so that neighbouring numbers lie far apart. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final int slot;
  private final int shift;
  private final long[] keys;

  /** Where the positions of a key begin; those of bucket {@code i} end at {@code ends[i]}. */
  private final int[] starts;

  private final int[] ends;
  private final int[] positions;

  /**
   * Makes a table.
   *
   * @param slot the slot of the field
   * @param postings by number the positions, rising; at least one for each
   */
  PostingTable(int slot, Map<Long, List<Integer>> postings) {
    int bits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(postings.size() * 2 - 1));
    this.slot = slot;
    this.shift = Long.SIZE - bits;
    this.keys = new long[1 << bits];
    this.starts = new int[1 << bits];
    this.ends = new int[1 << bits];
    this.positions = new int[postings.values().stream().mapToInt(List::size).sum()];
    int next = 0;
    for (Map.Entry<Long, List<Integer>> entry : postings.entrySet()) {
      int bucket = free(entry.getKey());
      keys[bucket] = entry.getKey();
      starts[bucket] = next;
      for (int position : entry.getValue()) {
        positions[next++] = position;
      }
      ends[bucket] = next;
    }
  }

  private int free(long key) {
    int bucket = home(key);
    while (ends[bucket] != 0) {
      bucket = (bucket + 1) & (keys.length - 1);
    }
    return bucket;
  }

  private int home(long key) {
    return (int) ((key * SPREAD) >>> shift);
  }

  int slot() {
    return slot;
  }

  /** Returns the bucket of a number, or {@link #NONE}. */
  int find(long key) {
    int bucket = home(key);
    while (ends[bucket] != 0) {
      if (keys[bucket] == key) {
        return bucket;
      }
      bucket = (bucket + 1) & (keys.length - 1);
    }
    return NONE;
  }

  /** Returns the index of the first position of a bucket that is not below a bound. */
  int first(int bucket, int from) {
    int start = starts[bucket];
    if (positions[start] >= from) {
      return start;
    }
    int found = Arrays.binarySearch(positions, start, ends[bucket], from);
    return found >= 0 ? found : -found - 1;
  }

  int end(int bucket) {
    return ends[bucket];
  }

  int position(int index) {
    return positions[index];
  }
}
