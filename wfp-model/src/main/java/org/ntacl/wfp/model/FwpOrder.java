package org.ntacl.wfp.model;

/**
 * The order of values whose types have one: numbers by size, octets without sign from the first on,
 * texts by their units of UTF-16. Thread-safe.
 */
public final class FwpOrder {
  private FwpOrder() {}

  /**
   * Compares two values of one type.
   *
   * @return less than, equal to or greater than 0 as the first value is
   * @throws IllegalArgumentException when the types differ or have no order, see {@link
   *     DataType#isSortable()}
   */
  public static int compare(FwpValue first, FwpValue second) {
    if (first.type() != second.type() || !first.type().isSortable()) {
      throw new IllegalArgumentException(
          "no order between %s and %s".formatted(first.type(), second.type()));
    }
    return switch (first.type()) {
      case UINT64 ->
          Long.compareUnsigned(((FwpValue.UInt64) first).bits(), ((FwpValue.UInt64) second).bits());
      case BYTE_ARRAY16 ->
          ((FwpValue.ByteArray16) first)
              .octets()
              .compareTo(((FwpValue.ByteArray16) second).octets());
      case BYTE_BLOB ->
          ((FwpValue.ByteBlob) first).octets().compareTo(((FwpValue.ByteBlob) second).octets());
      case UNICODE_STRING ->
          ((FwpValue.UnicodeString) first)
              .text()
              .compareTo(((FwpValue.UnicodeString) second).text());
      default -> Long.compare(number(first), number(second));
    };
  }

  private static long number(FwpValue value) {
    if (value instanceof FwpValue.UInt8 n) {
      return n.value();
    }
    if (value instanceof FwpValue.UInt16 n) {
      return n.value();
    }
    if (value instanceof FwpValue.UInt32 n) {
      return n.value();
    }
    if (value instanceof FwpValue.Int8 n) {
      return n.value();
    }
    if (value instanceof FwpValue.Int16 n) {
      return n.value();
    }
    if (value instanceof FwpValue.Int32 n) {
      return n.value();
    }
    return ((FwpValue.Int64) value).value();
  }
}
