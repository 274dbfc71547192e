package org.ntacl.condition;

import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.internal.TextBuilder;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;

/** Prints the literals of conditions as Windows does. */
final class LiteralPrinter {
  private LiteralPrinter() {}

  /** Returns why SDDL cannot say a literal, or empty when it can. */
  static Optional<String> obstacle(Literal literal) {
    if (literal instanceof StringLiteral string) {
      return obstacle(string.value());
    }
    if (literal instanceof IntegerLiteral integer) {
      return obstacle(integer);
    }
    // recorded: sddl-text should_fail, `S-1-0` is no SID
    if (literal instanceof SidLiteral sid && sid.value().subAuthorityCount() == 0) {
      return Optional.of("a SID without sub-authorities");
    }
    return Optional.empty();
  }

  private static Optional<String> obstacle(String text) {
    if (text.indexOf('"') >= 0) {
      return Optional.of("a text with a quotation mark in it");
    }
    // SDDL is a text that ends at its first U+0000
    return text.indexOf('\0') >= 0 ? Optional.of("a text with U+0000 in it") : Optional.empty();
  }

  private static Optional<String> obstacle(IntegerLiteral integer) {
    // recorded: sddl-text, `0xffffffffffffffff` is 64 bits without sign; nothing else goes beyond
    boolean sayable =
        switch (integer.sign()) {
          case MINUS -> integer.value() <= 0;
          case PLUS -> integer.value() >= 0;
          case NONE -> integer.value() >= 0 || integer.width() == IntegerLiteral.Width.INT64;
        };
    return sayable ? Optional.empty() : Optional.of("a number that its sign contradicts");
  }

  /** Appends the text of a literal that has no obstacle. */
  static void append(TextBuilder text, Literal literal, SidContext context) {
    if (literal instanceof IntegerLiteral integer) {
      append(text, integer);
    } else if (literal instanceof StringLiteral string) {
      text.append('"').append(string.value()).append('"');
    } else if (literal instanceof OctetsLiteral octets) {
      append(text, octets.value());
    } else if (literal instanceof SidLiteral sid) {
      append(text, sid, context);
    }
  }

  /** Appends the text of a set whose members have no obstacle. */
  static void append(TextBuilder text, Composite composite, SidContext context) {
    text.append('{');
    boolean first = true;
    for (Literal element : composite.elements()) {
      if (!first) {
        text.append(", ");
      }
      first = false;
      append(text, element, context);
    }
    text.append('}');
  }

  private static void append(TextBuilder text, IntegerLiteral integer) {
    long magnitude = integer.value();
    switch (integer.sign()) {
      case PLUS -> text.append('+');
      case MINUS -> {
        text.append('-');
        magnitude = -magnitude;
      }
      case NONE -> {}
    }
    switch (integer.base()) {
      case OCTAL -> text.append('0').append(Long.toOctalString(magnitude));
      case DECIMAL -> text.append(Long.toUnsignedString(magnitude));
      case HEX -> text.append("0x").append(Long.toHexString(magnitude));
    }
  }

  private static void append(TextBuilder text, Bytes octets) {
    text.append('#');
    for (int i = 0; i < octets.size(); i++) {
      text.hexPadded(octets.get(i), 2);
    }
  }

  private static void append(TextBuilder text, SidLiteral literal, SidContext context) {
    SidAlias alias = SidAlias.find(literal.value(), context);
    text.append("SID(");
    if (alias == null) {
      text.append(literal.value().toString());
    } else {
      text.append(alias.name());
    }
    text.append(')');
  }
}
