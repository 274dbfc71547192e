package org.ntacl.internal;

/**
 * Upper and lower case as the Windows kernel has them: one UTF-16 unit becomes one UTF-16 unit, by
 * a fixed table, whatever the language.
 *
 * <p>The table of Windows pairs letters: a mapping exists where the way back leads to the same
 * letter, so {@code ß}, {@code ı}, {@code µ} and {@code ſ} are their own upper case; the final
 * sigma is the one letter found to be mapped without a way back. The pairs are taken here from the
 * Unicode version of the running JDK. For letters that came to Unicode after the table of a Windows
 * release was made, or that its table treats oddly, the result may differ from that release; {@link
 * #isSettled} tells the letters for which that cannot happen.
 */
public final class WindowsCase {
  private static final char CAPITAL_I_WITH_DOT = '\u0130';
  private static final char FINAL_SIGMA = '\u03C2';
  private static final char CAPITAL_SIGMA = '\u03A3';

  private WindowsCase() {}

  /** Returns the upper case of a UTF-16 unit. */
  public static char upper(char c) {
    if (c == FINAL_SIGMA) {
      return CAPITAL_SIGMA;
    }
    char upper = Character.toUpperCase(c);
    return Character.toLowerCase(upper) == c ? upper : c;
  }

  /** Returns the lower case of a UTF-16 unit. */
  public static char lower(char c) {
    char lower = Character.toLowerCase(c);
    return Character.toUpperCase(lower) == c ? lower : c;
  }

  /**
   * Tells whether every Windows maps a UTF-16 unit as this class does: it has no case at all, or it
   * is a letter of the ranges in which the tables that NTFS volumes carry agree with Unicode.
   */
  public static boolean isSettled(char c) {
    if (c < 0x80 || (Character.toUpperCase(c) == c && Character.toLowerCase(c) == c)) {
      return true;
    }
    return (c < 0x0180 && c != CAPITAL_I_WITH_DOT)
        || (c >= 0x0386 && c <= 0x03CE)
        || (c >= 0x0400 && c <= 0x0481)
        || (c >= 0x1E00 && c <= 0x1E95)
        || (c >= 0x1EA0 && c <= 0x1EF9)
        || (c >= 0xFF21 && c <= 0xFF5A);
  }

  /** Returns a text of the same length with every unit in upper case. */
  public static String upper(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = upper(chars[i]);
    }
    return new String(chars);
  }

  /** Returns a text of the same length with every unit in lower case. */
  public static String lower(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = lower(chars[i]);
    }
    return new String(chars);
  }
}
