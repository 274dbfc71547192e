package org.ntacl.registry.hive;

/** What a key of a differencing hive (minor version 6) means for the key below it. */
public enum KeyLayering {
  /** The key is merged with the one below. */
  NORMAL,
  /** The key below is deleted; nothing else is stored here. */
  TOMBSTONE,
  /** The key stands in place of the one below, whose subkeys are merged. */
  SUPERSEDE_LOCAL,
  /** The key and its subkeys stand in place of those below. */
  SUPERSEDE_TREE;

  static KeyLayering ofCode(int code) {
    return switch (code) {
      case 1 -> TOMBSTONE;
      case 2 -> SUPERSEDE_LOCAL;
      case 3 -> SUPERSEDE_TREE;
      default -> NORMAL;
    };
  }
}
