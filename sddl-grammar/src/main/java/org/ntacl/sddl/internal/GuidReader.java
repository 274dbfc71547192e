package org.ntacl.sddl.internal;

import org.ntacl.Guid;

/** Reads a GUID whose 36 characters are known to be there, without an exception for bad ones. */
final class GuidReader {
  private static final int LENGTH = 36;

  private GuidReader() {}

  /** Returns the GUID, or null when the characters are none. */
  static Guid read(String text, int from) {
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(from + i);
      boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
      boolean isDigit = c < 128 && Character.digit(c, 16) >= 0;
      if (isDash ? c != '-' : !isDigit) {
        return null;
      }
    }
    return Guid.parse(text, from);
  }
}
