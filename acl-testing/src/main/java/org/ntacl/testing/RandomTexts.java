package org.ntacl.testing;

import java.util.random.RandomGenerator;

/** Draws names and texts of UTF-16 code units. Not thread-safe. */
public final class RandomTexts {
  private static final String LETTERS = "abcXYZ019";
  private static final String LOCAL = LETTERS + ":./_";
  private static final String MARKS = " !%&(),;<=>|#'*+-?@[]{}~\t\\";
  private static final String FOREIGN = "\u00e4\u00df\u0130\u03a9\u4e2d\uffff\ud83d\ude00";

  private final RandomGenerator random;

  /** Creates a generator that draws from a source. */
  public RandomTexts(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Returns a name of 1 to 10 characters as local attributes may have: letters, digits, a few
   * marks.
   */
  public String localName() {
    // the first letter keeps it apart from every operator
    return "q" + of(LOCAL, random.nextInt(10));
  }

  /** Returns a name of 1 to 10 characters, any but U+0000. */
  public String name() {
    return of(LETTERS + MARKS + "\"" + FOREIGN, 1 + random.nextInt(10));
  }

  /** Returns a text of up to 12 characters that SDDL can put between quotation marks. */
  public String quotable() {
    return of(LETTERS + MARKS + FOREIGN, random.nextInt(13));
  }

  /**
   * Returns a text of up to 12 code units, unpaired surrogates, quotation marks and U+0000
   * included.
   */
  public String any() {
    return of(LETTERS + MARKS + FOREIGN + "\"\0\ud800\udc00", random.nextInt(13));
  }

  private String of(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
