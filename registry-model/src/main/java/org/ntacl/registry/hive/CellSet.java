package org.ntacl.registry.hive;

import java.util.BitSet;
import java.util.HashSet;

/** Cells that have been met: what keeps work on hostile files within bounds. */
@FunctionalInterface
interface CellSet {
  /** Adds a cell; tells whether it was not there before. */
  boolean add(int cell);

  /** Returns a set for a few cells, such as those of one key. */
  static CellSet few() {
    return new HashSet<Integer>()::add;
  }

  /** Returns a set for any number of cells of one hive. */
  static CellSet many() {
    BitSet eighths = new BitSet();
    return cell -> {
      boolean isNew = !eighths.get(cell >> 3);
      eighths.set(cell >> 3);
      return isNew;
    };
  }
}
