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
                key.flags() & HiveNode.KEPT_FLAGS,
                key.security().map(HiveSecurity::bytes)));
    for (HiveValue value : key.values()) {
      lines.add(key.path() + " " + value.name() + "=" + value.data() + " " + value.type());
    }
  }
}
