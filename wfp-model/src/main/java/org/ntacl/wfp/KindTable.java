package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.wfp.RecentChanges.Change;

/**
 * All objects of one kind. Immutable: each change returns another table.
 *
 * <p>What was changed last stands in a short list before two maps that may be large, by key and by
 * number. A change touches the list only, so that it costs the same however many objects there are,
 * and an object that goes soon after it came never gets further. A full list is moved into the maps
 * at once.
 */
final class KindTable {
  static final KindTable EMPTY =
      new KindTable(PersistentMap.empty(), IdIndex.EMPTY, KeyTraces.NONE, RecentChanges.NONE, 0);

  /** The objects without the recent changes. */
  private final PersistentMap<Guid, Entry> byKey;

  /** The keys of those that have numbers, without the recent changes. */
  private final IdIndex byId;

  /** Of all keys in {@code byKey}, since who adds an object asks for one that is not there. */
  private final KeyTraces traces;

  private final RecentChanges recent;
  private final int size;

  private KindTable(
      PersistentMap<Guid, Entry> byKey,
      IdIndex byId,
      KeyTraces traces,
      RecentChanges recent,
      int size) {
    this.byKey = byKey;
    this.byId = byId;
    this.traces = traces;
    this.recent = recent;
    this.size = size;
  }

  int size() {
    return size;
  }

  Optional<Entry> find(Guid key) {
    Change change = recent.find(key);
    if (change != null) {
      return change.now();
    }
    return traces.mayHave(key) ? byKey.find(key) : Optional.empty();
  }

  Optional<Entry> findById(long id) {
    Optional<Entry> changed = recent.findById(id);
    // the maps may know the number of an object that is gone, or has another one by now
    return changed.isPresent()
        ? changed
        : byId.find(id).flatMap(this::find).filter(entry -> entry.object().id() == id);
  }

  /** Returns the objects, in no order that means anything. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(size);
    byKey.forEach(
        (key, entry) -> {
          if (!recent.contains(key)) {
            entries.add(entry);
          }
        });
    recent.forEach(change -> change.now().ifPresent(entries::add));
    return entries;
  }

  /** Returns the table with an object whose key no other one has. */
  KindTable with(Entry entry) {
    return of(recent.added(entry), size + 1);
  }

  /** Returns the table with other facts about an object that is in it, which keeps its number. */
  KindTable withChanged(Entry entry) {
    return of(recent.changed(entry), size);
  }

  /** Returns the table without an object that is in it. */
  KindTable without(Entry entry) {
    return of(recent.removed(entry), size - 1);
  }

  private KindTable of(RecentChanges changes, int newSize) {
    return changes.size() > RecentChanges.MOST
        ? settled(changes, newSize)
        : new KindTable(byKey, byId, traces, changes, newSize);
  }

  private KindTable settled(RecentChanges changes, int newSize) {
    PersistentMap.Editor<Guid, Entry> keys = byKey.edit();
    IdIndex.Editor ids = byId.edit();
    changes.forEach(change -> settle(change, keys, ids));
    PersistentMap<Guid, Entry> all = keys.map();
    return new KindTable(all, ids.index(), traced(changes, all), RecentChanges.NONE, newSize);
  }

  /** Returns the traces of all keys, those of changes among them. */
  private KeyTraces traced(RecentChanges changes, PersistentMap<Guid, Entry> all) {
    if (traces.isFull()) {
      KeyTraces fresh = KeyTraces.forGrowthFrom(all.size());
      all.forEach((key, entry) -> fresh.leave(key));
      return fresh;
    }
    changes.forEach(
        change -> {
          if (!change.stored()) {
            traces.leave(change.key());
          }
        });
    return traces;
  }

  private static void settle(
      Change change, PersistentMap.Editor<Guid, Entry> keys, IdIndex.Editor ids) {
    Guid key = change.key();
    if (change.now().isEmpty()) {
      keys.remove(key);
      ids.remove(change.storedId(), key);
      return;
    }
    Entry now = change.now().get();
    long id = now.object().id();
    keys.put(key, now);
    if (change.stored() && id == change.storedId()) {
      return;
    }
    if (change.stored()) {
      ids.remove(change.storedId(), key);
    }
    if (now.object().objectClass().idBits() != 0) {
      ids.put(id, key);
    }
  }
}
