package org.ntacl.wfp.classify;

import org.ntacl.Bytes;
import org.ntacl.NameOrder;
import org.ntacl.wfp.model.DataType;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.BitmapIndex;
import org.ntacl.wfp.model.FwpValue.ByteArray16;
import org.ntacl.wfp.model.FwpValue.ByteBlob;
import org.ntacl.wfp.model.FwpValue.Float32;
import org.ntacl.wfp.model.FwpValue.Float64;
import org.ntacl.wfp.model.FwpValue.Int16;
import org.ntacl.wfp.model.FwpValue.Int32;
import org.ntacl.wfp.model.FwpValue.Int64;
import org.ntacl.wfp.model.FwpValue.Int8;
import org.ntacl.wfp.model.FwpValue.Range;
import org.ntacl.wfp.model.FwpValue.UInt16;
import org.ntacl.wfp.model.FwpValue.UInt32;
import org.ntacl.wfp.model.FwpValue.UInt64;
import org.ntacl.wfp.model.FwpValue.UInt8;
import org.ntacl.wfp.model.FwpValue.UnicodeString;
import org.ntacl.wfp.model.FwpValue.V4AddressMask;
import org.ntacl.wfp.model.FwpValue.V6AddressMask;
import org.ntacl.wfp.model.MatchType;

/**
 * Compares the value of a field with that of a condition, to the letter of the documentation
 * (FWP_MATCH_TYPE). Values of types that do not go together never match, and neither does a match
 * type that the documentation does not give to a type, but for NOT_EQUAL, which state dumps have
 * for SIDs.
 */
public final class ValueMatch {
  /** A path in a blob is UTF-16 and ends with a zero unit. */
  private static final int UNIT = 2;

  private ValueMatch() {}

  /**
   * Tells whether a value meets a condition.
   *
   * @param how how to compare
   * @param wanted the value of the condition
   * @param found the value of the field
   */
  public static boolean matches(MatchType how, FwpValue wanted, FwpValue found) {
    return switch (how) {
      case EQUAL -> isComparable(wanted, found) && isEqual(wanted, found);
      case NOT_EQUAL -> isComparable(wanted, found) && !isEqual(wanted, found);
      case GREATER -> isOrdered(wanted, found) && compare(found, wanted) > 0;
      case LESS -> isOrdered(wanted, found) && compare(found, wanted) < 0;
      case GREATER_OR_EQUAL -> isOrdered(wanted, found) && compare(found, wanted) >= 0;
      case LESS_OR_EQUAL -> isOrdered(wanted, found) && compare(found, wanted) <= 0;
      case RANGE -> wanted instanceof Range range && isWithin(range, found);
      case FLAGS_ALL_SET -> isFlags(wanted, found) && (bits(found) & bits(wanted)) == bits(wanted);
      case FLAGS_ANY_SET -> isFlags(wanted, found) && (bits(found) & bits(wanted)) != 0;
      case FLAGS_NONE_SET -> isFlags(wanted, found) && (bits(found) & bits(wanted)) == 0;
      case EQUAL_CASE_INSENSITIVE -> isSameName(wanted, found);
      case PREFIX -> hasEnds(wanted, found) && isEnd(wanted, found);
      case NOT_PREFIX -> hasEnds(wanted, found) && !isEnd(wanted, found);
    };
  }

  /** The types are the same, or an address and a network of its version. */
  private static boolean isComparable(FwpValue wanted, FwpValue found) {
    if (wanted instanceof V4AddressMask) {
      return found instanceof UInt32;
    }
    if (wanted instanceof V6AddressMask network) {
      return found instanceof ByteArray16 && network.prefixLength() <= Byte.SIZE * 16;
    }
    return wanted.type() == found.type() && found.type() != DataType.EMPTY;
  }

