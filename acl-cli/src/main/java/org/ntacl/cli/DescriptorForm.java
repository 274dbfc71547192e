package org.ntacl.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a descriptor can be given. */
enum DescriptorForm {
  SDDL,
  /** Hexadecimal digits, white space, commas and colons between them. */
  HEX,
  BASE64,
  JSON,
  /** The bytes themselves; in files and on standard input only. */
  BYTES;

  static List<String> names() {
    return Arrays.stream(values()).map(DescriptorForm::label).toList();
  }

  static Optional<DescriptorForm> named(String name) {
    return Arrays.stream(values()).filter(form -> form.label().equals(name)).findFirst();
  }

  /** Returns the name on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells the form of a text by its beginning, which no two forms share: SDDL begins with the
   * letter of a part and a colon, JSON with a brace, and a descriptor's first byte is its revision
   * 1 and its second a small number, so hexadecimal digits begin with {@code 01} and base64 with
   * {@code A}.
   *
   * @param text the text without white space around it
   */
  static Optional<DescriptorForm> of(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.charAt(0) == '{') {
      return Optional.of(JSON);
    }
    if (text.length() > 1 && text.charAt(1) == ':') {
      return "OoGgDdSs".indexOf(text.charAt(0)) >= 0 && !isDrivePath(text)
          ? Optional.of(SDDL)
          : Optional.empty();
    }
    if (text.startsWith("01") || text.startsWith("0x01")) {
      return Optional.of(HEX);
    }
    return text.charAt(0) == 'A' && isBase64(text) ? Optional.of(BASE64) : Optional.empty();
  }

  private static boolean isDrivePath(String text) {
    return text.length() > 2 && (text.charAt(2) == '\\' || text.charAt(2) == '/');
  }

  private static boolean isBase64(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || "+/=\r\n \t".indexOf(c) >= 0;
      if (!fits) {
        return false;
      }
    }
    // 20 bytes are the shortest descriptor
    return text.length() >= 27;
  }
}
