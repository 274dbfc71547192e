package org.ntacl.registry.hive;

/** Signatures, and offsets inside the data of cells. */
final class Layout {
  /** The offset that means none. */
  static final int NONE = -1;

  /** The unit in which files and bins grow. */
  static final int PAGE = 4096;

  /** The greatest depth of keys (Windows: registry element size limits). */
  static final int MAX_DEPTH = 512;

  static final int NK = 0x6B6E;
  static final int VK = 0x6B76;
  static final int SK = 0x6B73;
  static final int LF = 0x666C;
  static final int LH = 0x686C;
  static final int LI = 0x696C;
  static final int RI = 0x6972;
  static final int DB = 0x6264;

  static final int BIN = 0x6E696268;
  static final int BIN_HEADER = 32;

  static final int NK_FLAGS = 2;
  static final int NK_WRITTEN = 4;
  static final int NK_LAYERING = 13;
  static final int NK_PARENT = 16;
  static final int NK_SUBKEY_COUNT = 20;
  static final int NK_VOLATILE_COUNT = 24;
  static final int NK_SUBKEY_LIST = 28;
  static final int NK_VOLATILE_LIST = 32;
  static final int NK_VALUE_COUNT = 36;
  static final int NK_VALUE_LIST = 40;
  static final int NK_SECURITY = 44;
  static final int NK_CLASS = 48;
  static final int NK_LARGEST_SUBKEY_NAME = 52;
  static final int NK_LARGEST_CLASS = 56;
  static final int NK_LARGEST_VALUE_NAME = 60;
  static final int NK_LARGEST_DATA = 64;
  static final int NK_NAME_LENGTH = 72;
  static final int NK_CLASS_LENGTH = 74;
  static final int NK_NAME = 76;

  static final int VK_NAME_LENGTH = 2;
  static final int VK_DATA_SIZE = 4;
  static final int VK_DATA = 8;
  static final int VK_TYPE = 12;
  static final int VK_FLAGS = 16;
  static final int VK_NAME = 20;
  static final int VK_LATIN_NAME = 1;
  static final int VK_TOMBSTONE = 2;
  static final int VK_INLINE = 0x8000_0000;

  static final int SK_NEXT = 4;
  static final int SK_PREVIOUS = 8;
  static final int SK_REFERENCES = 12;
  static final int SK_SIZE = 16;
  static final int SK_DESCRIPTOR = 20;

  static final int LIST_COUNT = 2;
  static final int LIST_ENTRIES = 4;

  static final int DB_COUNT = 2;
  static final int DB_LIST = 4;
  static final int DB_SIZE = 8;

  /** What one segment of large data holds. */
  static final int SEGMENT = 16344;

  private Layout() {}

  /** Returns the two letters of a signature, or its digits. */
  static String signature(int value) {
    char first = (char) (value & 0xFF);
    char second = (char) (value >> 8 & 0xFF);
    return first > ' ' && first < 0x7F && second > ' ' && second < 0x7F
        ? "`" + first + second + "`"
        : "0x%04x".formatted(value);
  }
}
