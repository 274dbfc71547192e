package org.ntacl.registry.hive;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Creates and frees key cells of a hive that is being edited. Not thread-safe. */
final class KeyStore {
  private static final int MAX_NAME = 255;
  private static final int MAX_CLASS = 32_767;
  private static final int LARGEST_NAME_MASK = 0xFFFF;

  private final HiveImage image;
  private final FreeSpace space;
  private final Cells cells;

  /** Where keys were deleted: no new one begins there, lest an old view show it. */
  private final Set<Integer> deleted = new HashSet<>();

  KeyStore(HiveImage image, FreeSpace space, Cells cells) {
    this.image = image;
    this.space = space;
    this.cells = cells;
  }

  /**
   * Checks the name and class of a new key.
   *
   * @throws IllegalArgumentException when Windows would not take them
   */
  static void check(String name, Optional<String> className) {
    if (name.isEmpty() || name.length() > MAX_NAME || name.indexOf('\\') >= 0) {
      throw new IllegalArgumentException(
          "key name `%s`, expected 1 to %d characters without backslash"
              .formatted(Names.shown(name), MAX_NAME));
    }
    if (className.isPresent() && className.get().length() > MAX_CLASS) {
      throw new IllegalArgumentException(
          "class of %d characters, expected at most %d"
              .formatted(className.get().length(), MAX_CLASS));
    }
  }

  /** Creates a key cell without security, values and subkeys; no list holds it yet. */
  int create(int parent, String name, Optional<String> className, long written, int flags) {
    boolean latin = Text.isLatin(name);
    int nameSize = Text.size(name, latin);
    int key = space.allocate(Layout.NK_NAME + nameSize, deleted);
    int data = image.data(key);
    image.bytes().putShort(data, (short) Layout.NK);
    int ownFlags = flags & ~KeyCells.LATIN_NAME | (latin ? KeyCells.LATIN_NAME : 0);
    image.bytes().putShort(data + Layout.NK_FLAGS, (short) ownFlags);
    image.bytes().putLong(data + Layout.NK_WRITTEN, written);
    image.bytes().putInt(data + Layout.NK_PARENT, parent);
    image.bytes().putInt(data + Layout.NK_SUBKEY_LIST, Layout.NONE);
    image.bytes().putInt(data + Layout.NK_VOLATILE_LIST, Layout.NONE);
    image.bytes().putInt(data + Layout.NK_VALUE_LIST, Layout.NONE);
    image.bytes().putInt(data + Layout.NK_SECURITY, Layout.NONE);
    image.bytes().putInt(data + Layout.NK_CLASS, Layout.NONE);
    image.bytes().putShort(data + Layout.NK_NAME_LENGTH, (short) nameSize);
    Text.write(name, latin, image.bytes(), data + Layout.NK_NAME);
    className.filter(text -> !text.isEmpty()).ifPresent(text -> setClass(key, text));
    if (parent != Layout.NONE) {
      noteLargest(parent, Layout.NK_LARGEST_SUBKEY_NAME, LARGEST_NAME_MASK, 2 * name.length());
      className.ifPresent(
          text -> noteLargest(parent, Layout.NK_LARGEST_CLASS, -1, 2 * text.length()));
    }
    return key;
  }

  private void setClass(int key, String text) {
    int cell = space.allocate(2 * text.length());
    Text.write(text, false, image.bytes(), image.data(cell));
    image.bytes().putInt(image.data(key) + Layout.NK_CLASS, cell);
    image.bytes().putShort(image.data(key) + Layout.NK_CLASS_LENGTH, (short) (2 * text.length()));
  }

  private void noteLargest(int key, int field, int mask, int size) {
    int at = image.data(key) + field;
    int known = image.i32(at);
    if (size > (known & mask)) {
      image.bytes().putInt(at, known & ~mask | size);
    }
  }

  /** Frees a key cell and its class; nothing else may belong to it any more. */
  void free(int key) {
    if (cells.keys().className(key).isPresent()) {
      space.free(cells.keys().field(key, Layout.NK_CLASS));
    }
    space.free(key);
    deleted.add(key);
  }

  boolean isDeleted(int key) {
    return deleted.contains(key);
  }
}