  private static boolean isEqual(FwpValue wanted, FwpValue found) {
    if (wanted instanceof V4AddressMask network) {
      return ((((UInt32) found).value() ^ network.address()) & network.mask()) == 0;
    }
    if (wanted instanceof V6AddressMask network) {
      return isInNetwork(network, ((ByteArray16) found).octets());
    }
    if (wanted instanceof Float32 number) {
      return number.value() == ((Float32) found).value();
    }
    if (wanted instanceof Float64 number) {
      return number.value() == ((Float64) found).value();
    }
    return wanted.equals(found);
  }

  private static boolean isInNetwork(V6AddressMask network, Bytes address) {
    for (int bit = 0; bit < network.prefixLength(); bit++) {
      int difference = network.address().get(bit / 8) ^ address.get(bit / 8);
      if ((difference & (0x80 >>> (bit % 8))) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOrdered(FwpValue wanted, FwpValue found) {
    return wanted.type() == found.type() && found.type().isSortable();
  }

  private static boolean isWithin(Range range, FwpValue found) {
    return isOrdered(range.low(), found)
        && isOrdered(range.high(), found)
        && compare(range.low(), found) <= 0
        && compare(found, range.high()) <= 0;
  }

  /** Compares values of one type that has an order: numbers, octets, UTF-16 units. */
  private static int compare(FwpValue left, FwpValue right) {
    if (left instanceof ByteArray16 octets) {
      return octets.octets().compareTo(((ByteArray16) right).octets());
    }
    if (left instanceof ByteBlob blob) {
      return blob.octets().compareTo(((ByteBlob) right).octets());
    }
    if (left instanceof UnicodeString text) {
      return text.text().compareTo(((UnicodeString) right).text());
    }
    return left.type().isUnsigned()
        ? Long.compareUnsigned(bits(left), bits(right))
        : Long.compare(bits(left), bits(right));
  }

  private static boolean isFlags(FwpValue wanted, FwpValue found) {
    return wanted.type() == found.type() && found.type().isUnsigned();
  }

  /** Returns an integer, extended by its sign if its type has one. */
  static long bits(FwpValue value) {
    return switch (value.type()) {
      case UINT8 -> ((UInt8) value).value();
      case UINT16 -> ((UInt16) value).value();
      case UINT32 -> ((UInt32) value).value();
      case UINT64 -> ((UInt64) value).bits();
      case INT8 -> ((Int8) value).value();
      case INT16 -> ((Int16) value).value();
      case INT32 -> ((Int32) value).value();
      case INT64 -> ((Int64) value).value();
      case BITMAP_INDEX -> ((BitmapIndex) value).index();
      default -> throw new IllegalArgumentException("no integer: " + value.type());
    };
  }

  private static boolean isSameName(FwpValue wanted, FwpValue found) {
    return wanted instanceof UnicodeString name
        && found instanceof UnicodeString other
        && NameOrder.INSTANCE.same(name.text(), other.text());
  }

  private static boolean hasEnds(FwpValue wanted, FwpValue found) {
    return wanted.type() == found.type()
        && (found instanceof UnicodeString || found instanceof ByteBlob);
  }

  /** The end of the value is compared, whatever the name says (documented misnomer). */
  private static boolean isEnd(FwpValue wanted, FwpValue found) {
    if (wanted instanceof UnicodeString end) {
      return ((UnicodeString) found).text().endsWith(end.text());
    }
    Bytes end = ((ByteBlob) wanted).octets();
    Bytes text = ((ByteBlob) found).octets();
    int length = lengthOfText(end);
    int offset = lengthOfText(text) - length;
    if (offset < 0 || offset % UNIT != 0) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (end.get(i) != text.get(offset + i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of octets without a final zero unit. */
  private static int lengthOfText(Bytes text) {
    int size = text.size();
    boolean ended =
        size >= UNIT && size % UNIT == 0 && text.get(size - 1) == 0 && text.get(size - 2) == 0;
    return ended ? size - UNIT : size;
  }
}
