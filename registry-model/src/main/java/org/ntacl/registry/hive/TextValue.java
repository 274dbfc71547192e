package org.ntacl.registry.hive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.ntacl.Bytes;

/** Reads the line of a value in a description, in the manner of exported registry files. */
final class TextValue {
  private static final Set<String> TYPES = Set.of("expand", "dword", "hex");

  private final String line;
  private final int number;
  private int at;

  private TextValue(String line, int number) {
    this.line = line;
    this.number = number;
  }

  /** Tells whether a line is one of a value. */
  static boolean isOne(String line) {
    return line.startsWith("\"") || line.startsWith("@");
  }

  /**
   * Reads a line.
   *
   * @param number the number of the line
   * @throws HiveTextException when it is no value
   */
  static HiveValue read(String line, int number) {
    return new TextValue(line, number).value();
  }

  private HiveValue value() {
    String name = "";
    if (line.charAt(0) == '@') {
      at = 1;
    } else {
      name = quoted();
    }
    if (at >= line.length() || line.charAt(at) != '=') {
      throw fault("expected `=` behind the name of a value");
    }
    at++;
    HiveValue value = data(name);
    if (at < line.length()) {
      throw fault("unexpected `%s`".formatted(line.substring(at)));
    }
    return value;
  }

  private HiveValue data(String name) {
    if (line.startsWith("\"", at)) {
      return HiveValue.of(name, ValueType.REG_SZ, text(quoted()));
    }
    int colon = line.indexOf(':', at);
    String type = colon < 0 ? "" : line.substring(at, colon);
    if (!TYPES.contains(type)) {
      throw fault("expected a text in quotation marks, `expand:`, `dword:` or `hex:`");
    }
    at = colon + 1;
    return switch (type) {
      case "expand" -> HiveValue.of(name, ValueType.REG_EXPAND_SZ, text(quoted()));
      case "dword" -> HiveValue.of(name, ValueType.REG_DWORD, dword(rest()));
      default -> HiveValue.of(name, ValueType.REG_BINARY, hex(rest()));
    };
  }

  private String quoted() {
    if (!line.startsWith("\"", at)) {
      throw fault("expected a quotation mark");
    }
    StringBuilder text = new StringBuilder();
    for (at++; at < line.length(); at++) {
      char unit = line.charAt(at);
      if (unit == '"') {
        at++;
        return text.toString();
      }
      if (unit == '\\') {
        at++;
        if (at >= line.length() || "\\\"".indexOf(line.charAt(at)) < 0) {
          throw fault("expected a backslash or a quotation mark behind a backslash");
        }
        unit = line.charAt(at);
      }
      text.append(unit);
    }
    throw fault("expected a quotation mark at the end");
  }

  private String rest() {
    String rest = line.substring(at);
    at = line.length();
    return rest;
  }

  private static Bytes text(String text) {
    return Bytes.of((text + '\0').getBytes(StandardCharsets.UTF_16LE));
  }

  private Bytes dword(String digits) {
    try {
      int value = Integer.parseUnsignedInt(digits, 16);
      return Bytes.of(
          (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24));
    } catch (NumberFormatException e) {
      throw fault("`%s` is no number of 32 bits in hexadecimal digits".formatted(digits));
    }
  }

  private Bytes hex(String digits) {
    try {
      return Bytes.parseHex(String.join("", List.of(digits.split(","))));
    } catch (IllegalArgumentException e) {
      throw fault("`%s` is no list of bytes in hexadecimal digits".formatted(digits));
    }
  }

  private HiveTextException fault(String message) {
    return new HiveTextException(number, message + " at column " + (at + 1));
  }
}
