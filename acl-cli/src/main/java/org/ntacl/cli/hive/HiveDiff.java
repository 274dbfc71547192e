package org.ntacl.cli.hive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ntacl.NameOrder;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveValue;

/** Compares two trees of keys, by names as Windows compares them. */
public final class HiveDiff {
  private final boolean isSecurityOnly;
  private final List<KeyChange> changes = new ArrayList<>();
  private final Deque<Pair> open = new ArrayDeque<>();

  /** In a damaged hive a key may be met again below itself. */
  private final Set<Long> seen = new HashSet<>();

  private record Pair(Optional<HiveKey> before, Optional<HiveKey> after) {}

  private HiveDiff(boolean isSecurityOnly) {
    this.isSecurityOnly = isSecurityOnly;
  }

  /**
   * Compares two keys and all below them. A key that only one of them has stands for all below it.
   *
   * @param isSecurityOnly whether values do not count
   * @return what is different, every key before those below it
   */
  public static List<KeyChange> of(HiveKey before, HiveKey after, boolean isSecurityOnly) {
    HiveDiff diff = new HiveDiff(isSecurityOnly);
    diff.open.push(new Pair(Optional.of(before), Optional.of(after)));
    while (!diff.open.isEmpty()) {
      diff.compare(diff.open.pop());
    }
    return List.copyOf(diff.changes);
  }

  private void compare(Pair pair) {
    if (pair.before().isEmpty() || pair.after().isEmpty()) {
      changes.add(
          new KeyChange(pair.before(), pair.after(), false, List.of(), List.of(), List.of()));
      return;
    }
    HiveKey before = pair.before().get();
    HiveKey after = pair.after().get();
    if (!seen.add((long) before.fileOffset() << Integer.SIZE | after.fileOffset())) {
      return;
    }
    KeyChange change = change(pair, before, after);
    if (!change.isEmpty()) {
      changes.add(change);
    }
    Map<String, HiveKey> left = subkeys(before);
    Map<String, HiveKey> right = subkeys(after);
    TreeMap<String, HiveKey> all = new TreeMap<>(NameOrder.INSTANCE);
    all.putAll(left);
    all.putAll(right);
    for (String name : all.descendingKeySet()) {
      open.push(
          new Pair(Optional.ofNullable(left.get(name)), Optional.ofNullable(right.get(name))));
    }
  }

  private static Map<String, HiveKey> subkeys(HiveKey key) {
    Map<String, HiveKey> subkeys = new TreeMap<>(NameOrder.INSTANCE);
    key.subkeys().forEach(subkey -> subkeys.putIfAbsent(subkey.name(), subkey));
    return subkeys;
  }

  private KeyChange change(Pair pair, HiveKey before, HiveKey after) {
    boolean isSecured = !before.securityBytes().equals(after.securityBytes());
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    if (!isSecurityOnly) {
      Map<String, HiveValue> left = values(before);
      Map<String, HiveValue> right = values(after);
      for (HiveValue value : right.values()) {
        HiveValue old = left.get(value.name());
        if (old == null) {
          added.add(value.name());
        } else if (!isSame(old, value)) {
          changed.add(value.name());
        }
      }
      left.keySet().stream().filter(name -> !right.containsKey(name)).forEach(removed::add);
    }
    return new KeyChange(pair.before(), pair.after(), isSecured, added, removed, changed);
  }

  private static boolean isSame(HiveValue left, HiveValue right) {
    return left.type() == right.type()
        && left.isTombstone() == right.isTombstone()
        && left.data().equals(right.data());
  }

  private static Map<String, HiveValue> values(HiveKey key) {
    Map<String, HiveValue> values = new TreeMap<>(NameOrder.INSTANCE);
    key.values().forEach(value -> values.putIfAbsent(value.name(), value));
    return values;
  }
}
