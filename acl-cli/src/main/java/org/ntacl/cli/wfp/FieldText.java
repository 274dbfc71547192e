package org.ntacl.cli.wfp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.wfp.model.FieldType;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.KeyNames;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.LayerField;

/** Reads values of fields as people type them: {@code IP_REMOTE_PORT=443}. */
public final class FieldText {
  private static final String PREFIX = "FWPM_CONDITION_";
  private static final String HEX = "hex:";
  private static final int OCTETS_V4 = 4;

  private final Layer layer;
  private final SidDecoder sids;

  /** Reads fields of a layer. */
  public FieldText(Layer layer, SidDecoder sids) {
    this.layer = layer;
    this.sids = sids;
  }

  /**
   * A field and its value.
   *
   * @param field the key of the field
   * @param value the value
   */
  public record Assignment(Guid field, FwpValue value) {}

  /**
   * Reads one value.
   *
   * @throws InputException when the layer has no such field, or the text is no value of its type
   */
  public Assignment read(String text) {
    int sign = text.indexOf('=');
    if (sign < 0) {
      throw new InputException(
          "`%s`: expected a field, `=` and a value".formatted(Printable.of(text)));
    }
    LayerField field = field(text.substring(0, sign));
    String value = text.substring(sign + 1);
    try {
      return new Assignment(field.key(), value(field, value));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new InputException(
          "`%s` is no value of type %s".formatted(Printable.of(text), field.dataType()));
    }
  }

  private LayerField field(String name) {
    String full = name.startsWith(PREFIX) ? name : PREFIX + name;
    return KeyNames.key(full)
        .or(() -> guid(name))
        .flatMap(layer::field)
        .orElseThrow(
            () ->
                new InputException(
                    "layer %s has no field `%s`"
                        .formatted(
                            KeyNames.print(KeyKind.LAYER, layer.key()), Printable.of(name))));
  }

  private static Optional<Guid> guid(String text) {
    try {
      return Optional.of(Guid.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private FwpValue value(LayerField field, String text) {
    return switch (field.dataType()) {
      case UINT8 -> new FwpValue.UInt8(small(field.key(), text));
      case UINT16 -> new FwpValue.UInt16(Math.toIntExact(number(text)));
      case UINT32 ->
          new FwpValue.UInt32(field.type() == FieldType.IP_ADDRESS ? address(text) : number(text));
      case UINT64 -> new FwpValue.UInt64(Long.parseUnsignedLong(text));
      case INT8 -> new FwpValue.Int8(Integer.parseInt(text));
      case INT16 -> new FwpValue.Int16(Integer.parseInt(text));
      case INT32 -> new FwpValue.Int32(Integer.parseInt(text));
      case INT64 -> new FwpValue.Int64(Long.parseLong(text));
      case BYTE_ARRAY16 ->
          new FwpValue.ByteArray16(text.contains(":") ? addressV6(text) : Bytes.parseHex(text));
      case BYTE_ARRAY6 -> new FwpValue.ByteArray6(Bytes.parseHex(text.replace("-", "")));
      case BYTE_BLOB -> new FwpValue.ByteBlob(blob(text));
      case SID -> new FwpValue.SidValue(sids.sid(text, "--field"));
      case UNICODE_STRING -> new FwpValue.UnicodeString(text);
      default ->
          throw new InputException(
              "field `%s` is about users: name them with the options about tokens"
                  .formatted(KeyNames.print(KeyKind.CONDITION, field.key())));
    };
  }

  /** Protocols have names that everybody knows. */
  private static int small(Guid field, String text) {
    boolean isProtocol =
        KeyNames.print(KeyKind.CONDITION, field).equals("FWPM_CONDITION_IP_PROTOCOL");
    String name = isProtocol ? text.toLowerCase(Locale.ROOT) : "";
    return switch (name) {
      case "icmp" -> 1;
      case "tcp" -> 6;
      case "udp" -> 17;
      case "icmpv6" -> 58;
      default -> Math.toIntExact(number(text));
    };
  }

  private static long number(String text) {
    return text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
  }

  private static long address(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != OCTETS_V4) {
      throw new IllegalArgumentException(text);
    }
    long address = 0;
    for (String part : parts) {
      int octet = Integer.parseInt(part);
      if (octet < 0 || octet > 255) {
        throw new IllegalArgumentException(text);
      }
      address = address << 8 | octet;
    }
    return address;
  }

  /** Reads eight groups of which those between two colons may be left out. */
  private static Bytes addressV6(String text) {
    int gap = text.indexOf("::");
    String before = gap < 0 ? text : text.substring(0, gap);
    String after = gap < 0 ? "" : text.substring(gap + 2);
    String[] first = before.isEmpty() ? new String[0] : before.split(":", -1);
    String[] last = after.isEmpty() ? new String[0] : after.split(":", -1);
    int missing = 8 - first.length - last.length;
    if (gap < 0 ? missing != 0 : missing < 1) {
      throw new IllegalArgumentException(text);
    }
    StringBuilder hex = new StringBuilder();
    groups(hex, first);
    hex.append("0000".repeat(missing));
    groups(hex, last);
    return Bytes.parseHex(hex);
  }

  private static void groups(StringBuilder hex, String[] groups) {
    for (String group : groups) {
      if (group.isEmpty() || group.length() > 4) {
        throw new IllegalArgumentException(group);
      }
      hex.append("0".repeat(4 - group.length())).append(group);
    }
  }

  /** The paths of programs are in lower case and end with a zero (FwpmGetAppIdFromFileName0). */
  private static Bytes blob(String text) {
    if (text.startsWith(HEX)) {
      return Bytes.parseHex(text.substring(HEX.length()));
    }
    String path = text.toLowerCase(Locale.ROOT) + "\0";
    return Bytes.of(path.getBytes(StandardCharsets.UTF_16LE));
  }
}
