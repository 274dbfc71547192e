package org.ntacl.wfp.model;

/** One flag of a structure of the filter engine. */
public interface WfpFlag extends WindowsName {
  /** Returns the bit, as a number of 32 bits. */
  int bits();

  /**
   * Tells whether a state dump writes the name; other bits stand in its hexadecimal rest (recorded:
   * dumps of 2023 and 2026).
   */
  default boolean isNamedInDumps() {
    return true;
  }
}
