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
    int total = lcm(in.length, size);
    int[] sums = new int[size];
    for (int i = 0; i < total; i++) {
      sums[i % size] += turned(in, i / in.length * ROTATION, i % in.length);
    }
    byte[] out = new byte[size];
    int carry = 0;
    // twice around is enough: after that nothing is carried any more
    for (int i = 3 * size - 1; i >= 0; i--) {
      int sum = (i >= 2 * size ? sums[i % size] : out[i % size] & 0xFF) + carry;
      out[i % size] = (byte) sum;
      carry = sum >>> 8;
    }
    return out;
  }

  /** Returns an octet of the octets turned right. */
  private static int turned(byte[] in, int bits, int index) {
    int length = 8 * in.length;
    int first = Math.floorMod(8 * index - bits, length);
    int high = in[first / 8] & 0xFF;
    int low = in[(first / 8 + 1) % in.length] & 0xFF;
    return (high << 8 | low) >>> 8 - first % 8 & 0xFF;
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
