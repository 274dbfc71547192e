package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * An immutable map: a change returns another map that shares all but a few nodes with this one.
 *
 * <p>A hash trie of 32 ways whose nodes hold entries and nodes below them, after Steindorfer and
 * Vinju. A change copies one node on each level, of which there are four with 100,000 entries.
 *
 * @param <K> the keys, with {@code equals} and {@code hashCode}
 * @param <V> the values
 */
final class PersistentMap<K, V> {
  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;
  private static final PersistentMap<Object, Object> EMPTY =
      new PersistentMap<>(new Branch<>(0, 0, new Object[0], 0));

  private final Node<K, V> root;

  private PersistentMap(Node<K, V> root) {
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
    Objects.requireNonNull(value, "value");
    Node<K, V> changed = root.with(key, hash(key), 0, value);
    return changed == root ? this : new PersistentMap<>(changed);
  }

  /** Returns the map without a key. */
  PersistentMap<K, V> without(K key) {
    Node<K, V> changed = root.without(key, hash(key), 0);
    return changed == root ? this : new PersistentMap<>(changed);
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

  private static int hash(Object key) {
    // numbers in a row differ in few bits
    int hash = key.hashCode() * 0x9E37_79B9;
    return hash ^ hash >>> 15;
  }

  /** A part of the trie. {@code shift} says which bits of the hash choose below this node. */
  private sealed interface Node<K, V> {
    int size();

    /** Returns the value, null when there is none. */
    V find(K key, int hash, int shift);

    Node<K, V> with(K key, int hash, int shift, V value);

    Node<K, V> without(K key, int hash, int shift);

    void forEach(BiConsumer<? super K, ? super V> action);

    /** Returns the key of the only entry. */
    K onlyKey();

    /** Returns the value of the only entry. */
    V onlyValue();
  }

  /**
   * A node that chooses by five bits of the hash. The slots hold key and value of each entry, by
   * rising bits, then the nodes below, by falling bits.
   */
  private static final class Branch<K, V> implements Node<K, V> {
    private final int entryBits;
    private final int nodeBits;
    private final Object[] slots;
    private final int size;

    Branch(int entryBits, int nodeBits, Object[] slots, int size) {
      this.entryBits = entryBits;
      this.nodeBits = nodeBits;
      this.slots = slots;
      this.size = size;
    }

    private static int bit(int hash, int shift) {
      return 1 << (hash >>> shift & MASK);
    }

    private int entryIndex(int bit) {
      return 2 * Integer.bitCount(entryBits & (bit - 1));
    }

    private int nodeIndex(int bit) {
      return slots.length - 1 - Integer.bitCount(nodeBits & (bit - 1));
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
    private Node<K, V> node(int index) {
      return (Node<K, V>) slots[index];
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public V find(K key, int hash, int shift) {
      int bit = bit(hash, shift);
      if ((entryBits & bit) != 0) {
        int index = entryIndex(bit);
        return key(index).equals(key) ? value(index) : null;
      }
      return (nodeBits & bit) != 0 ? node(nodeIndex(bit)).find(key, hash, shift + BITS) : null;
    }

    @Override
    public Node<K, V> with(K key, int hash, int shift, V value) {
      int bit = bit(hash, shift);
      if ((entryBits & bit) != 0) {
        int index = entryIndex(bit);
        K other = key(index);
        if (other.equals(key)) {
          return value(index) == value ? this : replaced(index + 1, value, size);
        }
        Node<K, V> both = both(other, hash(other), value(index), key, hash, value, shift + BITS);
        return lowered(bit, both);
      }
      if ((nodeBits & bit) != 0) {
        int index = nodeIndex(bit);
        Node<K, V> old = node(index);
        Node<K, V> changed = old.with(key, hash, shift + BITS, value);
        return changed == old ? this : replaced(index, changed, size - old.size() + changed.size());
      }
      return inserted(bit, key, value);
    }

    /** Returns a node for two keys that the levels above do not tell apart. */
    private static <K, V> Node<K, V> both(
        K one, int oneHash, V oneValue, K two, int twoHash, V twoValue, int shift) {
      if (shift >= Integer.SIZE) {
        return new Bucket<>(new Object[] {one, oneValue, two, twoValue});
      }
      int oneBit = bit(oneHash, shift);
      int twoBit = bit(twoHash, shift);
      if (oneBit == twoBit) {
        Node<K, V> below = both(one, oneHash, oneValue, two, twoHash, twoValue, shift + BITS);
        return new Branch<>(0, oneBit, new Object[] {below}, 2);
      }
      Object[] slots =
          Integer.compareUnsigned(oneBit, twoBit) < 0
              ? new Object[] {one, oneValue, two, twoValue}
              : new Object[] {two, twoValue, one, oneValue};
      return new Branch<>(oneBit | twoBit, 0, slots, 2);
    }

    @Override
    public Node<K, V> without(K key, int hash, int shift) {
      int bit = bit(hash, shift);
      if ((entryBits & bit) != 0) {
        int index = entryIndex(bit);
        return key(index).equals(key) ? removed(bit, index) : this;
      }
      if ((nodeBits & bit) == 0) {
        return this;
      }
      int index = nodeIndex(bit);
      Node<K, V> old = node(index);
      Node<K, V> changed = old.without(key, hash, shift + BITS);
      if (changed == old) {
        return this;
      }
      // a single entry stands as high as it can: equal maps have equal shapes
      return changed.size() == 1 ? raised(bit, index, changed) : replaced(index, changed, size - 1);
    }

    private Branch<K, V> replaced(int index, Object slot, int newSize) {
      Object[] copy = slots.clone();
      copy[index] = slot;
      return new Branch<>(entryBits, nodeBits, copy, newSize);
    }

    private Branch<K, V> inserted(int bit, K key, V value) {
      int index = entryIndex(bit);
      Object[] copy = new Object[slots.length + 2];
      System.arraycopy(slots, 0, copy, 0, index);
      copy[index] = key;
      copy[index + 1] = value;
      System.arraycopy(slots, index, copy, index + 2, slots.length - index);
      return new Branch<>(entryBits | bit, nodeBits, copy, size + 1);
    }

    private Branch<K, V> removed(int bit, int index) {
      Object[] copy = new Object[slots.length - 2];
      System.arraycopy(slots, 0, copy, 0, index);
      System.arraycopy(slots, index + 2, copy, index, copy.length - index);
      return new Branch<>(entryBits ^ bit, nodeBits, copy, size - 1);
    }

    /** Returns the node with a node in the place of the entry of a bit. */
    private Branch<K, V> lowered(int bit, Node<K, V> below) {
      int from = entryIndex(bit);
      Object[] copy = new Object[slots.length - 1];
      int to = copy.length - 1 - Integer.bitCount(nodeBits & (bit - 1));
      System.arraycopy(slots, 0, copy, 0, from);
      System.arraycopy(slots, from + 2, copy, from, to - from);
      copy[to] = below;
      System.arraycopy(slots, to + 2, copy, to + 1, copy.length - to - 1);
      return new Branch<>(entryBits ^ bit, nodeBits | bit, copy, size - 1 + below.size());
    }

    /** Returns the node with the only entry of a node in its place. */
    private Branch<K, V> raised(int bit, int from, Node<K, V> single) {
      int to = entryIndex(bit);
      Object[] copy = new Object[slots.length + 1];
      System.arraycopy(slots, 0, copy, 0, to);
      copy[to] = single.onlyKey();
      copy[to + 1] = single.onlyValue();
      System.arraycopy(slots, to, copy, to + 2, from - to);
      System.arraycopy(slots, from + 1, copy, from + 2, slots.length - from - 1);
      return new Branch<>(entryBits | bit, nodeBits ^ bit, copy, size - 1);
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
      int entries = 2 * Integer.bitCount(entryBits);
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

  /** Keys whose whole hashes are equal: pairs of key and value. */
  private static final class Bucket<K, V> implements Node<K, V> {
    private final Object[] pairs;

    Bucket(Object[] pairs) {
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
    public Node<K, V> with(K key, int hash, int shift, V value) {
      int index = indexOf(key);
      if (index >= 0 && pairs[index + 1] == value) {
        return this;
      }
      Object[] copy = new Object[index < 0 ? pairs.length + 2 : pairs.length];
      System.arraycopy(pairs, 0, copy, 0, pairs.length);
      int at = index < 0 ? pairs.length : index;
      copy[at] = key;
      copy[at + 1] = value;
      return new Bucket<>(copy);
    }

    @Override
    public Node<K, V> without(K key, int hash, int shift) {
      int index = indexOf(key);
      if (index < 0) {
        return this;
      }
      Object[] copy = new Object[pairs.length - 2];
      System.arraycopy(pairs, 0, copy, 0, index);
      System.arraycopy(pairs, index + 2, copy, index, copy.length - index);
      return new Bucket<>(copy);
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
}
