package org.ntacl.cli.hive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveValue;
import org.ntacl.registry.hive.ValueType;

/** Shows a key with its values. */
public final class KeyReport {
  private static final int SHOWN_BYTES = 32;

  private KeyReport() {}

  /** Writes a key for a program; data as hexadecimal digits, texts and numbers also as such. */
  public static void write(JsonOutput output, HiveKey key) {
    output.begin().field("path", key.path()).field("name", key.name());
    output.field("className", key.className());
    output.field("lastWritten", key.lastWrittenTime().toString());
    output.field("flags", "0x%x".formatted(key.flags()));
    output.field("layering", key.layering().name());
    output.field("securityId", key.securityId());
    output.field("sddl", KeyText.sddl(key));
    output.field("subkeys", key.subkeys().stream().map(HiveKey::name).toList());
    output.name("values").beginList();
    for (HiveValue value : key.values()) {
      output.begin().field("name", value.name()).field("type", type(value.type()));
      output.field("data", value.data().toHex()).field("text", text(value));
      if (value.isTombstone()) {
        output.field("tombstone", true);
      }
      output.end();
    }
    output.endList().end();
  }

  /** Returns what a person sees of a key, a line end behind the last line. */
  public static String text(HiveKey key, Paint paint) {
    StringBuilder text = new StringBuilder();
    line(text, paint, "key", KeyText.path(key));
    key.className().ifPresent(name -> line(text, paint, "class", Printable.of(name)));
    line(text, paint, "written", key.lastWrittenTime().toString());
    line(text, paint, "flags", "0x%x".formatted(key.flags()));
    line(text, paint, "security", KeyText.sddl(key).orElse("none that can be shown"));
    List<HiveKey> subkeys = key.subkeys();
    line(text, paint, "subkeys", Integer.toString(subkeys.size()));
    subkeys.forEach(subkey -> text.append("  ").append(Printable.of(subkey.name())).append('\n'));
    List<HiveValue> values = key.values();
    line(text, paint, "values", Integer.toString(values.size()));
    for (HiveValue value : values) {
      String name = value.name().isEmpty() ? "@" : '"' + Printable.of(value.name()) + '"';
      text.append("  ").append(name).append("  ").append(paint.faint(type(value.type())));
      text.append("  ").append(shown(value)).append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, Paint paint, String name, String value) {
    text.append(paint.bold(name)).append(" ".repeat(10 - name.length())).append(value);
    text.append('\n');
  }

  static String type(int code) {
    return ValueType.ofCode(code).map(Enum::name).orElseGet(() -> "0x%x".formatted(code));
  }

  private static String shown(HiveValue value) {
    if (value.isTombstone()) {
      return "deleted below";
    }
    Optional<String> text = text(value);
    if (text.isPresent()) {
      return Printable.of(text.get());
    }
    Bytes data = value.data();
    return data.size() <= SHOWN_BYTES
        ? data.toHex()
        : "%s… (%d bytes)"
            .formatted(Bytes.copyOfRange(data.toArray(), 0, SHOWN_BYTES).toHex(), data.size());
  }

  /** Returns the text or number that the data stands for, if it stands for one. */
  private static Optional<String> text(HiveValue value) {
    byte[] data = value.data().toArray();
    Optional<ValueType> type = ValueType.ofCode(value.type());
    if (type.isEmpty()) {
      return Optional.empty();
    }
    return switch (type.get()) {
      case REG_SZ, REG_EXPAND_SZ, REG_LINK -> Optional.of(utf16(data));
      case REG_DWORD -> data.length == Integer.BYTES ? Optional.of(number(data)) : Optional.empty();
      case REG_QWORD -> data.length == Long.BYTES ? Optional.of(number(data)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String utf16(byte[] data) {
    String text = new String(data, 0, data.length & ~1, StandardCharsets.UTF_16LE);
    return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }

  private static String number(byte[] littleEndian) {
    long number = 0;
    for (int i = littleEndian.length - 1; i >= 0; i--) {
      number = number << Byte.SIZE | littleEndian[i] & 0xFF;
    }
    return Long.toUnsignedString(number);
  }
}
