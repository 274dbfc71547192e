package org.ntacl.wfp.classify;

import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.wfp.model.FieldType;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.ByteArray16;
import org.ntacl.wfp.model.FwpValue.ByteBlob;
import org.ntacl.wfp.model.FwpValue.DescriptorValue;
import org.ntacl.wfp.model.FwpValue.Range;
import org.ntacl.wfp.model.FwpValue.SidValue;
import org.ntacl.wfp.model.FwpValue.UInt32;
import org.ntacl.wfp.model.FwpValue.UInt64;
import org.ntacl.wfp.model.FwpValue.UnicodeString;
import org.ntacl.wfp.model.FwpValue.V4AddressMask;
import org.ntacl.wfp.model.FwpValue.V6AddressMask;

/** Shows values to people. All methods are pure and thread-safe. */
public final class ValueText {
  private static final int OCTETS = 16;

  private ValueText() {}

  /**
   * Returns a value as text.
   *
   * @param value the value
   * @param type what the bits of its field are, empty when that is not known
   */
  public static String of(FwpValue value, Optional<FieldType> type) {
    if (value instanceof Range range) {
      return of(range.low(), type) + " to " + of(range.high(), type);
    }
    if (value instanceof UInt32 number) {
      return type.isPresent() && type.get() == FieldType.IP_ADDRESS
          ? address(number.value())
          : Long.toString(number.value());
    }
    if (value instanceof UInt64 number) {
      return Long.toUnsignedString(number.bits());
    }
    if (value instanceof ByteArray16 array) {
      return type.isPresent() && type.get() == FieldType.IP_ADDRESS
          ? address(array.octets())
          : array.octets().toHex();
    }
    if (value instanceof V4AddressMask network) {
      return address(network.address()) + " mask " + address(network.mask());
    }
    if (value instanceof V6AddressMask network) {
      return address(network.address()) + "/" + network.prefixLength();
    }
    if (value instanceof ByteBlob blob) {
      return text(blob.octets()).orElseGet(() -> blob.octets().toHex());
    }
    if (value instanceof SidValue sid) {
      return sid.sid().toString();
    }
    if (value instanceof UnicodeString text) {
      return text.text();
    }
    if (value instanceof DescriptorValue descriptor) {
      return descriptor.descriptor().toString();
    }
    return value.type().isSortable() ? Long.toString(ValueMatch.bits(value)) : value.toString();
  }

  private static String address(long number) {
    return "%d.%d.%d.%d"
        .formatted(number >>> 24 & 0xFF, number >>> 16 & 0xFF, number >>> 8 & 0xFF, number & 0xFF);
  }

  /** Returns the eight groups of an address, none left out. */
  private static String address(Bytes octets) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < OCTETS; i += 2) {
      int group = Byte.toUnsignedInt(octets.get(i)) << 8 | Byte.toUnsignedInt(octets.get(i + 1));
      text.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
    }
    return text.toString();
  }

  /** Returns the text of a blob that is one: UTF-16 with a final zero, printable. */
  private static Optional<String> text(Bytes octets) {
    int units = octets.size() / 2;
    if (units == 0 || octets.size() % 2 != 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < units; i++) {
      int unit =
          Byte.toUnsignedInt(octets.get(2 * i)) | Byte.toUnsignedInt(octets.get(2 * i + 1)) << 8;
      boolean last = i == units - 1;
      if (last != (unit == 0) || (!last && unit < ' ')) {
        return Optional.empty();
      }
      if (!last) {
        text.append((char) unit);
      }
    }
    return Optional.of(text.toString());
  }
}
