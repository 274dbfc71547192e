package org.ntacl.cli.identity;

import java.util.List;

/**
 * A field of a buffer in words.
 *
 * @param name its name in MS-PAC
 * @param values what it holds: one text, or one for each element of a list
 * @param isList whether it is a list, so that one value is not the whole
 */
record PacField(String name, List<String> values, boolean isList) {
  /** Copies the list. */
  PacField {
    values = List.copyOf(values);
  }

  static PacField of(String name, Object value) {
    return new PacField(name, List.of(String.valueOf(value)), false);
  }

  static PacField list(String name, List<String> values) {
    return new PacField(name, values, true);
  }
}
