package org.ntacl.condition;

import java.util.Objects;
import java.util.Optional;

/**
 * A number in an expression (MS-DTYP 2.4.4.17.5), with what is needed to print it as it was
 * written.
 *
 * @param value the number; where {@code sign} is not {@link Sign#MINUS}, its 64 bits are to be read
 *     as unsigned, so that {@code 0xffffffffffffffff} is -1 here
 * @param width the size that the token claims; SDDL only makes {@link Width#INT64}
 * @param sign the sign as written
 * @param base the base as written
 */
public record IntegerLiteral(long value, Width width, Sign sign, Base base) implements Literal {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when the value does not fit the width as a signed number
   */
  public IntegerLiteral {
    Objects.requireNonNull(sign, "sign");
    Objects.requireNonNull(base, "base");
    if (!width.holds(value)) {
      throw new IllegalArgumentException("%d does not fit %s".formatted(value, width));
    }
  }

  /** Returns the decimal number that SDDL writes without sign or, below zero, with a minus. */
  public static IntegerLiteral of(long value) {
    return new IntegerLiteral(value, Width.INT64, value < 0 ? Sign.MINUS : Sign.NONE, Base.DECIMAL);
  }

  /** The size that the token byte claims. The wire always has 64 bits. */
  public enum Width {
    /** 8 bits. */
    INT8(0x01),
    /** 16 bits. */
    INT16(0x02),
    /** 32 bits. */
    INT32(0x03),
    /** 64 bits, the only width that SDDL makes. */
    INT64(0x04);

    private final int code;

    Width(int code) {
      this.code = code;
    }

    /** Returns the byte of the token, 1 to 4. */
    public int code() {
      return code;
    }

    /** Returns the width of a token byte, or empty when it stands for something else. */
    public static Optional<Width> ofCode(int code) {
      return code < 1 || code > values().length
          ? Optional.empty()
          : Optional.of(values()[code - 1]);
    }

    /** Returns the size in bits: 8, 16, 32 or 64. */
    public int bits() {
      return 4 << code;
    }

    /** Tells whether a number is in the signed range of this width. */
    public boolean holds(long value) {
      int unused = Long.SIZE - bits();
      return value << unused >> unused == value;
    }
  }

  /** How the sign was written. */
  public enum Sign {
    /** {@code +}. */
    PLUS(1),
    /** {@code -}. */
    MINUS(2),
    /** No sign. */
    NONE(3);

    private final int code;

    Sign(int code) {
      this.code = code;
    }

    /** Returns the byte on the wire, 1 to 3. */
    public int code() {
      return code;
    }

    /** Returns the sign of a byte on the wire, or empty when there is none. */
    public static Optional<Sign> ofCode(int code) {
      return code < 1 || code > values().length
          ? Optional.empty()
          : Optional.of(values()[code - 1]);
    }
  }

  /** In what base the digits were written. */
  public enum Base {
    /** Octal, with a leading {@code 0}. */
    OCTAL(1),
    /** Decimal. */
    DECIMAL(2),
    /** Hexadecimal, with a leading {@code 0x}. */
    HEX(3);

    private final int code;

    Base(int code) {
      this.code = code;
    }

    /** Returns the byte on the wire, 1 to 3. */
    public int code() {
      return code;
    }

    /** Returns the base of a byte on the wire, or empty when there is none. */
    public static Optional<Base> ofCode(int code) {
      return code < 1 || code > values().length
          ? Optional.empty()
          : Optional.of(values()[code - 1]);
    }
  }
}
