package org.ntacl.cli.explain;

/**
 * Something about a descriptor that its owner should know.
 *
 * @param code a stable name for programs, as in {@code broad-write}
 * @param entry the number of the entry it is about, counted from 1 in its list; 0 when it is about
 *     no single entry
 * @param list {@code DACL} or {@code SACL}, empty when it is about neither
 * @param message what it is, in words
 */
record Finding(String code, String list, int entry, String message) {

  static Finding ofWhole(String code, String message) {
    return new Finding(code, "", 0, message);
  }

  static Finding ofList(String code, String list, String message) {
    return new Finding(code, list, 0, message);
  }

  /** Returns where and what, in one line. */
  String line() {
    if (entry > 0) {
      return list + " entry " + entry + ": " + message;
    }
    return list.isEmpty() ? message : list + ": " + message;
  }
}
