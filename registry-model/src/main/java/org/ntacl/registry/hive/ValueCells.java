package org.ntacl.registry.hive;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.Bytes;

/** Reads value cells (vk) and their data. */
final class ValueCells {
  private final HiveImage image;
  private final KeyCells keys;
  private final Faults faults;

  ValueCells(HiveImage image, KeyCells keys, Faults faults) {
    this.image = image;
    this.keys = keys;
    this.faults = faults;
  }

  /** Returns how many values a key says it has. */
  int count(int key) {
    boolean none =
        (keys.flags(key) & KeyCells.PREDEFINED_HANDLE) != 0
            || keys.layering(key) == KeyLayering.TOMBSTONE;
    return none ? 0 : keys.field(key, Layout.NK_VALUE_COUNT);
  }

  /** Returns the offset of the list of a key's values, or NONE when it has none. */
  int list(int key) {
    if (count(key) == 0) {
      return Layout.NONE;
    }
    int from = image.data(key) + Layout.NK_VALUE_LIST;
    int list = image.i32(from);
    return image.isCell(list, from, "list of values", faults) ? list : Layout.NONE;
  }

  /** Returns the offsets of a key's values, each once, in stored order. */
  Offsets of(int key) {
    Offsets found = new Offsets();
    int list = list(key);
    if (list == Layout.NONE) {
      return found;
    }
    long count = Integer.toUnsignedLong(count(key));
    int room = image.dataSize(list) / 4;
    if (count > room) {
      faults.report(
          HiveFault.VALUE_COUNT,
          image.data(key) + Layout.NK_VALUE_COUNT,
          "%d values".formatted(count),
          "at most the %d that their list can hold".formatted(room));
      count = room;
    }
    CellSet seen = CellSet.few();
    for (int i = 0; i < count; i++) {
      int at = image.data(list) + 4 * i;
      int value = image.i32(at);
      if (!image.isCell(value, at, Layout.VK, Layout.VK_NAME, faults)) {
        continue;
      }
      if (seen.add(value)) {
        found.add(value);
      } else {
        faults.report(
            HiveFault.CELL_SHARED,
            at,
            "value at offset 0x%x once more".formatted(value),
            "another");
      }
    }
    return found;
  }

  /**
   * Returns the values of a key. Their data together are not longer than the file: what would go
   * beyond is reported and left out.
   */
  List<HiveValue> read(int key) {
    Offsets cells = of(key);
    List<HiveValue> values = new ArrayList<>(cells.size());
    long budget = image.length();
    for (int i = 0; i < cells.size(); i++) {
      HiveValue value = read(cells.get(i), budget);
      budget -= value.data().size();
      values.add(value);
    }
    return values;
  }

  private HiveValue read(int value, long budget) {
    int data = image.data(value);
    return new HiveValue(
        name(value),
        image.i32(data + Layout.VK_TYPE),
        data(value, budget),
        (image.u16(data + Layout.VK_FLAGS) & Layout.VK_TOMBSTONE) != 0);
  }

  String name(int value) {
    int data = image.data(value);
    int size = image.u16(data + Layout.VK_NAME_LENGTH);
    int room = image.dataSize(value) - Layout.VK_NAME;
    if (size > room) {
      faults.report(
          HiveFault.NAME_OVERRUN,
          data + Layout.VK_NAME_LENGTH,
          "value name of %d bytes".formatted(size),
          "at most the %d bytes left".formatted(room));
      size = room;
    }
    boolean latin = (image.u16(data + Layout.VK_FLAGS) & Layout.VK_LATIN_NAME) != 0;
    if (!latin && (size & 1) != 0) {
      faults.report(
          HiveFault.ODD_TEXT_LENGTH,
          data + Layout.VK_NAME_LENGTH,
          "value name of %d bytes".formatted(size),
          "an even number");
    }
    return image.text(data + Layout.VK_NAME, size, latin);
  }

  /** Takes the pieces that a value's data lies in. */
  interface Pieces {
    /** Takes a cell that is not itself data: the head of large data, or its list. */
    default void structure(int cell) {}

    /**
     * Takes a piece of data.
     *
     * @param cell the cell that it lies in
     * @param position where it begins in the file
     * @param size its size in bytes
     */
    void piece(int cell, int position, int size);
  }

