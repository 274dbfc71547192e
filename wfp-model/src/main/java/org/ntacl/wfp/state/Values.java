package org.ntacl.wfp.state;

import java.util.Optional;
import java.util.OptionalLong;
import org.ntacl.Bytes;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidSyntaxException;
import org.ntacl.wfp.model.DataType;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.state.StateShape.BlobStyle;

/** Reads typed values. */
final class Values {
  private final Leaves leaves;
  private final Findings findings;
  private final Descriptors descriptors;
  private Optional<BlobStyle> blobStyle = Optional.empty();

  Values(Leaves leaves, Findings findings, Descriptors descriptors) {
    this.leaves = leaves;
    this.findings = findings;
    this.descriptors = descriptors;
  }

  /** Returns the name of the element that holds a value of a type, empty for no value. */
  static String element(DataType type) {
    return switch (type) {
      case EMPTY -> "";
      case UINT8 -> "uint8";
      case UINT16 -> "uint16";
      case UINT32 -> "uint32";
      case UINT64 -> "uint64";
      case INT8 -> "int8";
      case INT16 -> "int16";
      case INT32 -> "int32";
      case INT64 -> "int64";
      case FLOAT -> "float32";
      case DOUBLE -> "double64";
      case BYTE_ARRAY16 -> "byteArray16";
      case BYTE_BLOB -> "byteBlob";
      case SID -> "sid";
      case SECURITY_DESCRIPTOR -> "sd";
      case TOKEN_INFORMATION -> "tokenInformation";
      case TOKEN_ACCESS_INFORMATION -> "tokenAccessInformation";
      case UNICODE_STRING -> "unicodeString";
      case BYTE_ARRAY6 -> "byteArray6";
      case BITMAP_INDEX -> "bitmapIndex";
      case BITMAP_ARRAY64 -> "bitmapArray64";
      case V4_ADDR_MASK -> "v4AddrMask";
      case V6_ADDR_MASK -> "v6AddrMask";
      case RANGE -> "rangeValue";
    };
  }

  /** Reads a value: its type and the element that holds it. */
  FwpValue read(XmlNode node) {
    Members members = new Members(node, findings);
    DataType type = leaves.name(members.need("type"), DataType.class);
    FwpValue value =
        type == DataType.EMPTY ? FwpValue.Empty.EMPTY : read(type, members.need(element(type)));
    members.end();
    return value;
  }

  private FwpValue read(DataType type, XmlNode node) {
    return switch (type) {
      case UINT8 -> new FwpValue.UInt8((int) leaves.unsigned(node, 8));
      case UINT16 -> new FwpValue.UInt16((int) leaves.unsigned(node, 16));
      case UINT32 -> new FwpValue.UInt32(uint32(node));
      case UINT64 -> new FwpValue.UInt64(leaves.unsigned(node, 64));
      case INT8 -> bounded(node, () -> new FwpValue.Int8(Math.toIntExact(leaves.signed(node))));
      case INT16 -> bounded(node, () -> new FwpValue.Int16(Math.toIntExact(leaves.signed(node))));
      case INT32 -> bounded(node, () -> new FwpValue.Int32(Math.toIntExact(leaves.signed(node))));
      case INT64 -> new FwpValue.Int64(leaves.signed(node));
      case FLOAT -> bounded(node, () -> new FwpValue.Float32(Float.parseFloat(leaves.text(node))));
      case DOUBLE ->
          bounded(node, () -> new FwpValue.Float64(Double.parseDouble(leaves.text(node))));
      case BYTE_ARRAY16 -> new FwpValue.ByteArray16(address6(node));
      case BYTE_BLOB -> new FwpValue.ByteBlob(blob(node));
      case SID -> new FwpValue.SidValue(sid(node));
      case SECURITY_DESCRIPTOR -> new FwpValue.DescriptorValue(descriptors.read(node));
      case TOKEN_ACCESS_INFORMATION -> new FwpValue.TokenAccessInformation(blob(node));
      case UNICODE_STRING -> new FwpValue.UnicodeString(leaves.text(node));
      case BYTE_ARRAY6 -> bounded(node, () -> new FwpValue.ByteArray6(leaves.hex(node)));
      case BITMAP_INDEX -> new FwpValue.BitmapIndex((int) leaves.unsigned(node, 8));
      case BITMAP_ARRAY64 -> bounded(node, () -> new FwpValue.BitmapArray64(leaves.hex(node)));
      case V4_ADDR_MASK -> mask4(node);
      case V6_ADDR_MASK -> mask6(node);
      case RANGE -> range(node);
      case EMPTY, TOKEN_INFORMATION ->
          throw new Unreadable(node, "a value of %s in a dump".formatted(type));
    };
  }

