package org.ntacl.wfp.state;

import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.wfp.model.FieldType;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.Layer;

/** Writes keys, typed values and conditions. */
final class ValueWriter {
  private final XmlOut out;
  private final StateShape shape;

  ValueWriter(XmlOut out, StateShape shape) {
    this.out = out;
    this.shape = shape;
  }

  void key(String name, KeyKind kind, Guid key) {
    out.leaf(name, shape.keys().print(kind, key));
  }

  void key(String name, KeyKind kind, Optional<Guid> key) {
    out.leaf(name, key.map(k -> shape.keys().print(kind, k)));
  }

  /** Writes a key of a kind that has no names. */
  void guid(String name, Guid key) {
    out.leaf(name, "{" + key + "}");
  }

  /** Writes octets with the text in them; no octets are an empty element. */
  void blob(String name, Bytes octets) {
    if (octets.isEmpty()) {
      out.leaf(name, "");
      return;
    }
    out.start(name);
    out.leaf("data", octets.toHex());
    out.leaf("asString", BlobText.print(octets, shape.blobs()));
    out.end();
  }

  void conditions(List<FilterCondition> conditions, Optional<Layer> layer) {
    out.list(
        "filterCondition",
        conditions,
        condition -> {
          key("fieldKey", KeyKind.CONDITION, condition.fieldKey());
          out.leaf("matchType", condition.matchType().windowsName());
          boolean isAddress =
              layer
                  .flatMap(l -> l.field(condition.fieldKey()))
                  .filter(field -> field.type() == FieldType.IP_ADDRESS)
                  .isPresent();
          value("conditionValue", condition.value(), isAddress);
        });
  }

  void value(String name, FwpValue value) {
    value(name, value, false);
  }

  private void value(String name, FwpValue value, boolean isAddress) {
    out.start(name);
    out.leaf("type", value.type().windowsName());
    String element = Values.element(value.type());
    if (value instanceof FwpValue.Range range) {
      out.start(element);
      value("valueLow", range.low(), isAddress);
      value("valueHigh", range.high(), isAddress);
      out.end();
    } else if (value instanceof FwpValue.V4AddressMask mask) {
      out.start(element);
      out.leaf("addr", Addresses.printV4(mask.address()));
      out.leaf("mask", Addresses.printV4(mask.mask()));
      out.end();
    } else if (value instanceof FwpValue.V6AddressMask mask) {
      out.start(element);
      out.leaf("addr", Addresses.printV6(mask.address()));
      out.leaf("prefixLength", mask.prefixLength());
      out.end();
    } else if (value instanceof FwpValue.ByteBlob blob) {
      blob(element, blob.octets());
    } else if (value instanceof FwpValue.TokenAccessInformation token) {
      blob(element, token.octets());
    } else if (!(value instanceof FwpValue.Empty)) {
      out.leaf(element, text(value, isAddress));
    }
    out.end();
  }

  private String text(FwpValue value, boolean isAddress) {
    return switch (value.type()) {
      case UINT8 -> String.valueOf(((FwpValue.UInt8) value).value());
      case UINT16 -> String.valueOf(((FwpValue.UInt16) value).value());
      case UINT32 -> {
        long number = ((FwpValue.UInt32) value).value();
        yield isAddress ? Addresses.printV4(number) : String.valueOf(number);
      }
      case UINT64 -> Long.toUnsignedString(((FwpValue.UInt64) value).bits());
      case INT8 -> String.valueOf(((FwpValue.Int8) value).value());
      case INT16 -> String.valueOf(((FwpValue.Int16) value).value());
      case INT32 -> String.valueOf(((FwpValue.Int32) value).value());
      case INT64 -> String.valueOf(((FwpValue.Int64) value).value());
      case FLOAT -> String.valueOf(((FwpValue.Float32) value).value());
      case DOUBLE -> String.valueOf(((FwpValue.Float64) value).value());
      case BYTE_ARRAY16 -> Addresses.printV6(((FwpValue.ByteArray16) value).octets());
      case SID -> ((FwpValue.SidValue) value).sid().toString();
      case SECURITY_DESCRIPTOR ->
          ((FwpValue.DescriptorValue) value).descriptor().toSddl(shape.sids());
      case UNICODE_STRING -> ((FwpValue.UnicodeString) value).text();
      case BYTE_ARRAY6 -> ((FwpValue.ByteArray6) value).octets().toHex();
      case BITMAP_INDEX -> String.valueOf(((FwpValue.BitmapIndex) value).index());
      case BITMAP_ARRAY64 -> ((FwpValue.BitmapArray64) value).octets().toHex();
      default -> throw new IllegalArgumentException("no dump has a value of " + value.type());
    };
  }
}