  /** Visits the pieces of a value's data and returns how many bytes they have. */
  int visit(int value, Pieces pieces) {
    int data = image.data(value);
    int field = image.i32(data + Layout.VK_DATA_SIZE);
    if ((field & Layout.VK_INLINE) != 0) {
      return inline(value, field & ~Layout.VK_INLINE, pieces);
    }
    if (field == 0) {
      return 0;
    }
    int from = data + Layout.VK_DATA;
    int cell = image.i32(from);
    if (!image.isCell(cell, from, "data", faults)) {
      return 0;
    }
    if (isLarge(cell, field)) {
      return large(value, cell, field, pieces);
    }
    int room = image.dataSize(cell);
    if (field > room) {
      reportSize(value, field, room);
    }
    pieces.piece(cell, image.data(cell), Math.min(field, room));
    return Math.min(field, room);
  }

  private int inline(int value, int size, Pieces pieces) {
    if (size > 4) {
      reportSize(value, size, 4);
    }
    pieces.piece(value, image.data(value) + Layout.VK_DATA, Math.min(size, 4));
    return Math.min(size, 4);
  }

  private void reportSize(int value, int size, int room) {
    faults.report(
        HiveFault.DATA_SIZE,
        image.data(value) + Layout.VK_DATA_SIZE,
        "data of %d bytes".formatted(size),
        "at most the %d bytes that are there".formatted(room));
  }

  private boolean isLarge(int cell, int size) {
    return size > Layout.SEGMENT
        && image.i32(BaseBlock.MINOR) > 3
        && image.dataSize(cell) < size
        && image.u16(image.data(cell)) == Layout.DB;
  }

  private int large(int value, int cell, int size, Pieces pieces) {
    if (image.dataSize(cell) < Layout.DB_SIZE) {
      reportSize(value, size, 0);
      return 0;
    }
    pieces.structure(cell);
    int from = image.data(cell) + Layout.DB_LIST;
    int list = image.i32(from);
    if (!image.isCell(list, from, "list of segments", faults)) {
      return 0;
    }
    pieces.structure(list);
    int count = image.u16(image.data(cell) + Layout.DB_COUNT);
    int needed = (size + Layout.SEGMENT - 1) / Layout.SEGMENT;
    if (count != needed || count > image.dataSize(list) / 4) {
      faults.report(
          HiveFault.BIG_DATA,
          image.data(cell) + Layout.DB_COUNT,
          "%d segments".formatted(count),
          "%d for %d bytes, in a list that holds them".formatted(needed, size));
    }
    count = Math.min(Math.min(count, needed), image.dataSize(list) / 4);
    int left = size;
    for (int i = 0; i < count; i++) {
      left -= segment(image.data(list) + 4 * i, Math.min(left, Layout.SEGMENT), pieces);
    }
    return size - left;
  }

  private int segment(int at, int wanted, Pieces pieces) {
    int cell = image.i32(at);
    if (!image.isCell(cell, at, "segment", faults)) {
      return 0;
    }
    int size = Math.min(wanted, image.dataSize(cell));
    if (size < wanted) {
      faults.report(
          HiveFault.BIG_DATA,
          HiveImage.position(cell),
          "segment of %d bytes".formatted(size),
          Integer.toString(wanted));
    }
    pieces.piece(cell, image.data(cell), size);
    return size;
  }

  private Bytes data(int value, long budget) {
    int size = visit(value, (cell, position, length) -> {});
    if (size > budget) {
      faults.report(
          HiveFault.DATA_SIZE,
          image.data(value) + Layout.VK_DATA_SIZE,
          "data of %d bytes".formatted(size),
          "at most the %d bytes that the file can still hold".formatted(budget));
      return Bytes.EMPTY;
    }
    byte[] copy = new byte[size];
    int[] end = new int[1];
    ValueCells silent = new ValueCells(image, keys, (fault, offset, what, expected) -> {});
    silent.visit(
        value,
        (cell, position, length) -> {
          image.bytes().get(position, copy, end[0], length);
          end[0] += length;
        });
    return Bytes.of(copy);
  }
}
