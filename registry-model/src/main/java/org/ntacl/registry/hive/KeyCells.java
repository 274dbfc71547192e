package org.ntacl.registry.hive;

import java.util.Optional;

/** Reads key cells (nk). Offsets given to any method but {@link #isKey} are those of keys. */
final class KeyCells {
  static final int LATIN_NAME = 0x20;
  static final int PREDEFINED_HANDLE = 0x40;

  private final HiveImage image;
  private final Faults faults;

  KeyCells(HiveImage image, Faults faults) {
    this.image = image;
    this.faults = faults;
  }

  /** Checks that an offset, found at a position, is that of a key. */
  boolean isKey(int cell, int from) {
    return image.isCell(cell, from, Layout.NK, Layout.NK_NAME, faults);
  }

  int flags(int key) {
    return image.u16(image.data(key) + Layout.NK_FLAGS);
  }

  int field(int key, int field) {
    return image.i32(image.data(key) + field);
  }

  String name(int key) {
    int data = image.data(key);
    int size = image.u16(data + Layout.NK_NAME_LENGTH);
    int room = image.dataSize(key) - Layout.NK_NAME;
    if (size > room) {
      faults.report(
          HiveFault.NAME_OVERRUN,
          data + Layout.NK_NAME_LENGTH,
          "key name of %d bytes".formatted(size),
          "at most the %d bytes left".formatted(room));
      size = room;
    }
    boolean latin = (flags(key) & LATIN_NAME) != 0;
    if (!latin && (size & 1) != 0) {
      faults.report(
          HiveFault.ODD_TEXT_LENGTH,
          data + Layout.NK_NAME_LENGTH,
          "key name of %d bytes".formatted(size),
          "an even number");
    }
    return image.text(data + Layout.NK_NAME, size, latin);
  }

  Optional<String> className(int key) {
    int data = image.data(key);
    int size = image.u16(data + Layout.NK_CLASS_LENGTH);
    int cell = field(key, Layout.NK_CLASS);
    if (size == 0
        || cell == Layout.NONE
        || !image.isCell(cell, data + Layout.NK_CLASS, "class", faults)) {
      return Optional.empty();
    }
    if (size > image.dataSize(cell)) {
      faults.report(
          HiveFault.CELL_OVERRUN,
          data + Layout.NK_CLASS_LENGTH,
          "class of %d bytes".formatted(size),
          "at most the %d bytes of its cell".formatted(image.dataSize(cell)));
      size = image.dataSize(cell);
    }
    if ((size & 1) != 0) {
      faults.report(
          HiveFault.ODD_TEXT_LENGTH,
          data + Layout.NK_CLASS_LENGTH,
          "class of %d bytes".formatted(size),
          "an even number");
    }
    return Optional.of(image.text(image.data(cell), size, false));
  }

  /** Returns the offset of the key's security cell, or NONE when there is none or none is there. */
  int security(int key) {
    int cell = field(key, Layout.NK_SECURITY);
    if (cell == Layout.NONE) {
      if (layering(key) != KeyLayering.TOMBSTONE) {
        faults.report(
            HiveFault.SECURITY_OFFSET,
            image.data(key) + Layout.NK_SECURITY,
            "key without security",
            "the offset of a security cell");
      }
      return Layout.NONE;
    }
    if (image.isCell(cell, Layout.SK, Layout.SK_DESCRIPTOR)) {
      return cell;
    }
    int from = image.data(key) + Layout.NK_SECURITY;
    Faults here =
        (fault, offset, what, expected) ->
            faults.report(HiveFault.SECURITY_OFFSET, from, what, expected);
    return image.isCell(cell, from, Layout.SK, Layout.SK_DESCRIPTOR, here) ? cell : Layout.NONE;
  }

  /** Returns what a key means in a differencing hive. */
  KeyLayering layering(int key) {
    // layered keys are known to minor version 6 only; before, the byte was spare
    return image.i32(BaseBlock.MINOR) < 6
        ? KeyLayering.NORMAL
        : KeyLayering.ofCode(image.u8(image.data(key) + Layout.NK_LAYERING) & 3);
  }
}
