package org.ntacl.wfp;

import java.util.function.BiConsumer;

/** Keys whose whole hashes are equal: pairs of key and value. */
final class TrieBucket<K, V> implements TrieNode<K, V> {
  private final Object[] pairs;

  TrieBucket(Object[] pairs) {
    this.pairs = pairs;
  }

  private int indexOf(K key) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int size() {
    return pairs.length / 2;
  }

  @Override
  public V find(K key, int hash, int shift) {
    int index = indexOf(key);
    return index < 0 ? null : value(index);
  }

  @SuppressWarnings("unchecked")
  private V value(int index) {
    return (V) pairs[index + 1];
  }

  @SuppressWarnings("unchecked")
  private K key(int index) {
    return (K) pairs[index];
  }

  @Override
  public TrieNode<K, V> with(K key, int hash, int shift, V value, Object by) {
    int index = indexOf(key);
    if (index >= 0 && pairs[index + 1] == value) {
      return this;
    }
    Object[] copy = new Object[index < 0 ? pairs.length + 2 : pairs.length];
    System.arraycopy(pairs, 0, copy, 0, pairs.length);
    int at = index < 0 ? pairs.length : index;
    copy[at] = key;
    copy[at + 1] = value;
    return new TrieBucket<>(copy);
  }

  @Override
  public TrieNode<K, V> without(K key, int hash, int shift, Object by) {
    int index = indexOf(key);
    if (index < 0) {
      return this;
    }
    Object[] copy = new Object[pairs.length - 2];
    System.arraycopy(pairs, 0, copy, 0, index);
    System.arraycopy(pairs, index + 2, copy, index, copy.length - index);
    return new TrieBucket<>(copy);
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> action) {
    for (int i = 0; i < pairs.length; i += 2) {
      action.accept(key(i), value(i));
    }
  }

  @Override
  public K onlyKey() {
    return key(0);
  }

  @Override
  public V onlyValue() {
    return value(0);
  }
}
