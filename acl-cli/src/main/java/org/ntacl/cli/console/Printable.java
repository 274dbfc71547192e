package org.ntacl.cli.console;

/**
 * Makes text from descriptors harmless on a terminal. Names in conditions and claims come from
 * strangers and may hold escape sequences, line ends or marks that reorder what is shown.
 */
public final class Printable {
  private Printable() {}

  /**
   * Returns the text with every character that does not show as itself written as {@code \\uXXXX}.
   */
  public static String of(String text) {
    int at = 0;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    return at == text.length() ? text : escaped(text, at);
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 127;
  }

  private static String escaped(String text, int from) {
    StringBuilder result = new StringBuilder(text.length() + 16).append(text, 0, from);
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (isShown(point)) {
        result.appendCodePoint(point);
      } else {
        for (char unit : Character.toChars(point)) {
          escape(result, unit);
        }
      }
    }
    return result.toString();
  }

  private static void escape(StringBuilder result, char unit) {
    String digits = Integer.toHexString(unit);
    result.append("\\u").append("0000", 0, 4 - digits.length()).append(digits);
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
