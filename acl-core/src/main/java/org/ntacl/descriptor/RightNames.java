package org.ntacl.descriptor;

import java.util.ArrayList;
import java.util.List;

/** Collects the named rights of an object type; only the catalogue uses it. */
final class RightNames {
  private final String prefix;
  private final List<AccessRight> rights = new ArrayList<>();

  private RightNames(String prefix) {
    this.prefix = prefix;
  }

  /** Starts a list of rights whose names begin alike. */
  static RightNames of(String prefix) {
    return new RightNames(prefix);
  }

  /** Names the bits from the lowest one upwards; an empty name leaves its bit without one. */
  RightNames bits(String... names) {
    for (int i = 0; i < names.length; i++) {
      if (!names[i].isEmpty()) {
        rights.add(AccessRight.of(prefix + names[i], 1 << i));
      }
    }
    return this;
  }

  /** Names a set of bits. */
  RightNames set(String name, int bits) {
    rights.add(AccessRight.of(prefix + name, bits));
    return this;
  }

  /** Adds a name that does not begin as the others do. */
  RightNames also(String name, int bits) {
    rights.add(AccessRight.of(name, bits));
    return this;
  }

  /** Returns the type of these rights, given what the generic ones stand for. */
  ObjectType type(String name, int read, int write, int execute, int all) {
    return ObjectType.of(name, GenericMapping.of(read, write, execute, all), rights);
  }
}
