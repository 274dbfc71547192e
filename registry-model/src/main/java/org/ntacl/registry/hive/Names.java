package org.ntacl.registry.hive;

import org.ntacl.NameOrder;

/** Hints and hashes of names in lists of subkeys, and names in messages. All methods are pure. */
final class Names {
  private static final int SHOWN = 64;

  private Names() {}

  /** Returns the hash that stands in lists of the kind lh. */
  static int hash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = hash * 37 + NameOrder.INSTANCE.upper(name.charAt(i));
    }
    return hash;
  }

  /** Returns the hint that stands in lists of the kind lf: the first four characters, or 0. */
  static int hint(String name) {
    int hint = 0;
    for (int i = 0; i < Math.min(4, name.length()); i++) {
      char unit = name.charAt(i);
      if (unit > 0xFF) {
        return 0;
      }
      hint |= unit << 8 * i;
    }
    return hint;
  }

  /** Tells whether a list entry has the right hint; lists of the kind li have none. */
  static boolean isHintRight(int kind, HiveImage image, int entry, String name) {
    return switch (kind) {
      case Layout.LH -> image.i32(entry + 4) == hash(name);
      case Layout.LF -> image.u8(entry + 4) == 0 || isHint(image, entry + 4, name);
      default -> true;
    };
  }

  private static boolean isHint(HiveImage image, int at, String name) {
    for (int i = 0; i < 4; i++) {
      char expected = i < name.length() ? name.charAt(i) : 0;
      char found = (char) image.u8(at + i);
      if (NameOrder.INSTANCE.upper(found) != NameOrder.INSTANCE.upper(expected)) {
        return false;
      }
    }
    return true;
  }

  /** Returns a name as messages show it: on one line and not too long. */
  static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(name.length(), SHOWN); i++) {
      char unit = name.charAt(i);
      if (Character.isISOControl(unit) || Character.isSurrogate(unit)) {
        shown.append("\\u%04x".formatted((int) unit));
      } else {
        shown.append(unit);
      }
    }
    return name.length() > SHOWN ? shown.append("…").toString() : shown.toString();
  }
}
