package org.ntacl.cli.console;

import java.util.List;

/** Breaks lists of words into lines. */
public final class Wrap {
  private static final char ESCAPE = '\u001b';

  private Wrap() {}

  /**
   * Appends words, a separator between two of them, and starts a new line before one that would
   * pass the margin. Colours take no room.
   *
   * @param target where to append to
   * @param column the column that the first word starts in
   * @param indent the column that the other lines start in
   * @param margin the column that no word should reach; longer words stand alone in their line
   * @param words the words
   * @param separator what stands between two words; its trailing space is dropped at a line's end
   */
  public static void append(
      StringBuilder target,
      int column,
      int indent,
      int margin,
      List<String> words,
      String separator) {
    String mark = separator.stripTrailing();
    int gap = separator.length() - mark.length();
    int at = column;
    for (int i = 0; i < words.size(); i++) {
      String tail = i < words.size() - 1 ? mark : "";
      int width = width(words.get(i)) + tail.length();
      if (i > 0) {
        boolean fits = at + gap + width <= margin;
        target.append(fits ? "" : "\n").append(" ".repeat(fits ? gap : indent));
        at = fits ? at + gap : indent;
      }
      target.append(words.get(i)).append(tail);
      at += width;
    }
  }

  /** Returns how many columns a word takes, the codes of {@link Paint} not counted. */
  private static int width(String word) {
    int width = 0;
    boolean inCode = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (inCode) {
        inCode = c != 'm';
      } else if (c == ESCAPE) {
        inCode = true;
      } else if (!Character.isLowSurrogate(c)) {
        width++;
      }
    }
    return width;
  }
}
