package org.ntacl.registry.hive;

import java.nio.ByteBuffer;

/**
 * The hash of log entries: Marvin with a fixed seed, 64 bits long (registry file format, log
 * files). All methods are pure.
 */
final class Marvin32 {
  private static final int SEED_LOW = 0x7A4E55C5;
  private static final int SEED_HIGH = 0x82EF4D88;

  private int low = SEED_LOW;
  private int high = SEED_HIGH;

  private Marvin32() {}

  /** Returns the hash of the bytes between two positions of a little-endian buffer. */
  static long hash(ByteBuffer bytes, int from, int to) {
    Marvin32 state = new Marvin32();
    int at = from;
    for (; at <= to - 4; at += 4) {
      state.mix(bytes.getInt(at));
    }
    int last = 0x80;
    for (int i = to - 1; i >= at; i--) {
      last = last << 8 | (bytes.get(i) & 0xFF);
    }
    state.mix(last);
    state.mix(0);
    return (long) state.high << 32 | (state.low & 0xFFFF_FFFFL);
  }

  private void mix(int word) {
    low += word;
    high ^= low;
    low = Integer.rotateLeft(low, 20) + high;
    high = Integer.rotateLeft(high, 9) ^ low;
    low = Integer.rotateLeft(low, 27) + high;
    high = Integer.rotateLeft(high, 19);
  }
}
