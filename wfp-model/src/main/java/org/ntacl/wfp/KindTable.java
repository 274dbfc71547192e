package org.ntacl.wfp;

import java.util.Optional;
import org.ntacl.Guid;

/**
 * All objects of one kind. Immutable.
 *
 * @param byKey the objects
 * @param byId the keys of those that have numbers
 */
record KindTable(PersistentMap<Guid, Entry> byKey, PersistentMap<Long, Guid> byId) {
  static final KindTable EMPTY = new KindTable(PersistentMap.empty(), PersistentMap.empty());

  Optional<Entry> find(Guid key) {
    return byKey.find(key);
  }

  Optional<Entry> findById(long id) {
    return byId.find(id).flatMap(byKey::find);
  }

  KindTable with(Entry entry) {
    Guid key = entry.object().key();
    boolean numbered = entry.object().objectClass().idBits() != 0;
    return new KindTable(
        byKey.with(key, entry), numbered ? byId.with(entry.object().id(), key) : byId);
  }

  /** Returns the table with other facts about an object that is in it. */
  KindTable withChanged(Entry entry) {
    return new KindTable(byKey.with(entry.object().key(), entry), byId);
  }

  KindTable without(Entry entry) {
    boolean numbered = entry.object().objectClass().idBits() != 0;
    return new KindTable(
        byKey.without(entry.object().key()), numbered ? byId.without(entry.object().id()) : byId);
  }
}
