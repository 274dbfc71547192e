package org.ntacl.registry.hive;

import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;

/** A key with all below it, in memory. Immutable. */
record Tree(
    String name,
    Optional<String> className,
    long lastWritten,
    int flags,
    Optional<Bytes> securityBytes,
    List<HiveValue> values,
    List<Tree> subkeys)
    implements HiveNode {

  static Tree of(String name, Bytes security, List<HiveValue> values, List<Tree> subkeys) {
    return new Tree(name, Optional.empty(), 0, 0, Optional.of(security), values, subkeys);
  }

  static Tree of(String name, Bytes security, Tree... subkeys) {
    return of(name, security, List.of(), List.of(subkeys));
  }

  /** Returns what can be reached from a key of a hive, with the subkeys in stored order. */
  static Tree of(HiveKey key) {
    // a root that is written anew must never be deleted, whatever it was before
    int place = key.depth() == 0 ? 8 : 0;
    return new Tree(
        key.name(),
        key.className(),
        key.lastWritten(),
        key.flags() & HiveNode.KEPT_FLAGS & ~place,
        key.securityBytes(),
        key.values(),
        key.subkeys().stream().map(Tree::of).toList());
  }

  /** Counts the keys. */
  int size() {
    return 1 + subkeys.stream().mapToInt(Tree::size).sum();
  }
}
