package org.ntacl.wfp;

import java.util.function.BiConsumer;

/**
 * A node that chooses by six bits of the hash. The slots hold key and value of each entry, by
 * rising bits, then the nodes below, by falling bits.
 *
 * <p>Only its owner changes a node after it was made: the nodes below it and how many entries they
 * have. A node below that has an owner stands below nodes of the same owner only, so that a node
 * that changed in its place needs no other change above than of the sizes.
 */
final class TrieBranch<K, V> implements TrieNode<K, V> {
  private static final int MASK = (1 << BITS) - 1;

  private final long entryBits;
  private final long nodeBits;
  private final Object[] slots;
  private final Object owner;
  private int size;

  TrieBranch(long entryBits, long nodeBits, Object[] slots, int size, Object owner) {
    this.entryBits = entryBits;
    this.nodeBits = nodeBits;
    this.slots = slots;
    this.size = size;
    this.owner = owner;
  }

  private static long bit(int hash, int shift) {
    return 1L << (hash >>> shift & MASK);
  }

  private int entryIndex(long bit) {
    return 2 * Long.bitCount(entryBits & (bit - 1));
  }

  private int nodeIndex(long bit) {
    return slots.length - 1 - Long.bitCount(nodeBits & (bit - 1));
  }

  @SuppressWarnings("unchecked")
  private K key(int index) {
    return (K) slots[index];
  }

  @SuppressWarnings("unchecked")
  private V value(int index) {
    return (V) slots[index + 1];
  }

  @SuppressWarnings("unchecked")
  private TrieNode<K, V> node(int index) {
    return (TrieNode<K, V>) slots[index];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public V find(K key, int hash, int shift) {
    long bit = bit(hash, shift);
    if ((entryBits & bit) != 0) {
      int index = entryIndex(bit);
      return key(index).equals(key) ? value(index) : null;
    }
    return (nodeBits & bit) != 0 ? node(nodeIndex(bit)).find(key, hash, shift + BITS) : null;
  }

  @Override
  public TrieNode<K, V> with(K key, int hash, int shift, V value, Object by) {
    long bit = bit(hash, shift);
    if ((entryBits & bit) != 0) {
      int index = entryIndex(bit);
      K other = key(index);
      if (other.equals(key)) {
        return value(index) == value ? this : replaced(index + 1, value, size, by);
      }
      int otherHash = PersistentMap.hash(other);
      return lowered(
          bit, both(other, otherHash, value(index), key, hash, value, shift + BITS, by), by);
    }
    if ((nodeBits & bit) == 0) {
      return inserted(bit, key, value, by);
    }
    int index = nodeIndex(bit);
    TrieNode<K, V> old = node(index);
    int before = old.size();
    TrieNode<K, V> changed = old.with(key, hash, shift + BITS, value, by);
    int more = changed.size() - before;
    return changed == old && more == 0 ? this : replaced(index, changed, size + more, by);
  }

  /** Returns a node for two keys that the levels above do not tell apart. */
  private static <K, V> TrieNode<K, V> both(
      K one, int oneHash, V oneValue, K two, int twoHash, V twoValue, int shift, Object by) {
    if (shift >= Integer.SIZE) {
      return new TrieBucket<>(new Object[] {one, oneValue, two, twoValue});
    }
    long oneBit = bit(oneHash, shift);
    long twoBit = bit(twoHash, shift);
    if (oneBit == twoBit) {
      TrieNode<K, V> below = both(one, oneHash, oneValue, two, twoHash, twoValue, shift + BITS, by);
      return new TrieBranch<>(0, oneBit, new Object[] {below}, 2, by);
    }
    Object[] slots =
        Long.compareUnsigned(oneBit, twoBit) < 0
            ? new Object[] {one, oneValue, two, twoValue}
            : new Object[] {two, twoValue, one, oneValue};
    return new TrieBranch<>(oneBit | twoBit, 0, slots, 2, by);
  }

  @Override
  public TrieNode<K, V> without(K key, int hash, int shift, Object by) {
    long bit = bit(hash, shift);
    if ((entryBits & bit) != 0) {
      int index = entryIndex(bit);
      return key(index).equals(key) ? removed(bit, index, by) : this;
    }
    if ((nodeBits & bit) == 0) {
      return this;
    }
    int index = nodeIndex(bit);
    TrieNode<K, V> old = node(index);
    int before = old.size();
    TrieNode<K, V> changed = old.without(key, hash, shift + BITS, by);
    if (changed.size() == before) {
      return this;
    }
    // a single entry stands as high as it can: equal maps have equal shapes
    return changed.size() == 1
        ? raised(bit, index, changed, by)
        : replaced(index, changed, size - 1, by);
  }

  private TrieBranch<K, V> replaced(int index, Object slot, int newSize, Object by) {
    if (owner == by && by != NOBODY) {
      slots[index] = slot;
      size = newSize;
      return this;
    }
    Object[] copy = slots.clone();
    copy[index] = slot;
    return new TrieBranch<>(entryBits, nodeBits, copy, newSize, by);
  }

  private TrieBranch<K, V> inserted(long bit, K key, V value, Object by) {
    int index = entryIndex(bit);
    Object[] copy = new Object[slots.length + 2];
    System.arraycopy(slots, 0, copy, 0, index);
    copy[index] = key;
    copy[index + 1] = value;
    System.arraycopy(slots, index, copy, index + 2, slots.length - index);
    return new TrieBranch<>(entryBits | bit, nodeBits, copy, size + 1, by);
  }

  private TrieBranch<K, V> removed(long bit, int index, Object by) {
    Object[] copy = new Object[slots.length - 2];
    System.arraycopy(slots, 0, copy, 0, index);
    System.arraycopy(slots, index + 2, copy, index, copy.length - index);
    return new TrieBranch<>(entryBits ^ bit, nodeBits, copy, size - 1, by);
  }

  /** Returns the node with a node in the place of the entry of a bit. */
  private TrieBranch<K, V> lowered(long bit, TrieNode<K, V> below, Object by) {
    int from = entryIndex(bit);
    Object[] copy = new Object[slots.length - 1];
    int to = copy.length - 1 - Long.bitCount(nodeBits & (bit - 1));
    System.arraycopy(slots, 0, copy, 0, from);
    System.arraycopy(slots, from + 2, copy, from, to - from);
    copy[to] = below;
    System.arraycopy(slots, to + 2, copy, to + 1, copy.length - to - 1);
    return new TrieBranch<>(entryBits ^ bit, nodeBits | bit, copy, size - 1 + below.size(), by);
  }

  /** Returns the node with the only entry of a node in its place. */
  private TrieBranch<K, V> raised(long bit, int from, TrieNode<K, V> single, Object by) {
    int to = entryIndex(bit);
    Object[] copy = new Object[slots.length + 1];
    System.arraycopy(slots, 0, copy, 0, to);
    copy[to] = single.onlyKey();
    copy[to + 1] = single.onlyValue();
    System.arraycopy(slots, to, copy, to + 2, from - to);
    System.arraycopy(slots, from + 1, copy, from + 2, slots.length - from - 1);
    return new TrieBranch<>(entryBits | bit, nodeBits ^ bit, copy, size - 1, by);
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> action) {
    int entries = 2 * Long.bitCount(entryBits);
    for (int i = 0; i < entries; i += 2) {
      action.accept(key(i), value(i));
    }
    for (int i = slots.length - 1; i >= entries; i--) {
      node(i).forEach(action);
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
