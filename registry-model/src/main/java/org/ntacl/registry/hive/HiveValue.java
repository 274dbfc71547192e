package org.ntacl.registry.hive;

import java.util.Objects;
import org.ntacl.Bytes;

/**
 * A value of a key. Immutable and thread-safe.
 *
 * @param name the name; empty for the default value
 * @param type the number of the type, see {@link ValueType}; other numbers occur
 * @param data the data, not interpreted
 * @param isTombstone whether it only says, in a differencing hive, that the value below is deleted
 */
public record HiveValue(String name, int type, Bytes data, boolean isTombstone) {
  /** Checks that nothing is null. */
  public HiveValue {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(data, "data");
  }

  /** Returns a value that is no tombstone. */
  public static HiveValue of(String name, ValueType type, Bytes data) {
    return new HiveValue(name, type.code(), data, false);
  }
}
