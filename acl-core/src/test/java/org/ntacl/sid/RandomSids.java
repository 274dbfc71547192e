package org.ntacl.sid;

import java.util.Random;

/** Makes SIDs of every shape, the extreme numbers among them. */
final class RandomSids {
  private static final int[] EDGES = {
    0, 1, 5, 21, 32, 80, 500, 544, 1024, Integer.MAX_VALUE, Integer.MIN_VALUE, -1
  };
  private static final long[] AUTHORITIES = {
    0, 1, 5, 15, 16, 19, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, 0x1_0000_0000L, Sid.MAX_AUTHORITY
  };

  private final Random random;

  RandomSids(long seed) {
    random = new Random(seed);
  }

  /** Returns a SID with at least one sub-authority, as a text form needs. */
  Sid next() {
    int[] subAuthorities = new int[1 + random.nextInt(Sid.MAX_SUB_AUTHORITIES)];
    for (int i = 0; i < subAuthorities.length; i++) {
      subAuthorities[i] =
          random.nextBoolean()
              ? EDGES[random.nextInt(EDGES.length)]
              : random.nextInt() >>> random.nextInt(32);
    }
    long authority =
        random.nextInt(4) == 0
            ? random.nextLong() & Sid.MAX_AUTHORITY
            : AUTHORITIES[random.nextInt(AUTHORITIES.length)];
    return Sid.of(authority, subAuthorities);
  }
}
