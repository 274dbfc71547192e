package org.ntacl.sddl.internal;

import java.math.BigInteger;
import org.antlr.v4.runtime.Token;
import org.ntacl.condition.IntegerLiteral;
import org.ntacl.condition.IntegerLiteral.Base;
import org.ntacl.condition.IntegerLiteral.Sign;
import org.ntacl.condition.IntegerLiteral.Width;
import org.ntacl.condition.OctetsLiteral;

/** Reads the numbers and octets of conditions as Windows does. */
final class LiteralReader {
  /** More digits than 64 bits have in any base; leading zeros beyond are refused with the rest. */
  private static final int MAX_DIGITS = 64;

  private final String text;
  private final TailFaults faults;

  LiteralReader(String text, TailFaults faults) {
    this.text = text;
    this.faults = faults;
  }

  /**
   * Reads a number: a sign, then hexadecimal, octal (leading zero; {@code 0} alone is decimal) or
   * decimal digits that fit 64 bits. With a sign the value must fit a signed number; without one,
   * Windows takes all 64 bits (recorded: conditional_aces_windows_only).
   */
  IntegerLiteral integer(Token token) {
    int from = token.getStartIndex();
    int to = token.getStopIndex() + 1;
    Sign sign = sign(text.charAt(from));
    int at = sign == Sign.NONE ? from : from + 1;
    Base base = base(at, to);
    int digits = base == Base.HEX ? at + 2 : at;
    BigInteger magnitude = magnitude(token, digits, to, base);
    boolean fits =
        switch (sign) {
          case NONE -> magnitude.bitLength() <= Long.SIZE;
          case PLUS -> magnitude.bitLength() < Long.SIZE;
          case MINUS -> magnitude.negate().bitLength() < Long.SIZE;
        };
    if (!fits) {
      throw faults.fault(token, "a number of at most 64 bits");
    }
    long value = (sign == Sign.MINUS ? magnitude.negate() : magnitude).longValue();
    return new IntegerLiteral(value, Width.INT64, sign, base);
  }

  private static Sign sign(char c) {
    return switch (c) {
      case '+' -> Sign.PLUS;
      case '-' -> Sign.MINUS;
      default -> Sign.NONE;
    };
  }

  private Base base(int at, int to) {
    if (at + 1 >= to || text.charAt(at) != '0') {
      return Base.DECIMAL;
    }
    return (text.charAt(at + 1) | 0x20) == 'x' ? Base.HEX : Base.OCTAL;
  }

  private BigInteger magnitude(Token token, int from, int to, Base base) {
    int radix =
        switch (base) {
          case OCTAL -> 8;
          case DECIMAL -> 10;
          case HEX -> 16;
        };
    for (int i = from; i < to; i++) {
      if (Character.digit(text.charAt(i), radix) < 0) {
        throw faults.fault(token, "a literal; a local attribute stands only to the left");
      }
    }
    if (from == to || to - from > MAX_DIGITS) {
      throw faults.fault(token, "a number of at most 64 bits");
    }
    return new BigInteger(text.substring(from, to), radix);
  }

  /**
   * Reads octets: {@code #} and hexadecimal digits; a further {@code #} is the digit 0, and an odd
   * number of digits gets a 0 in front (recorded: conditional_aces_windows_only).
   */
  OctetsLiteral octets(Token token) {
    return new OctetsLiteral(
        Octets.read(text, token.getStartIndex() + 1, token.getStopIndex() + 1));
  }
}
