package org.ntacl.registry.hive;

/** Readers of all kinds of cells of one image that report to one place. */
final class Cells {
  private final KeyCells keys;
  private final SubkeyLists subkeys;
  private final ValueCells values;
  private final SecurityCells securities;

  Cells(HiveImage image, Faults faults) {
    this.keys = new KeyCells(image, faults);
    this.subkeys = new SubkeyLists(image, keys, faults);
    this.values = new ValueCells(image, keys, faults);
    this.securities = new SecurityCells(image, faults);
  }

  KeyCells keys() {
    return keys;
  }

  SubkeyLists subkeys() {
    return subkeys;
  }

  ValueCells values() {
    return values;
  }

  SecurityCells securities() {
    return securities;
  }
}
