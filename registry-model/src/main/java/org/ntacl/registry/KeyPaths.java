package org.ntacl.registry;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.NameOrder;
import org.ntacl.NtStatus;

/** Paths of keys as the kernel takes them apart. All methods are pure. */
final class KeyPaths {
  /** The kernel takes 512 bytes (registry 1.7). */
  static final int MAX_NAME = 256;

  static final int MAX_VALUE_NAME = 16383;

  private static final int SHOWN = 64;

  private KeyPaths() {}

  /**
   * Takes a whole path apart.
   *
   * @return the names below {@code \REGISTRY}
   */
  static List<String> whole(String path) {
    if (!path.startsWith("\\")) {
      throw new RegistryException(
          NtStatus.STATUS_OBJECT_PATH_SYNTAX_BAD, "a whole path begins with a backslash");
    }
    List<String> names = split(path.substring(1));
    if (names.isEmpty() || !NameOrder.INSTANCE.same(names.get(0), "REGISTRY")) {
      throw new RegistryException(
          NtStatus.STATUS_OBJECT_PATH_NOT_FOUND, "no registry at " + shown(path));
    }
    // registry 1.5: hives of applications are closed to paths
    if (names.size() > 1 && NameOrder.INSTANCE.same(names.get(1), "A")) {
      throw new RegistryException(NtStatus.STATUS_ACCESS_DENIED, "application hives have no paths");
    }
    return names.subList(1, names.size());
  }

  /** Takes a path below a key apart; the empty path means the key itself. */
  static List<String> relative(String path) {
    if (path.startsWith("\\")) {
      throw new RegistryException(
          NtStatus.STATUS_OBJECT_PATH_SYNTAX_BAD, "a path below a key begins with a name");
    }
    return split(path);
  }

  private static List<String> split(String path) {
    List<String> names = new ArrayList<>();
    int from = 0;
    while (from < path.length()) {
      int to = path.indexOf('\\', from);
      int end = to < 0 ? path.length() : to;
      names.add(checked(path.substring(from, end)));
      from = end + 1;
    }
    return names;
  }

  /** Returns a name that a key may have. */
  static String checked(String name) {
    if (name.isEmpty() || name.indexOf('\\') >= 0) {
      throw new RegistryException(
          NtStatus.STATUS_OBJECT_NAME_INVALID, "no name of a key: " + shown(name));
    }
    if (name.length() > MAX_NAME) {
      throw new RegistryException(
          NtStatus.STATUS_INVALID_PARAMETER,
          "name of a key has %d units, at most %d".formatted(name.length(), MAX_NAME));
    }
    return name;
  }

  /** Returns text as messages show it: in backticks, on one line and not too long. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder("`");
    for (int i = 0; i < Math.min(text.length(), SHOWN); i++) {
      char unit = text.charAt(i);
      if (Character.isISOControl(unit) || Character.isSurrogate(unit)) {
        shown.append("\\u%04x".formatted((int) unit));
      } else {
        shown.append(unit);
      }
    }
    return shown.append(text.length() > SHOWN ? "…`" : "`").toString();
  }
}
