package org.ntacl.internal;

/**
 * Upper and lower case as the Windows kernel has them: one UTF-16 unit becomes one UTF-16 unit, by
 * a fixed table, whatever the language.
 *
 * <p>The table of Windows pairs letters: a mapping exists only where the way back leads to the same
 * letter, so {@code ß}, {@code ı}, {@code µ} and {@code ſ} are their own upper case. The pairs are
 * taken here from the Unicode version of the running JDK; letters that came to Unicode after the
 * table of an old Windows release was made may differ from that release. ASCII is the same
 * everywhere.
 */
public final class WindowsCase {
  private WindowsCase() {}

  /** Returns the upper case of a UTF-16 unit. */
  public static char upper(char c) {
    char upper = Character.toUpperCase(c);
    return Character.toLowerCase(upper) == c ? upper : c;
  }

  /** Returns the lower case of a UTF-16 unit. */
  public static char lower(char c) {
    char lower = Character.toLowerCase(c);
    return Character.toUpperCase(lower) == c ? lower : c;
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
