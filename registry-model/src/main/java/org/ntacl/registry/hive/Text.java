package org.ntacl.registry.hive;

import java.nio.ByteBuffer;

/** Writes names and classes: one byte for each unit where all fit, two otherwise. */
final class Text {
  private Text() {}

  /** Tells whether all units fit into a byte. */
  static boolean isLatin(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** Returns the size in bytes. */
  static int size(String text, boolean latin) {
    return latin ? text.length() : 2 * text.length();
  }

  static void write(String text, boolean latin, ByteBuffer target, int at) {
    for (int i = 0; i < text.length(); i++) {
      if (latin) {
        target.put(at + i, (byte) text.charAt(i));
      } else {
        target.putChar(at + 2 * i, text.charAt(i));
      }
    }
  }
}
