package org.ntacl.registry;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.registry.hive.ValueType;

/**
 * A value of a key. Immutable and thread-safe.
 *
 * @param name the name; empty for the default value
 * @param type the number of the type, see {@link ValueType}; others are allowed
 * @param data the data, not interpreted
 */
public record KeyValue(String name, int type, Bytes data) {
  /** The name of the only value that a symbolic link has. */
  public static final String LINK_NAME = "SymbolicLinkValue";

  /** Refuses null. */
  public KeyValue {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(data, "data");
  }

  /** Returns a value of a known type. */
  public static KeyValue of(String name, ValueType type, Bytes data) {
    return new KeyValue(name, type.code(), data);
  }

  /** Returns a value of the type REG_SZ, with the zero that ends the text. */
  public static KeyValue ofText(String name, String text) {
    return of(name, ValueType.REG_SZ, utf16(text + "\0"));
  }

  /**
   * Returns the value that makes a symbolic link lead somewhere.
   *
   * @param target the whole path, as in {@code \REGISTRY\MACHINE\SYSTEM\ControlSet001}
   */
  public static KeyValue linkTo(String target) {
    // registry 1.6: without the zero that ends other texts
    return of(LINK_NAME, ValueType.REG_LINK, utf16(target));
  }

  private static Bytes utf16(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_16LE));
  }
}
