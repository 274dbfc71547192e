package org.ntacl.registry.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.registry.hive.HiveKey;

/**
 * The descriptors of a hive, each read and decoded once, also when several cells hold the same one.
 */
final class DescriptorTable {
  private final Map<Integer, KeyGroup> byCell = new HashMap<>();
  private final Map<Bytes, KeyGroup> byContent = new LinkedHashMap<>();

  /** Returns the descriptor of a key; empty for a key without security. */
  Optional<KeyGroup> of(HiveKey key) {
    int id = key.securityId();
    if (id == HiveKey.NO_SECURITY) {
      return Optional.empty();
    }
    KeyGroup group = byCell.get(id);
    if (group == null) {
      group =
          key.security()
              .map(cell -> byContent.computeIfAbsent(cell.bytes(), bytes -> KeyGroup.of(cell)))
              .orElse(null);
      byCell.put(id, group);
    }
    return Optional.ofNullable(group);
  }

  /** Returns the descriptors that have been met, in the order in which they were. */
  List<KeyGroup> groups() {
    return new ArrayList<>(byContent.values());
  }
}