  /** Something that refuses numbers outside their bounds. */
  private interface Bounded {
    FwpValue read();
  }

  private static FwpValue bounded(XmlNode node, Bounded value) {
    try {
      return value.read();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Leaves.bad(node, "a value outside its bounds");
    }
  }

  /** Reads 32 bits: decimal, or with dots in fields that are addresses. */
  private long uint32(XmlNode node) {
    OptionalLong address = Addresses.parseV4(leaves.text(node));
    return address.isPresent() ? address.getAsLong() : leaves.unsigned(node, 32);
  }

  private Bytes address6(XmlNode node) {
    return Addresses.parseV6(leaves.text(node))
        .orElseThrow(() -> Leaves.bad(node, "no address of version 6"));
  }

  /** Reads octets and passes over the text beside them. */
  Bytes blob(XmlNode node) {
    if (node.children().isEmpty() && node.text().isEmpty()) {
      return Bytes.EMPTY;
    }
    Members members = new Members(node, findings);
    Bytes octets = leaves.hex(members.need("data"));
    members.find("asString").map(leaves::text).ifPresent(text -> learn(octets, text));
    members.end();
    return octets;
  }

  /** Learns how the dump shows text in octets, of the first text it shows. */
  private void learn(Bytes octets, String shown) {
    Optional<String> text = BlobText.utf16(octets);
    if (blobStyle.isEmpty() && text.isPresent()) {
      blobStyle = Optional.of(shown.equals(text.get()) ? BlobStyle.TEXT : BlobStyle.DOTS);
    }
  }

  /** Returns how the dump shows text in octets. */
  BlobStyle blobStyle() {
    return blobStyle.orElse(BlobStyle.TEXT);
  }

  Sid sid(XmlNode node) {
    try {
      return Sid.parse(leaves.text(node));
    } catch (SidSyntaxException e) {
      throw Leaves.bad(node, "no SID");
    }
  }

  private FwpValue mask4(XmlNode node) {
    Members members = new Members(node, findings);
    long address = uint32(members.need("addr"));
    long mask = uint32(members.need("mask"));
    members.end();
    return new FwpValue.V4AddressMask(address, mask);
  }

  private FwpValue mask6(XmlNode node) {
    Members members = new Members(node, findings);
    Bytes address = address6(members.need("addr"));
    int prefix = (int) leaves.unsigned(members.need("prefixLength"), 8);
    members.end();
    return new FwpValue.V6AddressMask(address, prefix);
  }

  private FwpValue range(XmlNode node) {
    Members members = new Members(node, findings);
    XmlNode low = members.need("valueLow");
    XmlNode high = members.need("valueHigh");
    members.end();
    return new FwpValue.Range(end(low), end(high));
  }

  /** Reads an end of a range; ranges do not nest. */
  private FwpValue end(XmlNode node) {
    for (XmlNode child : node.children()) {
      if (child.name().equals("type") && child.text().equals(DataType.RANGE.windowsName())) {
        throw new Unreadable(node, "a range in a range");
      }
    }
    return read(node);
  }
}
