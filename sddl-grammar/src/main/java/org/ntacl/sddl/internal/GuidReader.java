package org.ntacl.sddl.internal;

import java.util.Arrays;
import org.ntacl.Guid;

/** Reads a GUID whose 36 characters are known to be there, without an exception for bad ones. */
final class GuidReader {
  /** The values of the characters below 128 as hexadecimal digits, −1 for those that are none. */
  private static final byte[] DIGITS = digits();

  private GuidReader() {}

  private static byte[] digits() {
    byte[] digits = new byte[128];
    Arrays.fill(digits, (byte) -1);
    for (int value = 0; value < 16; value++) {
      digits[Character.forDigit(value, 16)] = (byte) value;
      digits[Character.toUpperCase(Character.forDigit(value, 16))] = (byte) value;
    }
    return digits;
  }

  /** Returns the GUID, or null when the characters are none. */
  static Guid read(String text, int from) {
    if (text.charAt(from + 8) != '-'
        || text.charAt(from + 13) != '-'
        || text.charAt(from + 18) != '-'
        || text.charAt(from + 23) != '-') {
      return null;
    }
    long data1 = group(text, from, 8);
    long data2 = group(text, from + 9, 4);
    long data3 = group(text, from + 14, 4);
    long clock = group(text, from + 19, 4);
    long node = group(text, from + 24, 12);
    if ((data1 | data2 | data3 | clock | node) < 0) {
      return null;
    }
    return new Guid(data1 << 32 | data2 << 16 | data3, clock << 48 | node);
  }

  /** Returns the number of a group of digits, negative when one of them is none. */
  private static long group(String text, int from, int length) {
    long value = 0;
    int all = 0;
    for (int i = from; i < from + length; i++) {
      char c = text.charAt(i);
      int digit = c < DIGITS.length ? DIGITS[c] : -1;
      all |= digit;
      value = value << 4 | digit;
    }
    return all < 0 ? -1 : value;
  }
}
