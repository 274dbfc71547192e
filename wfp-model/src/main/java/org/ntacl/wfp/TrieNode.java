package org.ntacl.wfp;

import java.util.function.BiConsumer;

/**
 * A part of the trie of a {@link PersistentMap}. {@code shift} says which bits of the hash choose
 * below this node.
 *
 * <p>A change makes new nodes and leaves the old ones as they are, but for those that the same
 * owner has made before: nobody else knows them yet.
 *
 * @param <K> the keys
 * @param <V> the values
 */
sealed interface TrieNode<K, V> permits TrieBranch, TrieBucket {
  /** The owner of nodes that nobody may change. */
  Object NOBODY = new Object();

  /** How many bits of the hash each node chooses by. */
  int BITS = 6;

  int size();

  /** Returns the value, null when there is none. */
  V find(K key, int hash, int shift);

  /** Returns the node with a value of a key: this one, when nothing or only its own changes. */
  TrieNode<K, V> with(K key, int hash, int shift, V value, Object owner);

  /** Returns the node without a key: this one, when nothing or only its own changes. */
  TrieNode<K, V> without(K key, int hash, int shift, Object owner);

  void forEach(BiConsumer<? super K, ? super V> action);

  /** Returns the key of the only entry. */
  K onlyKey();

  /** Returns the value of the only entry. */
  V onlyValue();
}
