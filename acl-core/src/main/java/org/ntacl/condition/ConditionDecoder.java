package org.ntacl.condition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.sid.Sid;

/**
 * Reads the application data of a conditional ACE into tokens (MS-DTYP 2.4.4.17.4), without
 * recursion.
 *
 * <p>It refuses whatever an evaluation could not but call an error: then the expression is UNKNOWN,
 * which never grants anything.
 */
final class ConditionDecoder {
  private static final int MAX_PADDING = 3;

  private final byte[] bytes;
  private final ByteBuffer in;
  private final OperandCount operands = new OperandCount();
  private final List<ConditionToken> tokens = new ArrayList<>();

  /** Index of the next byte. */
  private int at;

  private ConditionDecoder(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads the tokens.
   *
   * @throws MalformedBytesException when the bytes are no well-formed expression
   */
  static List<ConditionToken> decode(Bytes bytes) {
    if (!ConditionCodes.hasSignature(bytes)) {
      throw malformed(0, "condition does not start with `artx`");
    }
    return new ConditionDecoder(bytes.toArray()).expression();
  }

  private List<ConditionToken> expression() {
    at = ConditionCodes.SIGNATURE.size();
    while (at < bytes.length && bytes[at] != ConditionCodes.PADDING) {
      int start = at;
      ConditionToken token = token();
      if (!operands.accept(token)) {
        throw malformed(start, operands.shortage((Operator) token));
      }
      tokens.add(token);
    }
    if (operands.waiting() != 1) {
      throw malformed(at, "expression leaves %d results, expected 1".formatted(operands.waiting()));
    }
    padding();
    return List.copyOf(tokens);
  }

  /** recorded: sddl-bytes, zeros up to a multiple of four bytes and nothing else. */
  private void padding() {
    if (bytes.length - at > MAX_PADDING) {
      throw malformed(at, "%d bytes of padding, expected 3 at most".formatted(bytes.length - at));
    }
    for (int i = at; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        throw malformed(i, "padding is 0x%02x, expected 0".formatted(bytes[i]));
      }
    }
    if (bytes.length % 4 != 0) {
      throw malformed(
          bytes.length,
          "condition is %d bytes long, expected a multiple of 4".formatted(bytes.length));
    }
  }

  private ConditionToken token() {
    int code = bytes[at] & 0xFF;
    if (code == ConditionCodes.COMPOSITE) {
      return composite();
    }
    Optional<Operator> operator = Operator.ofCode(code);
    if (operator.isPresent()) {
      at++;
      return operator.get();
    }
    Optional<Attribute.Source> source = Attribute.Source.ofCode(code);
    if (source.isPresent()) {
      return new Attribute(source.get(), text(bytes.length));
    }
    return literal(bytes.length)
        .orElseThrow(() -> malformed(at, "unknown token 0x%02x".formatted(code)));
  }

  private Composite composite() {
    int size = counted(bytes.length);
    int end = at + size;
    List<Literal> elements = new ArrayList<>();
    while (at < end) {
      // sets inside sets are refused: SDDL cannot say them and no source evaluates them
      elements.add(
          literal(end)
              .orElseThrow(
                  () ->
                      malformed(
                          at, "token 0x%02x in a set, expected a literal".formatted(bytes[at]))));
    }
    return new Composite(elements);
  }

  /**
   * Reads a literal that ends before a limit; returns empty, and stays, when no literal starts
   * here.
   */
  private Optional<Literal> literal(int limit) {
    return switch (bytes[at]) {
      case ConditionCodes.STRING -> Optional.of(new StringLiteral(text(limit)));
      case ConditionCodes.OCTETS -> {
        int size = counted(limit);
        at += size;
        yield Optional.of(new OctetsLiteral(Bytes.copyOfRange(bytes, at - size, at)));
      }
      case ConditionCodes.SID -> Optional.of(new SidLiteral(sid(limit)));
      default -> {
        int code = bytes[at];
        yield IntegerLiteral.Width.ofCode(code).map(width -> integer(width, limit));
      }
    };
  }

  private IntegerLiteral integer(IntegerLiteral.Width width, int limit) {
    int start = at + 1;
    if (limit - start < ConditionCodes.INTEGER_SIZE) {
      throw malformed(at, "number needs 10 bytes, %d are left".formatted(limit - start));
    }
    long value = in.getLong(start);
    if (!width.holds(value)) {
      throw malformed(start, "number %d does not fit %s".formatted(value, width));
    }
    int signCode = bytes[start + Long.BYTES];
    int baseCode = bytes[start + Long.BYTES + 1];
    IntegerLiteral.Sign sign =
        IntegerLiteral.Sign.ofCode(signCode)
            .orElseThrow(() -> notOneToThree(start + Long.BYTES, "sign", signCode));
    IntegerLiteral.Base base =
        IntegerLiteral.Base.ofCode(baseCode)
            .orElseThrow(() -> notOneToThree(start + Long.BYTES + 1, "base", baseCode));
    at = start + ConditionCodes.INTEGER_SIZE;
    return new IntegerLiteral(value, width, sign, base);
  }

  private static MalformedBytesException notOneToThree(int offset, String what, int found) {
    return malformed(
        offset, "%s of a number is 0x%02x, expected 1 to 3".formatted(what, found & 0xFF));
  }

  private String text(int limit) {
    int lengthAt = at + 1;
    int size = counted(limit);
    if (size % 2 != 0) {
      throw malformed(lengthAt, "text is %d bytes long, expected an even number".formatted(size));
    }
    char[] units = new char[size / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = in.getChar(at + 2 * i);
    }
    at += size;
    return new String(units);
  }

  private Sid sid(int limit) {
    int lengthAt = at + 1;
    int size = counted(limit);
    Sid sid = Sid.read(bytes, at, at + size);
    if (sid.size() != size) {
      throw malformed(lengthAt, "SID is %d bytes long, expected %d".formatted(size, sid.size()));
    }
    at += size;
    return sid;
  }

  /**
   * Steps over the token byte and the 32-bit length of what follows, and makes sure that it ends
   * before a limit.
   */
  private int counted(int limit) {
    int lengthAt = at + 1;
    if (limit - lengthAt < Integer.BYTES) {
      throw malformed(
          at, "length of a token needs 4 bytes, %d are left".formatted(limit - lengthAt));
    }
    int size = in.getInt(lengthAt);
    int left = limit - lengthAt - Integer.BYTES;
    if (size < 0 || size > left) {
      throw malformed(
          lengthAt,
          "token is %d bytes long, %d are left".formatted(Integer.toUnsignedLong(size), left));
    }
    at = lengthAt + Integer.BYTES;
    return size;
  }

  private static MalformedBytesException malformed(int offset, String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_ACE_CONDITION, offset, fault);
  }
}
