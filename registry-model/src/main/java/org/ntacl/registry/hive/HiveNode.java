package org.ntacl.registry.hive;

import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;

/**
 * A key with all that a hive stores of it and below it, wherever it lives: in a hive file or in a
 * model in memory. What {@link HiveWriter} makes files of.
 */
public interface HiveNode {
  /** The flags that a hive keeps when it is written anew: not those that follow from the place. */
  int KEPT_FLAGS = 0x0398;

  /** Returns the name. */
  String name();

  /** Returns the class, or empty. */
  default Optional<String> className() {
    return Optional.empty();
  }

  /** Returns when the key was last written, in units of 100 ns since 1601. */
  default long lastWritten() {
    return 0;
  }

  /**
   * Returns the flags of the key (registry file format, key node): 0x10 for a symbolic link, 8 for
   * a key that must not be deleted, and so on.
   */
  default int flags() {
    return 0;
  }

  /** Returns the security descriptor in self-relative form, or empty. */
  Optional<Bytes> securityBytes();

  /** Returns the values, in any order. */
  List<HiveValue> values();

  /** Returns the keys below, in any order. */
  List<? extends HiveNode> subkeys();
}
