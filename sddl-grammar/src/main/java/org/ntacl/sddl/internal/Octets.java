package org.ntacl.sddl.internal;

import org.ntacl.Bytes;

/**
 * Octets written as hexadecimal digits in which {@code #} stands for 0 and an odd number gets a 0
 * in front (recorded: sddl-bytes tx-int, conditional_aces_windows_only).
 */
final class Octets {
  private Octets() {}

  /** Returns the octets, or null when another character is among the digits. */
  static Bytes read(String text, int from, int to) {
    int digits = to - from;
    byte[] octets = new byte[(digits + 1) / 2];
    int shift = digits & 1;
    for (int i = 0; i < digits; i++) {
      char c = text.charAt(from + i);
      int digit = c == '#' ? 0 : c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return null;
      }
      int place = i + shift;
      octets[place / 2] |= (byte) (digit << (place % 2 == 0 ? 4 : 0));
    }
    return Bytes.of(octets);
  }
}
