package org.ntacl.registry.hive;

import java.util.BitSet;

/** Where the cells of a hive begin, and which of them are used. Not thread-safe. */
final class CellMap {
  private final HiveImage image;
  private final BitSet allocated = new BitSet();
  private final BitSet claimed = new BitSet();

  /** Takes the free cells of a hive, in the order of their offsets. */
  @FunctionalInterface
  interface FreeCells {
    /** Takes a free cell. */
    void free(int cell, int size);
  }

  private CellMap(HiveImage image) {
    this.image = image;
  }

  /** Goes through the cells of all bins. */
  static CellMap scan(HiveImage image, FreeCells freeCells, Faults faults) {
    CellMap map = new CellMap(image);
    long position = BaseBlock.SIZE;
    while (position < image.length()) {
      int page = (int) position;
      if (image.binStart(page) == page) {
        map.scanBin(page, image.binEnd(page), freeCells, faults);
        position = ((long) image.binEnd(page) + Layout.PAGE - 1) / Layout.PAGE * Layout.PAGE;
      } else {
        position += Layout.PAGE;
      }
    }
    return map;
  }

  private void scanBin(int start, int end, FreeCells freeCells, Faults faults) {
    int position = start + Layout.BIN_HEADER;
    while (position <= end - 8) {
      int size = image.i32(position);
      if (!image.fits(position, size)) {
        faults.report(
            HiveFault.CELL_SIZE,
            position,
            "cell of size " + size,
            "a multiple of 8, at most the %d bytes left in the bin".formatted(end - position));
        return;
      }
      int cell = position - BaseBlock.SIZE;
      if (size < 0) {
        allocated.set(cell >> 3);
      } else {
        freeCells.free(cell, size);
      }
      position += Math.abs(size);
    }
    if (position != end) {
      faults.report(
          HiveFault.CELL_SIZE, position, (end - position) + " bytes behind cells", "a cell");
    }
  }

  /** Marks a cell as used; tells whether it is an allocated one that nothing else uses. */
  boolean claim(int cell, String what, Faults faults) {
    if (!allocated.get(cell >> 3)) {
      faults.report(
          HiveFault.CELL_NOT_ALLOCATED,
          HiveImage.position(cell),
          what + " between cells",
          "an allocated cell");
      return false;
    }
    if (claimed.get(cell >> 3)) {
      faults.report(
          HiveFault.CELL_SHARED,
          HiveImage.position(cell),
          "%s in a cell that has another use".formatted(what),
          "a cell of its own");
      return false;
    }
    claimed.set(cell >> 3);
    return true;
  }

  /** Returns the allocated cells that nothing has claimed, by offset / 8. */
  BitSet unclaimed() {
    BitSet rest = (BitSet) allocated.clone();
    rest.andNot(claimed);
    return rest;
  }
}
