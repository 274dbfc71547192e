package org.ntacl.internal;

/**
 * Upper and lower case as the Windows kernel has them: one UTF-16 unit becomes one UTF-16 unit, by
 * a fixed table, whatever the language. Surrogates stay as they are.
 *
 * <p>The table is that of Windows 7 and all later releases; it stopped at Unicode 5.1 (recorded:
 * condition-eval, pairs of letters that compare equal and that do not). It pairs letters: {@code
 * ß}, {@code ı}, {@code µ}, {@code ſ} and the final sigma are their own upper case. What releases
 * before and after it, or tables of other parts of Windows, may map differently is known to {@link
 * #isSettled}.
 */
public final class WindowsCase {
  private static final char CAPITAL_I_WITH_DOT = '\u0130';
  private static final char FINAL_SIGMA = '\u03C2';

  private WindowsCase() {}

  /** Returns the upper case of a UTF-16 unit. */
  public static char upper(char c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c;
    }
    return UpcaseTable.upper(c);
  }

  /** Returns the lower case of a UTF-16 unit: the letter whose upper case it is, or itself. */
  public static char lower(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
    return UpcaseTable.lower(c);
  }

  /**
   * Tells whether every Windows maps a UTF-16 unit as this class does: it has no case at all, or it
   * is a letter of the ranges in which the tables of all releases since Vista agree with Unicode.
   * Vista itself maps the final sigma, its successors do not.
   */
  public static boolean isSettled(char c) {
    if (c < 0x80 || (Character.toUpperCase(c) == c && Character.toLowerCase(c) == c)) {
      return true;
    }
    return (c < 0x0180 && c != CAPITAL_I_WITH_DOT)
        || (c >= 0x0386 && c <= 0x03CE && c != FINAL_SIGMA)
        || (c >= 0x0400 && c <= 0x0481)
        || (c >= 0x1E00 && c <= 0x1E95)
        || (c >= 0x1EA0 && c <= 0x1EF9)
        || (c >= 0xFF21 && c <= 0xFF5A);
  }

  /** Returns a text of the same length with every unit in upper case. */
  public static String upper(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (upper(text.charAt(i)) != text.charAt(i)) {
        return mapped(text, true);
      }
    }
    return text;
  }

  /** Returns a text of the same length with every unit in lower case. */
  public static String lower(String text) {
    return mapped(text, false);
  }

  private static String mapped(String text, boolean toUpper) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = toUpper ? upper(chars[i]) : lower(chars[i]);
    }
    return new String(chars);
  }
}
