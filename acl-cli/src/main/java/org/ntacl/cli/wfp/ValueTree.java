package org.ntacl.cli.wfp;

import java.nio.charset.StandardCharsets;
import org.ntacl.Bytes;
import org.ntacl.cli.json.JsonValue;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.UnprintableException;
import org.ntacl.sid.SidContext;
import org.ntacl.wfp.model.FwpValue;

/** Typed values as trees. */
final class ValueTree {
  private final SidContext sids;

  ValueTree(SidContext sids) {
    this.sids = sids;
  }

  /** Returns a value with its type; ranges have two ends, networks an address and a mask. */
  JsonValue.Fields of(FwpValue value) {
    Tree tree = new Tree().field("type", value.type().windowsName());
    if (value instanceof FwpValue.Range range) {
      tree.field("low", of(range.low())).field("high", of(range.high()));
    } else if (value instanceof FwpValue.V4AddressMask mask) {
      tree.number("address", mask.address()).number("mask", mask.mask());
    } else if (value instanceof FwpValue.V6AddressMask mask) {
      tree.field("address", mask.address().toHex()).number("prefixLength", mask.prefixLength());
    } else if (value instanceof FwpValue.ByteBlob blob) {
      octets(tree, blob.octets());
    } else if (!(value instanceof FwpValue.Empty)) {
      tree.field("value", single(value));
    }
    return tree.end();
  }

  private static void octets(Tree tree, Bytes octets) {
    tree.field("value", octets.toHex());
    byte[] bytes = octets.toArray();
    int size = bytes.length;
    if (size >= 4 && size % 2 == 0 && bytes[size - 1] == 0 && bytes[size - 2] == 0) {
      String text = new String(bytes, 0, size - 2, StandardCharsets.UTF_16LE);
      if (text.chars().noneMatch(Character::isISOControl)) {
        tree.field("text", text);
      }
    }
  }

  private JsonValue single(FwpValue value) {
    return switch (value.type()) {
      case UINT8 -> Tree.number(((FwpValue.UInt8) value).value());
      case UINT16 -> Tree.number(((FwpValue.UInt16) value).value());
      case UINT32 -> Tree.number(((FwpValue.UInt32) value).value());
      case UINT64 -> Tree.number(((FwpValue.UInt64) value).bits());
      case SID -> new JsonValue.Text(((FwpValue.SidValue) value).sid().toString());
      case SECURITY_DESCRIPTOR -> descriptor(((FwpValue.DescriptorValue) value).descriptor());
      case BYTE_ARRAY16 -> new JsonValue.Text(((FwpValue.ByteArray16) value).octets().toHex());
      case BYTE_ARRAY6 -> new JsonValue.Text(((FwpValue.ByteArray6) value).octets().toHex());
      case UNICODE_STRING -> new JsonValue.Text(((FwpValue.UnicodeString) value).text());
      case INT8 -> signed(((FwpValue.Int8) value).value());
      case INT16 -> signed(((FwpValue.Int16) value).value());
      case INT32 -> signed(((FwpValue.Int32) value).value());
      case INT64 -> signed(((FwpValue.Int64) value).value());
      default -> new JsonValue.Text(value.toString());
    };
  }

  private static JsonValue signed(long number) {
    return new JsonValue.Numeral(Long.toString(number));
  }

  private JsonValue descriptor(SecurityDescriptor descriptor) {
    try {
      return new JsonValue.Text(descriptor.toSddl(sids));
    } catch (UnprintableException e) {
      return JsonValue.Null.NULL;
    }
  }
}
