package org.ntacl.internal;

/**
 * Shows text of a user in a message: in backticks, on one line and never longer than a line.
 *
 * <p>Untrusted text may be megabytes, or hold line ends and characters that turn the direction of
 * writing. A message must stay one readable line whatever it quotes.
 */
public final class Excerpt {
  /** How many characters are shown on either side of the place that matters. */
  private static final int RADIUS = 40;

  private Excerpt() {}

  /**
   * Quotes a text, cut to the surroundings of an index.
   *
   * @param text the text
   * @param index the place that matters, from 0 to the length of the text
   */
  public static String around(CharSequence text, int index) {
    int from = Math.max(0, index - RADIUS);
    int to = Math.min(text.length(), index + RADIUS);
    TextBuilder out = new TextBuilder(to - from + 4).append('`');
    if (from > 0) {
      out.append('…');
    }
    for (int i = from; i < to; i++) {
      show(text.charAt(i), out);
    }
    if (to < text.length()) {
      out.append('…');
    }
    return out.append('`').toString();
  }

  /** Quotes one character. */
  public static String of(char c) {
    TextBuilder out = new TextBuilder(8).append('`');
    show(c, out);
    return out.append('`').toString();
  }

  private static void show(char c, TextBuilder out) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          out.append("\\u").hexPadded(c, 4);
      default -> out.append(c);
    }
  }
}
