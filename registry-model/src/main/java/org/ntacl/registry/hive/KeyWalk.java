package org.ntacl.registry.hive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/**
 * Walks the keys of a hive in depth-first order without recursion. No key and no list is visited
 * twice, so the walk ends whatever the bytes. Not thread-safe.
 */
final class KeyWalk extends Spliterators.AbstractSpliterator<HiveKey> {
  private final Hive hive;
  private final CellSet seenKeys = CellSet.many();
  private final CellSet seenLists = CellSet.many();
  private final Deque<Level> levels = new ArrayDeque<>();

  /** The key that comes next; null behind the last one. */
  private HiveKey pending;

  /** The keys below one key that are still to be visited. */
  private static final class Level {
    private final Optional<HiveKey> parent;
    private final Offsets cells;
    private int next;

    Level(HiveKey parent, Offsets cells) {
      this.parent = Optional.of(parent);
      this.cells = cells;
    }
  }

  KeyWalk(Hive hive) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
    this.hive = hive;
    this.pending = hive.root().orElse(null);
    if (pending != null) {
      seenKeys.add(pending.cell());
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super HiveKey> action) {
    HiveKey key = pending;
    if (key == null) {
      return false;
    }
    action.accept(key);
    push(key);
    pending = next();
    return true;
  }

  private void push(HiveKey key) {
    if (key.subkeyCount() == 0) {
      return;
    }
    if (key.depth() >= Layout.MAX_DEPTH) {
      // reports when something is left out
      hive.subkeys(key.cell(), key.depth());
      return;
    }
    Offsets below = new Offsets();
    hive.cells()
        .subkeys()
        .visit(
            key.cell(),
            seenLists,
            (subkey, entry, kind) -> {
              if (seenKeys.add(subkey)) {
                below.add(subkey);
              }
            });
    if (below.size() > 0) {
      levels.push(new Level(key, below));
    }
  }

  private HiveKey next() {
    while (!levels.isEmpty()) {
      Level level = levels.peek();
      if (level.next < level.cells.size()) {
        return new HiveKey(hive, level.cells.get(level.next++), level.parent);
      }
      levels.pop();
    }
    return null;
  }
}
