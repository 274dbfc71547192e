package org.ntacl.identity.kerberos;

/** The n-fold of RFC 3961 5.1: stretches or shrinks octets so that each of them counts equally. */
final class NFold {
  private static final int ROTATION = 13;

  private NFold() {}

  /**
   * Folds octets: copies of them, each turned right by 13 more bits, are put one behind the other
   * and added up in pieces of the wanted size, with end-around carry.
   *
   * @param in the octets, at least one
   * @param size how many octets are wanted, at least one
   */
  static byte[] fold(byte[] in, int size) {
    int[] sums = sums(in, size);
    byte[] out = new byte[size];
    int carry = 0;
    // twice around is enough: after that nothing is carried any more
    for (int round = 0; round < 3; round++) {
      for (int i = size - 1; i >= 0; i--) {
        int sum = (round == 0 ? sums[i] : out[i] & 0xFF) + carry;
        out[i] = (byte) sum;
        carry = sum >>> 8;
      }
    }
    return out;
  }

  /** Returns for each octet of the result the sum of the octets that fall on it. */
  private static int[] sums(byte[] in, int size) {
    int[] sums = new int[size];
    int copies = lcm(in.length, size) / in.length;
    int start = 0;
    int target = 0;
    for (int copy = 0; copy < copies; copy++) {
      int at = start / 8;
      for (int i = 0; i < in.length; i++) {
        int next = at + 1 == in.length ? 0 : at + 1;
        int two = (in[at] & 0xFF) << 8 | in[next] & 0xFF;
        sums[target] += two >>> 8 - start % 8 & 0xFF;
        target = target + 1 == size ? 0 : target + 1;
        at = next;
      }
      // turned right, an octet comes from further left
      start = Math.floorMod(start - ROTATION, 8 * in.length);
    }
    return sums;
  }

  private static int lcm(int a, int b) {
    int x = a;
    int y = b;
    while (y != 0) {
      int rest = x % y;
      x = y;
      y = rest;
    }
    return a / x * b;
  }
}
