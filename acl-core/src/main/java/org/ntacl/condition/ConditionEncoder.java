package org.ntacl.condition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.ntacl.Bytes;

/** Writes tokens as the application data of a conditional ACE (MS-DTYP 2.4.4.17.4). */
final class ConditionEncoder {
  private static final int MAX_SIZE = Integer.MAX_VALUE & ~15;

  private final ByteBuffer out;

  private ConditionEncoder(int size) {
    out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Bytes encode(List<ConditionToken> tokens) {
    long size = ConditionCodes.SIGNATURE.size();
    for (ConditionToken token : tokens) {
      size += size(token);
    }
    size = (size + 3) & ~3L;
    if (size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "condition needs %d bytes, at most %d are possible".formatted(size, MAX_SIZE));
    }
    return new ConditionEncoder((int) size).write(tokens);
  }

  private Bytes write(List<ConditionToken> tokens) {
    put(ConditionCodes.SIGNATURE);
    for (ConditionToken token : tokens) {
      if (token instanceof Composite composite) {
        composite(composite);
      } else {
        simple(token);
      }
    }
    return Bytes.of(out.array());
  }

  private static long size(ConditionToken token) {
    return token instanceof Composite composite ? 5 + size(composite) : simpleSize(token);
  }

  private static long size(Composite composite) {
    long size = 0;
    for (Literal element : composite.elements()) {
      size += simpleSize(element);
    }
    return size;
  }

  private static long simpleSize(ConditionToken token) {
    if (token instanceof Operator) {
      return 1;
    }
    if (token instanceof IntegerLiteral) {
      return 1 + ConditionCodes.INTEGER_SIZE;
    }
    if (token instanceof StringLiteral string) {
      return 5 + 2L * string.value().length();
    }
    if (token instanceof OctetsLiteral octets) {
      return 5L + octets.value().size();
    }
    if (token instanceof SidLiteral sid) {
      return 5L + sid.value().size();
    }
    return 5 + 2L * ((Attribute) token).name().length();
  }

  private void composite(Composite composite) {
    out.put((byte) ConditionCodes.COMPOSITE).putInt((int) size(composite));
    for (Literal element : composite.elements()) {
      simple(element);
    }
  }

  private void simple(ConditionToken token) {
    if (token instanceof Operator operator) {
      out.put((byte) operator.code());
    } else if (token instanceof IntegerLiteral integer) {
      out.put((byte) integer.width().code()).putLong(integer.value());
      out.put((byte) integer.sign().code()).put((byte) integer.base().code());
    } else if (token instanceof StringLiteral string) {
      text(ConditionCodes.STRING, string.value());
    } else if (token instanceof OctetsLiteral octets) {
      counted(ConditionCodes.OCTETS, octets.value());
    } else if (token instanceof SidLiteral sid) {
      counted(ConditionCodes.SID, sid.value().toBytes());
    } else if (token instanceof Attribute attribute) {
      text(attribute.source().code(), attribute.name());
    }
  }

  private void text(int code, String text) {
    out.put((byte) code).putInt(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      out.putChar(text.charAt(i));
    }
  }

  private void counted(int code, Bytes octets) {
    out.put((byte) code).putInt(octets.size());
    put(octets);
  }

  private void put(Bytes octets) {
    octets.copyTo(out.array(), out.position());
    out.position(out.position() + octets.size());
  }
}
