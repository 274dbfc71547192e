package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * An immutable map: a change returns another map that shares all but a few nodes with this one.
 *
 * <p>A hash trie of 64 ways whose nodes hold entries and nodes below them, after Steindorfer and
 * Vinju. A change copies one node on each level, of which there are three with 100,000 entries;
 * many changes by one {@link Editor} copy each node once.
 *
 * @param <K> the keys, with {@code equals} and {@code hashCode}
 * @param <V> the values
 */
final class PersistentMap<K, V> {
  private static final PersistentMap<Object, Object> EMPTY =
      new PersistentMap<>(new TrieBranch<>(0, 0, new Object[0], 0, TrieNode.NOBODY));

  private final TrieNode<K, V> root;

  private PersistentMap(TrieNode<K, V> root) {
    this.root = root;
  }

  /** Returns the map without entries. */
  @SuppressWarnings("unchecked")
  static <K, V> PersistentMap<K, V> empty() {
    // holds nothing that could be of a wrong type
    return (PersistentMap<K, V>) EMPTY;
  }

  int size() {
    return root.size();
  }

  /** Returns the value of a key, or empty. */
  Optional<V> find(K key) {
    return Optional.ofNullable(root.find(key, hash(key), 0));
  }

  boolean contains(K key) {
    return root.find(key, hash(key), 0) != null;
  }

  /** Returns the map with another value for a key. */
  PersistentMap<K, V> with(K key, V value) {
    return of(root.with(key, hash(key), 0, Objects.requireNonNull(value), TrieNode.NOBODY));
  }

  /** Returns the map without a key. */
  PersistentMap<K, V> without(K key) {
    return of(root.without(key, hash(key), 0, TrieNode.NOBODY));
  }

  private PersistentMap<K, V> of(TrieNode<K, V> changed) {
    return changed == root ? this : new PersistentMap<>(changed);
  }

  /** Starts a series of changes. */
  Editor<K, V> edit() {
    return new Editor<>(root);
  }

  /** Hands out all entries, in no order that means anything. */
  void forEach(BiConsumer<? super K, ? super V> action) {
    root.forEach(action);
  }

  /** Returns the values, in no order that means anything. */
  List<V> values() {
    List<V> values = new ArrayList<>(size());
    forEach((key, value) -> values.add(value));
    return values;
  }

  /** Returns the keys, in no order that means anything. */
  List<K> keys() {
    List<K> keys = new ArrayList<>(size());
    forEach((key, value) -> keys.add(key));
    return keys;
  }

  static int hash(Object key) {
    // numbers in a row differ in few bits
    int hash = key.hashCode() * 0x9E37_79B9;
    return hash ^ hash >>> 15;
  }

  /**
   * Makes one map out of another by many changes, none of which shows in any other map. Not
   * thread-safe.
   *
   * @param <K> the keys
   * @param <V> the values
   */
  static final class Editor<K, V> {
    /** Of all nodes that were made here; never that of another editor. */
    private Object owner = new Object();

    private TrieNode<K, V> root;

    private Editor(TrieNode<K, V> root) {
      this.root = root;
    }

    Optional<V> find(K key) {
      return Optional.ofNullable(root.find(key, hash(key), 0));
    }

    void put(K key, V value) {
      root = root.with(key, hash(key), 0, Objects.requireNonNull(value), owner);
    }

    void remove(K key) {
      root = root.without(key, hash(key), 0, owner);
    }

    /** Returns the map with all changes so far; later ones do not show in it. */
    PersistentMap<K, V> map() {
      owner = new Object();
      return new PersistentMap<>(root);
    }
  }
}
