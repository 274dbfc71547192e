package org.ntacl.wfp;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.ntacl.Guid;

/**
 * Says of nearly every key that a table does not have that it does not, by one look into memory: a
 * key leaves a bit, and where the bit is missing the key never was.
 *
 * <p>All tables that were made out of one another share the traces of their keys. Bits are set and
 * never cleared, so that a table misses none of its own, whatever others set; of keys that are gone
 * or were never committed they only cost a search. Thread-safe: a transaction that has lost the
 * lock may be setting bits beside the one that has it.
 */
final class KeyTraces {
  /** So many bits for each key make one key of sixteen that never was look as if it had been. */
  private static final int BITS_PER_KEY = 16;

  /** Without room for any key: full from the beginning, and never written to. */
  static final KeyTraces NONE = new KeyTraces(0, Long.SIZE);

  private static final int LEAST_ROOM = 64;
  private static final int MOST_ROOM = 1 << 26;

  private final AtomicLongArray words;
  private final int shift;
  private final int room;
  private final AtomicInteger left = new AtomicInteger();

  private KeyTraces(int room, int bits) {
    this.room = room;
    this.words = new AtomicLongArray(bits / Long.SIZE);
    this.shift = Integer.numberOfLeadingZeros(bits) + 1;
  }

  /** Returns traces of no key, with room for as many keys again as there are. */
  static KeyTraces forGrowthFrom(int keys) {
    int room = Math.max(LEAST_ROOM, 2 * Math.min(keys, MOST_ROOM / 2));
    return new KeyTraces(room, Integer.highestOneBit(room * BITS_PER_KEY - 1) << 1);
  }

  private int bitOf(Guid key) {
    return PersistentMap.hash(key) >>> shift;
  }

  /** Tells whether a key may have left a trace; it has not when the answer is no. */
  boolean mayHave(Guid key) {
    int bit = bitOf(key);
    return (words.get(bit >>> 6) & (1L << bit)) != 0;
  }

  void leave(Guid key) {
    int bit = bitOf(key);
    words.accumulateAndGet(bit >>> 6, 1L << bit, (word, more) -> word | more);
    left.incrementAndGet();
  }

  /** Tells whether so many keys have left traces that they say little. */
  boolean isFull() {
    return left.get() >= room && room < MOST_ROOM;
  }
}
