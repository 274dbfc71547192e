package org.ntacl.registry.hive;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.NameOrder;

/** Writes the lists of subkeys of a hive that is being edited. Not thread-safe. */
final class SubkeyStore {
  /** What fits into a page; Windows makes an index of lists when there are more. */
  private static final int LEAF = 500;

  private static final int LEAF_WITH_HASHES_SINCE = 5;
  private static final int LEAF_WITH_HINTS_SINCE = 3;

  private final HiveImage image;
  private final FreeSpace space;
  private final Cells cells;

  SubkeyStore(HiveImage image, FreeSpace space, Cells cells) {
    this.image = image;
    this.space = space;
    this.cells = cells;
  }

  void insert(int parent, int subkey) {
    Offsets subkeys = cells.subkeys().of(parent);
    String name = cells.keys().name(subkey);
    int low = 0;
    int high = subkeys.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (NameOrder.INSTANCE.compare(cells.keys().name(subkeys.get(middle)), name) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    subkeys.insert(low, subkey);
    deleteLists(parent);
    write(parent, subkeys);
  }

  void remove(int parent, int subkey) {
    Offsets subkeys = cells.subkeys().of(parent);
    subkeys.remove(subkeys.indexOf(subkey));
    deleteLists(parent);
    write(parent, subkeys);
  }

  /** Frees the lists of a key, not the keys in them. */
  void deleteLists(int parent) {
    List<Integer> lists = new ArrayList<>();
    cells
        .subkeys()
        .visit(
            parent,
            CellSet.few(),
            new SubkeyLists.Visitor() {
              @Override
              public void list(int cell) {
                lists.add(cell);
              }

              @Override
              public void entry(int subkey, int entry, int kind) {
                // only the lists go
              }
            });
    lists.forEach(space::free);
  }

  /** Writes the lists of sorted keys and makes them those of their parent. */
  void write(int parent, Offsets subkeys) {
    int list = Layout.NONE;
    if (subkeys.size() > LEAF) {
      list = index(subkeys);
    } else if (subkeys.size() > 0) {
      list = leaf(subkeys, 0, subkeys.size());
    }
    image.bytes().putInt(image.data(parent) + Layout.NK_SUBKEY_COUNT, subkeys.size());
    image.bytes().putInt(image.data(parent) + Layout.NK_SUBKEY_LIST, list);
  }

  private int index(Offsets subkeys) {
    Offsets leaves = new Offsets();
    for (int from = 0; from < subkeys.size(); from += LEAF) {
      leaves.add(leaf(subkeys, from, Math.min(from + LEAF, subkeys.size())));
    }
    int list = header(Layout.RI, leaves.size(), 4);
    for (int i = 0; i < leaves.size(); i++) {
      image.bytes().putInt(image.data(list) + Layout.LIST_ENTRIES + 4 * i, leaves.get(i));
    }
    return list;
  }

  private int header(int kind, int count, int entrySize) {
    int list = space.allocate(Layout.LIST_ENTRIES + count * entrySize);
    image.bytes().putShort(image.data(list), (short) kind);
    image.bytes().putShort(image.data(list) + Layout.LIST_COUNT, (short) count);
    return list;
  }

  private int leaf(Offsets subkeys, int from, int to) {
    int minor = image.i32(BaseBlock.MINOR);
    int kind = Layout.LI;
    if (minor >= LEAF_WITH_HASHES_SINCE) {
      kind = Layout.LH;
    } else if (minor >= LEAF_WITH_HINTS_SINCE) {
      kind = Layout.LF;
    }
    int size = kind == Layout.LI ? 4 : 8;
    int list = header(kind, to - from, size);
    int at = image.data(list) + Layout.LIST_ENTRIES;
    for (int i = from; i < to; i++) {
      image.bytes().putInt(at, subkeys.get(i));
      if (kind != Layout.LI) {
        String name = cells.keys().name(subkeys.get(i));
        image.bytes().putInt(at + 4, kind == Layout.LH ? Names.hash(name) : Names.hint(name));
      }
      at += size;
    }
    return list;
  }
}
