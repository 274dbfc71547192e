package org.ntacl.wfp;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.ntacl.Guid;

/**
 * The few changes by which a table of objects differs from large maps. Immutable: one more change
 * makes another list, which costs the same wherever it is put.
 */
final class RecentChanges {
  /** How many there may be at most. */
  static final int MOST = 32;

  static final RecentChanges NONE = new RecentChanges(new int[0], new Change[0]);

  /** What {@link #indexOf} returns for an object that was not changed. */
  private static final int UNCHANGED = -1;

  /** The hashes of the keys, which tell at once what need not be compared. */
  private final int[] hashes;

  private final Change[] changes;

  /**
   * What has become of an object.
   *
   * @param key its key
   * @param stored whether the maps have an object of the key
   * @param storedId the number of the one in the maps, 0 when there is none
   * @param now the object as it is now, empty when it is gone
   */
  record Change(Guid key, boolean stored, long storedId, Optional<Entry> now) {}

  private RecentChanges(int[] hashes, Change[] changes) {
    this.hashes = hashes;
    this.changes = changes;
  }

  int size() {
    return changes.length;
  }

  private int indexOf(Guid key) {
    if (changes.length == 0) {
      return UNCHANGED;
    }
    int hash = key.hashCode();
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == hash && changes[i].key().equals(key)) {
        return i;
      }
    }
    return UNCHANGED;
  }

  /** Returns the change of an object, null when it was not changed. */
  Change find(Guid key) {
    int index = indexOf(key);
    return index == UNCHANGED ? null : changes[index];
  }

  boolean contains(Guid key) {
    return indexOf(key) != UNCHANGED;
  }

  /** Returns the object of a number as far as it was changed, or empty. */
  Optional<Entry> findById(long id) {
    for (Change change : changes) {
      if (change.now().isPresent() && change.now().get().object().id() == id) {
        return change.now();
      }
    }
    return Optional.empty();
  }

  void forEach(Consumer<Change> action) {
    for (Change change : changes) {
      action.accept(change);
    }
  }

  /** Returns the changes with an object that is new to the table. */
  RecentChanges added(Entry entry) {
    Guid key = entry.object().key();
    int index = indexOf(key);
    return index == UNCHANGED
        ? appended(new Change(key, false, 0, Optional.of(entry)))
        : replaced(index, Optional.of(entry));
  }

  /** Returns the changes with other facts about an object that is in the table. */
  RecentChanges changed(Entry entry) {
    Guid key = entry.object().key();
    int index = indexOf(key);
    return index == UNCHANGED
        ? appended(new Change(key, true, entry.object().id(), Optional.of(entry)))
        : replaced(index, Optional.of(entry));
  }

  /** Returns the changes with an object gone that is in the table. */
  RecentChanges removed(Entry entry) {
    Guid key = entry.object().key();
    int index = indexOf(key);
    if (index == UNCHANGED) {
      return appended(new Change(key, true, entry.object().id(), Optional.empty()));
    }
    // what the maps never had leaves no trace
    return changes[index].stored() ? replaced(index, Optional.empty()) : dropped(index);
  }

  private RecentChanges appended(Change change) {
    int[] moreHashes = Arrays.copyOf(hashes, hashes.length + 1);
    Change[] more = Arrays.copyOf(changes, changes.length + 1);
    moreHashes[hashes.length] = change.key().hashCode();
    more[changes.length] = change;
    return new RecentChanges(moreHashes, more);
  }

  private RecentChanges replaced(int index, Optional<Entry> now) {
    Change old = changes[index];
    Change[] copy = changes.clone();
    copy[index] = new Change(old.key(), old.stored(), old.storedId(), now);
    return new RecentChanges(hashes, copy);
  }

  private RecentChanges dropped(int index) {
    int last = changes.length - 1;
    int[] fewerHashes = Arrays.copyOf(hashes, last);
    Change[] fewer = Arrays.copyOf(changes, last);
    if (index < last) {
      fewerHashes[index] = hashes[last];
      fewer[index] = changes[last];
    }
    return new RecentChanges(fewerHashes, fewer);
  }
}
