package org.ntacl.registry.hive;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.NameOrder;

/** Writes the values of a hive that is being edited. Not thread-safe. */
final class ValueStore {
  private static final int MAX_NAME = 16_383;

  private final HiveImage image;
  private final FreeSpace space;
  private final Cells cells;

  ValueStore(HiveImage image, FreeSpace space, Cells cells) {
    this.image = image;
    this.space = space;
    this.cells = cells;
  }

  /**
   * Checks what does not depend on the hive.
   *
   * @throws IllegalArgumentException when Windows would not take the value
   */
  static void check(HiveValue value) {
    if (value.name().length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "value name of %d characters, expected at most %d"
              .formatted(value.name().length(), MAX_NAME));
    }
  }

  /** Returns more than the bytes that the cells of a value may take. */
  static long room(HiveValue value) {
    return 2L * value.name().length() + value.data().size() * 9L / 8 + 1024;
  }

  /** Writes all values of a key that has none. */
  void writeAll(int key, List<HiveValue> values) {
    if (values.isEmpty()) {
      return;
    }
    int list = space.allocate(4 * values.size());
    for (int i = 0; i < values.size(); i++) {
      int value = create(key, values.get(i));
      image.bytes().putInt(image.data(list) + 4 * i, value);
    }
    setList(key, list, values.size());
  }

  /** Sets a value, in the place of one that Windows takes for the same. */
  void set(int key, HiveValue value) {
    Offsets known = cells.values().of(key);
    for (int i = 0; i < known.size(); i++) {
      if (NameOrder.INSTANCE.same(cells.values().name(known.get(i)), value.name())) {
        freeData(known.get(i));
        writeData(known.get(i), value);
        noteLargest(key, Layout.NK_LARGEST_DATA, value.data().size());
        return;
      }
    }
    append(key, known.size(), create(key, value));
  }

  private void append(int key, int count, int value) {
    int list = cells.values().list(key);
    if (list == Layout.NONE || image.dataSize(list) < 4 * (count + 1)) {
      int longer = space.allocate(4 * (count + 1));
      for (int i = 0; i < count; i++) {
        image.bytes().putInt(image.data(longer) + 4 * i, image.i32(image.data(list) + 4 * i));
      }
      if (list != Layout.NONE) {
        space.free(list);
      }
      list = longer;
    }
    image.bytes().putInt(image.data(list) + 4 * count, value);
    setList(key, list, count + 1);
  }

  private void setList(int key, int list, int count) {
    image.bytes().putInt(image.data(key) + Layout.NK_VALUE_COUNT, count);
    image.bytes().putInt(image.data(key) + Layout.NK_VALUE_LIST, list);
  }

  private int create(int key, HiveValue value) {
    boolean latin = Text.isLatin(value.name());
    int nameSize = Text.size(value.name(), latin);
    int cell = space.allocate(Layout.VK_NAME + nameSize);
    int data = image.data(cell);
    image.bytes().putShort(data, (short) Layout.VK);
    image.bytes().putShort(data + Layout.VK_NAME_LENGTH, (short) nameSize);
    int flags =
        (latin && nameSize > 0 ? Layout.VK_LATIN_NAME : 0)
            | (value.isTombstone() ? Layout.VK_TOMBSTONE : 0);
    image.bytes().putShort(data + Layout.VK_FLAGS, (short) flags);
    Text.write(value.name(), latin, image.bytes(), data + Layout.VK_NAME);
    writeData(cell, value);
    noteLargest(key, Layout.NK_LARGEST_VALUE_NAME, 2 * value.name().length());
    noteLargest(key, Layout.NK_LARGEST_DATA, value.data().size());
    return cell;
  }

  private void noteLargest(int key, int field, int size) {
    int at = image.data(key) + field;
    if (size > image.i32(at)) {
      image.bytes().putInt(at, size);
    }
  }

  private void writeData(int value, HiveValue content) {
    Bytes octets = content.data();
    int size = octets.size();
    int inline = size <= 4 ? Layout.VK_INLINE : 0;
    int place = Layout.NONE;
    if (size > 4) {
      place = isLarge(size) ? large(octets) : single(octets);
    }
    int data = image.data(value);
    image.bytes().putInt(data + Layout.VK_DATA_SIZE, size | inline);
    image.bytes().putInt(data + Layout.VK_DATA, place);
    if (size <= 4) {
      image.bytes().putInt(data + Layout.VK_DATA, 0);
      octets.copyTo(image.bytes().array(), data + Layout.VK_DATA);
    }
    image.bytes().putInt(data + Layout.VK_TYPE, content.type());
  }

  private boolean isLarge(int size) {
    return size > Layout.SEGMENT && image.i32(BaseBlock.MINOR) > 3;
  }

  private int single(Bytes octets) {
    int cell = space.allocate(octets.size());
    octets.copyTo(image.bytes().array(), image.data(cell));
    return cell;
  }

  private int large(Bytes octets) {
    byte[] source = octets.toArray();
    int count = (source.length + Layout.SEGMENT - 1) / Layout.SEGMENT;
    int list = space.allocate(4 * count);
    for (int i = 0; i < count; i++) {
      int from = i * Layout.SEGMENT;
      int size = Math.min(Layout.SEGMENT, source.length - from);
      // Windows leaves four bytes behind the data of a segment
      int segment = space.allocate(size + 4);
      image.bytes().put(image.data(segment), source, from, size);
      image.bytes().putInt(image.data(list) + 4 * i, segment);
    }
    int head = space.allocate(Layout.DB_SIZE + 4);
    image.bytes().putShort(image.data(head), (short) Layout.DB);
    image.bytes().putShort(image.data(head) + Layout.DB_COUNT, (short) count);
    image.bytes().putInt(image.data(head) + Layout.DB_LIST, list);
    return head;
  }

  private void freeData(int value) {
    List<Integer> owned = new ArrayList<>();
    cells
        .values()
        .visit(
            value,
            new ValueCells.Pieces() {
              @Override
              public void structure(int cell) {
                owned.add(cell);
              }

              @Override
              public void piece(int cell, int position, int size) {
                if (cell != value) {
                  owned.add(cell);
                }
              }
            });
    owned.forEach(space::free);
  }

  /** Deletes a value; tells whether there was one of that name. */
  boolean delete(int key, String name) {
    Offsets known = cells.values().of(key);
    int list = cells.values().list(key);
    for (int i = 0; i < known.size(); i++) {
      if (NameOrder.INSTANCE.same(cells.values().name(known.get(i)), name)) {
        free(known.get(i));
        for (int k = i; k < known.size() - 1; k++) {
          image.bytes().putInt(image.data(list) + 4 * k, known.get(k + 1));
        }
        if (known.size() == 1) {
          space.free(list);
          list = Layout.NONE;
        }
        setList(key, list, known.size() - 1);
        return true;
      }
    }
    return false;
  }

  private void free(int value) {
    freeData(value);
    space.free(value);
  }

  /** Frees all values of a key and their list. */
  void deleteAll(int key) {
    int list = cells.values().list(key);
    if (list == Layout.NONE) {
      return;
    }
    Offsets known = cells.values().of(key);
    for (int i = 0; i < known.size(); i++) {
      free(known.get(i));
    }
    space.free(list);
    setList(key, Layout.NONE, 0);
  }
}
