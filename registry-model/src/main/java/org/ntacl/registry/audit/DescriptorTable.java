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
 * Follows one walk, in which every key comes before those below it. Not thread-safe.
 */
final class DescriptorTable {
  private final Map<Integer, Optional<KeyGroup>> byCell = new HashMap<>();
  private final Map<Bytes, KeyGroup> byContent = new LinkedHashMap<>();

  /** The descriptors of the key that the walk has reached and of those above it, by depth. */
  private final List<Optional<KeyGroup>> line = new ArrayList<>();

  private int lastCell = HiveKey.NO_SECURITY;
  private Optional<KeyGroup> last = Optional.empty();

  /** Returns the descriptor of the next key of the walk; empty for a key without security. */
  Optional<KeyGroup> enter(HiveKey key) {
    Optional<KeyGroup> group = of(key);
    if (key.depth() < line.size()) {
      line.set(key.depth(), group);
    } else {
      line.add(group);
    }
    return group;
  }

  /** Returns the descriptor of the key above the one that the walk has reached. */
  Optional<KeyGroup> above(HiveKey key) {
    return key.depth() == 0 ? Optional.empty() : line.get(key.depth() - 1);
  }

  /** Returns the descriptor of the root; empty before the walk as well. */
  Optional<KeyGroup> root() {
    return line.isEmpty() ? Optional.empty() : line.get(0);
  }

  private Optional<KeyGroup> of(HiveKey key) {
    int id = key.securityId();
    if (id == HiveKey.NO_SECURITY) {
      return Optional.empty();
    }
    // keys that follow each other often share a cell
    if (id != lastCell) {
      last = byCell.computeIfAbsent(id, cell -> group(key));
      lastCell = id;
    }
    return last;
  }

  private Optional<KeyGroup> group(HiveKey key) {
    return key.security()
        .map(cell -> byContent.computeIfAbsent(cell.bytes(), bytes -> KeyGroup.of(cell)));
  }

  /** Returns the descriptors that have been met, in the order in which they were. */
  List<KeyGroup> groups() {
    return new ArrayList<>(byContent.values());
  }
}
