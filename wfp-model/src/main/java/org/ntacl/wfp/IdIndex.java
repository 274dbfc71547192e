package org.ntacl.wfp;

import java.util.Optional;
import org.ntacl.Guid;

/**
 * The keys of objects by their numbers. Immutable. Numbers are handed out in a row, so that those
 * of a block of 64 stand together.
 */
final class IdIndex {
  static final IdIndex EMPTY = new IdIndex(PersistentMap.empty());

  private static final int BLOCK_BITS = 6;

  private final PersistentMap<Long, Block> blocks;

  private IdIndex(PersistentMap<Long, Block> blocks) {
    this.blocks = blocks;
  }

  /** The keys of the numbers of one block, by rising numbers. */
  private static final class Block {
    private static final Block EMPTY = new Block(0, new Guid[0]);

    /** Which numbers of the block there are. */
    private final long bits;

    private final Guid[] keys;

    Block(long bits, Guid[] keys) {
      this.bits = bits;
      this.keys = keys;
    }

    private static long bit(long id) {
      return 1L << id;
    }

    private int index(long bit) {
      return Long.bitCount(bits & (bit - 1));
    }

    /** Returns the key of a number, null when there is none. */
    Guid find(long id) {
      long bit = bit(id);
      return (bits & bit) == 0 ? null : keys[index(bit)];
    }

    boolean isEmpty() {
      return bits == 0;
    }

    Block with(long id, Guid key) {
      long bit = bit(id);
      int index = index(bit);
      if ((bits & bit) != 0) {
        Guid[] copy = keys.clone();
        copy[index] = key;
        return new Block(bits, copy);
      }
      Guid[] copy = new Guid[keys.length + 1];
      System.arraycopy(keys, 0, copy, 0, index);
      copy[index] = key;
      System.arraycopy(keys, index, copy, index + 1, keys.length - index);
      return new Block(bits | bit, copy);
    }

    /** Returns the block without a number that it has. */
    Block without(long id) {
      long bit = bit(id);
      int index = index(bit);
      Guid[] copy = new Guid[keys.length - 1];
      System.arraycopy(keys, 0, copy, 0, index);
      System.arraycopy(keys, index + 1, copy, index, copy.length - index);
      return new Block(bits ^ bit, copy);
    }
  }

  /** Returns the key of a number, or empty. */
  Optional<Guid> find(long id) {
    return blocks.find(id >>> BLOCK_BITS).map(block -> block.find(id));
  }

  /** Starts a series of changes. */
  Editor edit() {
    return new Editor(blocks.edit());
  }

  /** Makes one index out of another by many changes. Not thread-safe. */
  static final class Editor {
    private final PersistentMap.Editor<Long, Block> blocks;

    private Editor(PersistentMap.Editor<Long, Block> blocks) {
      this.blocks = blocks;
    }

    void put(long id, Guid key) {
      long number = id >>> BLOCK_BITS;
      blocks.put(number, blocks.find(number).orElse(Block.EMPTY).with(id, key));
    }

    /** Removes a number, unless it has become that of another key. */
    void remove(long id, Guid key) {
      long number = id >>> BLOCK_BITS;
      Block block = blocks.find(number).orElse(Block.EMPTY);
      if (key.equals(block.find(id))) {
        Block left = block.without(id);
        if (left.isEmpty()) {
          blocks.remove(number);
        } else {
          blocks.put(number, left);
        }
      }
    }

    /** Returns the index with all changes so far. */
    IdIndex index() {
      return new IdIndex(blocks.map());
    }
  }
}
