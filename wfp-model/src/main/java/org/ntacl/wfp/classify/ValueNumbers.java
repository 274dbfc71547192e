package org.ntacl.wfp.classify;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.ntacl.Bytes;
import org.ntacl.wfp.model.DataType;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.ByteArray16;
import org.ntacl.wfp.model.FwpValue.ByteArray6;

/**
 * Gives values numbers without sign, so that sets of values become sets of numbers. Integers and
 * arrays of octets keep their order; other values are counted as conditions bring them up, and 0
 * stands for every value that none has. Not thread-safe while values are brought up.
 */
final class ValueNumbers {
  /** How wide the numbers of an array of 16 octets are, the only ones wider than a long. */
  static final int WIDE = 128;

  private static final int COUNTED = 64;
  private static final int UNKNOWN = 0;

  private final Map<FwpValue, Integer> counted = new HashMap<>();

  /** Returns how many bits the numbers of a type have. */
  static int bits(DataType type) {
    return switch (type) {
      case UINT8, INT8, BITMAP_INDEX -> 8;
      case UINT16, INT16 -> 16;
      case UINT32, INT32 -> 32;
      case UINT64, INT64 -> 64;
      case BYTE_ARRAY6 -> 48;
      case BYTE_ARRAY16 -> WIDE;
      default -> COUNTED;
    };
  }

  /** Tells whether the numbers of a type are its values, in their order. */
  static boolean isNatural(DataType type) {
    return bits(type) != COUNTED || type == DataType.UINT64 || type == DataType.INT64;
  }

  /** Returns the number of a value; one that was not brought up yet is. */
  BigInteger of(FwpValue value) {
    if (value instanceof ByteArray16 array) {
      return new BigInteger(1, array.octets().toArray());
    }
    if (!isNatural(value.type())) {
      return BigInteger.valueOf(counted.computeIfAbsent(value, absent -> counted.size() + 1));
    }
    BigInteger number = BigInteger.valueOf(narrow(value));
    return number.signum() < 0 ? number.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : number;
  }

  /** Returns the number of a value that is not wide; 0 for one that no condition has. */
  long find(FwpValue value) {
    return isNatural(value.type()) ? narrow(value) : counted.getOrDefault(value, UNKNOWN);
  }

  /** Returns the upper half of a wide number. */
  static long high(ByteArray16 array) {
    return word(array.octets(), 0, Long.BYTES);
  }

  /** Returns the lower half of a wide number. */
  static long low(ByteArray16 array) {
    return word(array.octets(), Long.BYTES, 2 * Long.BYTES);
  }

  private static long narrow(FwpValue value) {
    if (value instanceof ByteArray6 array) {
      return word(array.octets(), 0, array.octets().size());
    }
    DataType type = value.type();
    long number = ValueMatch.bits(value);
    if (type.isUnsigned() || type == DataType.BITMAP_INDEX) {
      return number;
    }
    // the sign turned over, numbers without sign are in the order of those with one
    int bits = bits(type);
    return (number ^ (1L << (bits - 1))) & (-1L >>> (Long.SIZE - bits));
  }

  private static long word(Bytes octets, int from, int to) {
    long word = 0;
    for (int i = from; i < to; i++) {
      word = word << Byte.SIZE | Byte.toUnsignedInt(octets.get(i));
    }
    return word;
  }
}
