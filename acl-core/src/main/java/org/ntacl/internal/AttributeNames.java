package org.ntacl.internal;

/**
 * How SDDL spells the names of attributes: in resource attributes and behind {@code @User.},
 * {@code @Device.} and {@code @Resource.} in conditions (MS-DTYP 2.5.1.1, {@code attr-char2}).
 *
 * <p>A character that is not printable ASCII, or that ends a name, is written as {@code %} and the
 * four hexadecimal digits of its UTF-16 code unit. Thread-safe.
 */
public final class AttributeNames {
  private static final int ESCAPE_DIGITS = 4;

  /** recorded: sddl-bytes, Windows escapes the comma too, which MS-DTYP does not ask for. */
  private static final String ESCAPED = "!\"%&(),<=>|";

  private AttributeNames() {}

  /** Appends a name as Windows prints it. */
  public static void appendEscaped(TextBuilder text, String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c > '~' || ESCAPED.indexOf(c) >= 0) {
        text.append('%').hexPadded(c, ESCAPE_DIGITS);
      } else {
        text.append(c);
      }
    }
  }

  /**
   * Undoes {@link #appendEscaped}. Escapes of characters that need none, and characters that it
   * would not leave as they are, are taken as they stand.
   *
   * @throws IllegalArgumentException when a {@code %} is not followed by four hexadecimal digits
   */
  public static String unescape(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return text;
    }
    TextBuilder name = new TextBuilder(text.length());
    int copied = 0;
    while (percent >= 0) {
      name.append(text.substring(copied, percent)).append(unit(text, percent));
      copied = percent + 1 + ESCAPE_DIGITS;
      percent = text.indexOf('%', copied);
    }
    return name.append(text.substring(copied)).toString();
  }

  private static char unit(String text, int percent) {
    int unit = 0;
    for (int i = percent + 1; i <= percent + ESCAPE_DIGITS; i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new IllegalArgumentException(
            "`%%` at offset %d of attribute name `%s` is not followed by four hexadecimal digits"
                .formatted(percent, text));
      }
      unit = (unit << 4) | digit;
    }
    return (char) unit;
  }
}
