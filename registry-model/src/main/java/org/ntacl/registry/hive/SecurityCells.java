package org.ntacl.registry.hive;

/** Reads security cells (sk). Offsets given are those of such cells. */
final class SecurityCells {
  private final HiveImage image;
  private final Faults faults;

  SecurityCells(HiveImage image, Faults faults) {
    this.image = image;
    this.faults = faults;
  }

  HiveSecurity read(int cell) {
    int data = image.data(cell);
    int size = size(cell);
    return new HiveSecurity(
        cell,
        image.i32(data + Layout.SK_REFERENCES),
        image.octets(data + Layout.SK_DESCRIPTOR, size));
  }

  /** Returns how many bytes of descriptor there are. */
  int size(int cell) {
    int data = image.data(cell);
    int size = image.i32(data + Layout.SK_SIZE);
    int room = image.dataSize(cell) - Layout.SK_DESCRIPTOR;
    if (size < 0 || size > room) {
      faults.report(
          HiveFault.SECURITY_SIZE,
          data + Layout.SK_SIZE,
          "descriptor of %d bytes".formatted(Integer.toUnsignedLong(size)),
          "at most the %d bytes left".formatted(room));
      return room;
    }
    return size;
  }

  int next(int cell) {
    return image.i32(image.data(cell) + Layout.SK_NEXT);
  }

  int previous(int cell) {
    return image.i32(image.data(cell) + Layout.SK_PREVIOUS);
  }

  int references(int cell) {
    return image.i32(image.data(cell) + Layout.SK_REFERENCES);
  }

  /** Checks that a link of the ring leads to a security cell. */
  boolean isRingCell(int cell, int from) {
    Faults here =
        (fault, offset, what, expected) ->
            faults.report(HiveFault.SECURITY_RING, from, what, expected);
    return image.isCell(cell, from, Layout.SK, Layout.SK_DESCRIPTOR, here);
  }
}
