package org.ntacl.identity.internal.compression;

import java.util.Arrays;

/**
 * Finds earlier occurrences of the bytes at hand. Bytes are taken in by {@link #advance}; the
 * number of occurrences looked at is bounded, so that time grows with the input only.
 */
final class MatchFinder {
  /** Shorter matches exist in none of the formats. */
  static final int MIN_LENGTH = 3;

  private static final int HASH_BITS = 13;
  private static final int TRIES = 32;

  private final byte[] plain;
  private final int window;

  /** The last occurrence of each hash, and of each position the one before; −1 for none. */
  private final int[] heads = new int[1 << HASH_BITS];

  private final int[] previous;
  private int position;
  private int distance;

  /**
   * Starts at the first byte.
   *
   * @param plain the bytes; not copied
   * @param window how far back a match may reach
   */
  MatchFinder(byte[] plain, int window) {
    this.plain = plain;
    this.window = window;
    this.previous = new int[plain.length];
    Arrays.fill(heads, -1);
  }

  int position() {
    return position;
  }

  boolean isAtEnd() {
    return position == plain.length;
  }

  byte current() {
    return plain[position];
  }

  /** Returns how far back the match is that was found last. */
  int distance() {
    return distance;
  }

  /**
   * Looks for the longest match at the current position.
   *
   * @param start no match begins before this index
   * @param limit no match is longer than this
   * @return its length, at least {@link #MIN_LENGTH}, or 0 when there is none
   */
  int find(int start, int limit) {
    int most = Math.min(limit, plain.length - position);
    if (most < MIN_LENGTH) {
      return 0;
    }
    int longest = MIN_LENGTH - 1;
    int earliest = Math.max(start, position - window);
    int candidate = heads[hash(position)];
    for (int tries = TRIES; candidate >= earliest && tries > 0 && longest < most; tries--) {
      int length = common(candidate, most);
      if (length > longest) {
        longest = length;
        distance = position - candidate;
      }
      candidate = previous[candidate];
    }
    return longest < MIN_LENGTH ? 0 : longest;
  }

  private int common(int candidate, int most) {
    int length = 0;
    while (length < most && plain[candidate + length] == plain[position + length]) {
      length++;
    }
    return length;
  }

  /** Goes on by a number of bytes. */
  void advance(int count) {
    for (int end = position + count; position < end; position++) {
      if (position + MIN_LENGTH <= plain.length) {
        int hash = hash(position);
        previous[position] = heads[hash];
        heads[hash] = position;
      }
    }
  }

  private int hash(int at) {
    int three = plain[at] & 0xFF | (plain[at + 1] & 0xFF) << 8 | (plain[at + 2] & 0xFF) << 16;
    return three * 0x9E37_79B1 >>> 32 - HASH_BITS;
  }
}
