package org.ntacl.registry.hive;

/**
 * Reads lists of subkeys (lf, lh, li, ri). Every list is read once, so that what is returned is
 * never longer than the file.
 */
final class SubkeyLists {
  private final HiveImage image;
  private final KeyCells keys;
  private final Faults faults;

  SubkeyLists(HiveImage image, KeyCells keys, Faults faults) {
    this.image = image;
    this.keys = keys;
    this.faults = faults;
  }

  /** Takes the lists that make up the subkeys of a key, and their entries. */
  interface Visitor {
    /** Takes a list. */
    default void list(int cell) {}

    /**
     * Takes an entry.
     *
     * @param subkey the offset of a key
     * @param entry the position of the entry
     * @param kind the signature of its list
     */
    void entry(int subkey, int entry, int kind);
  }

  /** Returns the offsets of the keys below a key, in stored order. */
  Offsets of(int key) {
    Offsets found = new Offsets();
    visit(key, CellSet.few(), (subkey, entry, kind) -> found.add(subkey));
    return found;
  }

  /**
   * Visits the keys below a key.
   *
   * @param seen the lists that have been read; they are not read again
   */
  void visit(int key, CellSet seen, Visitor visitor) {
    int count = keys.field(key, Layout.NK_SUBKEY_COUNT);
    if (count == 0 || keys.layering(key) == KeyLayering.TOMBSTONE) {
      return;
    }
    int from = image.data(key) + Layout.NK_SUBKEY_LIST;
    int list = image.i32(from);
    int kind = kind(list, from);
    int found;
    if (kind == Layout.RI) {
      found = index(list, from, seen, visitor);
    } else {
      found = kind == 0 ? 0 : leaf(list, kind, from, seen, visitor);
    }
    if (found != count) {
      faults.report(
          HiveFault.SUBKEY_COUNT,
          image.data(key) + Layout.NK_SUBKEY_COUNT,
          "%d subkeys".formatted(Integer.toUnsignedLong(count)),
          "the %d that are listed".formatted(found));
    }
  }

  /** Returns the signature of a list, 0 when there is none. */
  private int kind(int list, int from) {
    if (!image.isCell(list, from, "list of subkeys", faults)) {
      return 0;
    }
    int kind = image.u16(image.data(list));
    if (kind != Layout.LF && kind != Layout.LH && kind != Layout.LI && kind != Layout.RI) {
      faults.report(
          HiveFault.CELL_SIGNATURE,
          image.data(list),
          "signature " + Layout.signature(kind),
          "`lf`, `lh`, `li` or `ri`");
      return 0;
    }
    return kind;
  }

  private int index(int list, int from, CellSet seen, Visitor visitor) {
    int count = entries(list, 4, from, seen, visitor);
    int found = 0;
    for (int i = 0; i < count; i++) {
      int at = image.data(list) + Layout.LIST_ENTRIES + 4 * i;
      int leaf = image.i32(at);
      int kind = kind(leaf, at);
      if (kind == Layout.RI) {
        faults.report(
            HiveFault.LIST_NESTING, at, "index of lists in an index", "`lf`, `lh` or `li`");
      } else if (kind != 0) {
        found += leaf(leaf, kind, at, seen, visitor);
      }
    }
    return found;
  }

  /** Returns the number of entries of a list that has not been read before and that fit. */
  private int entries(int list, int size, int from, CellSet seen, Visitor visitor) {
    if (!seen.add(list)) {
      faults.report(
          HiveFault.LIST_NESTING,
          from,
          "list at offset 0x%x once more".formatted(list),
          "a list of its own");
      return 0;
    }
    visitor.list(list);
    int count = image.u16(image.data(list) + Layout.LIST_COUNT);
    int room = (image.dataSize(list) - Layout.LIST_ENTRIES) / size;
    if (count > room) {
      faults.report(
          HiveFault.CELL_OVERRUN,
          image.data(list) + Layout.LIST_COUNT,
          "list of %d subkeys".formatted(count),
          "at most the %d that fit".formatted(room));
      return room;
    }
    return count;
  }

  private int leaf(int list, int kind, int from, CellSet seen, Visitor visitor) {
    int size = kind == Layout.LI ? 4 : 8;
    int count = entries(list, size, from, seen, visitor);
    int found = 0;
    for (int i = 0; i < count; i++) {
      int at = image.data(list) + Layout.LIST_ENTRIES + size * i;
      int subkey = image.i32(at);
      if (keys.isKey(subkey, at)) {
        visitor.entry(subkey, at, kind);
        found++;
      }
    }
    return found;
  }
}
