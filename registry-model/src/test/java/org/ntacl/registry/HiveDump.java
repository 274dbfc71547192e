package org.ntacl.registry;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveNode;
import org.ntacl.registry.hive.HiveSecurity;
import org.ntacl.registry.hive.HiveValue;

/** Writes down all that a hive holds. */
final class HiveDump {
  private HiveDump() {}

  static String of(Hive hive) {
    List<String> lines = new ArrayList<>();
    hive.root().ifPresent(root -> lines.add("root " + root.name()));
    hive.keys().forEach(key -> add(key, lines));
    return String.join("\n", lines);
  }

  private static void add(HiveKey key, List<String> lines) {
    lines.add(
        "%s %s %x %x %s"
            .formatted(
                key.path(),
                key.className(),
                key.lastWritten(),
                // roots must not be deleted, whether a file says so or not
                key.flags() & (key.depth() == 0 ? 0 : HiveNode.KEPT_FLAGS),
                key.security().map(HiveSecurity::bytes)));
    for (HiveValue value : key.values()) {
      lines.add(key.path() + " " + value.name() + "=" + value.data() + " " + value.type());
    }
  }
}
