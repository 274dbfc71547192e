package org.ntacl.registry.hive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.NameOrder;

/**
 * A key of a hive: a small view of bytes that are read when asked for.
 *
 * <p>What is damaged is reported to the hive's listener and left out, or thrown in a strict hive.
 * In a damaged hive a key can be met below itself; {@link Hive#keys()} visits each key once, and
 * {@link #subkeys()} ends at the depth that Windows allows. Two keys are equal when they are the
 * same key of the same hive. Immutable and thread-safe, except for keys of a {@link HiveEditor},
 * which show its edits.
 */
public final class HiveKey implements HiveNode {
  /** What {@link #securityId()} returns for a key without security. */
  public static final int NO_SECURITY = Layout.NONE;

  /** Between 1601 and 1970, in seconds. */
  private static final long EPOCH_SECONDS = 11_644_473_600L;

  private static final long UNITS_PER_SECOND = 10_000_000;

  private final Hive hive;
  private final int cell;
  private final Optional<HiveKey> parent;
  private final int depth;

  HiveKey(Hive hive, int cell, Optional<HiveKey> parent) {
    this.hive = hive;
    this.cell = cell;
    this.parent = parent;
    this.depth = parent.isPresent() ? parent.get().depth + 1 : 0;
  }

  Hive hive() {
    return hive;
  }

  int cell() {
    return cell;
  }

  /** Returns where the key is, in bytes from the start of the file. */
  public int fileOffset() {
    return HiveImage.position(cell);
  }

  /** Returns the number of keys above this one; 0 for the root. */
  public int depth() {
    return depth;
  }

  @Override
  public String name() {
    return hive.cells().keys().name(cell);
  }

  /** Returns the names of the keys from below the root to this one, with backslashes between. */
  public String path() {
    if (depth == 0) {
      return "";
    }
    List<String> names = new ArrayList<>(depth);
    for (HiveKey key = this; key.depth > 0; key = key.parent.orElseThrow()) {
      names.add(key.name());
    }
    StringBuilder path = new StringBuilder();
    for (int i = names.size() - 1; i >= 0; i--) {
      path.append(names.get(i));
      if (i > 0) {
        path.append('\\');
      }
    }
    return path.toString();
  }

  @Override
  public Optional<String> className() {
    return hive.cells().keys().className(cell);
  }

  @Override
  public long lastWritten() {
    return hive.image().i64(hive.image().data(cell) + Layout.NK_WRITTEN);
  }

  /** Returns when the key was last written. */
  public Instant lastWrittenTime() {
    long units = lastWritten();
    long seconds = Long.divideUnsigned(units, UNITS_PER_SECOND);
    long rest = Long.remainderUnsigned(units, UNITS_PER_SECOND);
    return Instant.ofEpochSecond(seconds - EPOCH_SECONDS, rest * 100);
  }

  @Override
  public int flags() {
    return hive.cells().keys().flags(cell);
  }

  /** Tells whether the key is a symbolic link. */
  public boolean isSymbolicLink() {
    return (flags() & 0x10) != 0;
  }

  /** Returns what the key means for the key below it in a differencing hive. */
  public KeyLayering layering() {
    return hive.cells().keys().layering(cell);
  }

  /** Tells whether the class of the key below holds in a differencing hive. */
  public boolean inheritsClass() {
    return hive.header().minorVersion() >= 6
        && (hive.image().u8(hive.image().data(cell) + Layout.NK_LAYERING) & 0x80) != 0;
  }

  /** Returns the key that this one was reached from, or empty for the root. */
  public Optional<HiveKey> parent() {
    return parent;
  }

  /** Returns how many subkeys the key says it has, without looking. */
  public int subkeyCount() {
    return hive.cells().keys().field(cell, Layout.NK_SUBKEY_COUNT);
  }

  /** Returns how many values the key says it has, without looking. */
  public int valueCount() {
    return hive.cells().values().count(cell);
  }

  /** Returns the keys below, in stored order. */
  @Override
  public List<HiveKey> subkeys() {
    Offsets cells = hive.subkeys(cell, depth);
    List<HiveKey> keys = new ArrayList<>(cells.size());
    Optional<HiveKey> self = Optional.of(this);
    for (int i = 0; i < cells.size(); i++) {
      keys.add(new HiveKey(hive, cells.get(i), self));
    }
    return List.copyOf(keys);
  }

  /** Returns the key below that Windows finds under a name, or the first in a damaged hive. */
  public Optional<HiveKey> subkey(String name) {
    Offsets cells = hive.subkeys(cell, depth);
    int low = 0;
    int high = cells.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = NameOrder.INSTANCE.compare(hive.name(cells.get(middle)), name);
      if (order == 0) {
        return Optional.of(new HiveKey(hive, cells.get(middle), Optional.of(this)));
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    // the order is not to be relied on
    for (int i = 0; i < cells.size(); i++) {
      if (NameOrder.INSTANCE.same(hive.name(cells.get(i)), name)) {
        return Optional.of(new HiveKey(hive, cells.get(i), Optional.of(this)));
      }
    }
    return Optional.empty();
  }

  /** Returns the values, in stored order. */
  @Override
  public List<HiveValue> values() {
    return List.copyOf(hive.cells().values().read(cell));
  }

  /**
   * Returns the value of a name.
   *
   * @param name the name; empty for the default value
   */
  public Optional<HiveValue> value(String name) {
    return values().stream()
        .filter(value -> NameOrder.INSTANCE.same(value.name(), name))
        .findFirst();
  }

  /**
   * Identifies the security cell that the key uses, within its hive: equal for keys that share one.
   *
   * @return the identity, or {@link #NO_SECURITY}
   */
  public int securityId() {
    return hive.cells().keys().security(cell);
  }

  /** Returns the security of the key; empty in a tombstone, or where it cannot be reached. */
  public Optional<HiveSecurity> security() {
    int id = securityId();
    return id == NO_SECURITY ? Optional.empty() : Optional.of(hive.cells().securities().read(id));
  }

  @Override
  public Optional<Bytes> securityBytes() {
    return security().map(HiveSecurity::bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HiveKey that && cell == that.cell && hive == that.hive;
  }

  @Override
  public int hashCode() {
    return cell;
  }

  /** Returns {@link #path()}. */
  @Override
  public String toString() {
    return path();
  }
}
