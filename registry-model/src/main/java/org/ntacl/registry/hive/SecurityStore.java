package org.ntacl.registry.hive;

import java.util.HashMap;
import java.util.Map;
import org.ntacl.Bytes;

/**
 * The security cells of a hive that is being edited. Not thread-safe.
 *
 * <p>INVARIANT security-cells: one ring; each cell counts the keys that use it; no cell without
 * users; a descriptor is stored once.
 */
final class SecurityStore {
  private final HiveImage image;
  private final FreeSpace space;
  private final SecurityCells cells;
  private final Map<Bytes, Integer> byDescriptor = new HashMap<>();
  private int anchor;

  /**
   * Takes over the ring of a sound hive.
   *
   * @param anchor a cell of the ring, or NONE when there is no ring yet
   */
  SecurityStore(HiveImage image, FreeSpace space, int anchor) {
    this.image = image;
    this.space = space;
    this.cells = new SecurityCells(image, (fault, offset, what, expected) -> {});
    this.anchor = anchor;
    if (anchor != Layout.NONE) {
      int cell = anchor;
      do {
        byDescriptor.putIfAbsent(cells.read(cell).bytes(), cell);
        cell = cells.next(cell);
      } while (cell != anchor);
    }
  }

  /** Returns the cell of a descriptor with one more user; a new one follows the given cell. */
  int acquire(Bytes descriptor, int neighbour) {
    Integer known = byDescriptor.get(descriptor);
    if (known != null) {
      count(known, 1);
      return known;
    }
    int cell = space.allocate(Layout.SK_DESCRIPTOR + descriptor.size());
    int data = image.data(cell);
    image.bytes().putShort(data, (short) Layout.SK);
    image.bytes().putInt(data + Layout.SK_REFERENCES, 1);
    image.bytes().putInt(data + Layout.SK_SIZE, descriptor.size());
    descriptor.copyTo(image.bytes().array(), data + Layout.SK_DESCRIPTOR);
    insert(cell, neighbour == Layout.NONE ? anchor : neighbour);
    byDescriptor.put(descriptor, cell);
    return cell;
  }

  private void insert(int cell, int neighbour) {
    if (neighbour == Layout.NONE) {
      link(cell, cell);
      anchor = cell;
      return;
    }
    int next = cells.next(neighbour);
    link(neighbour, cell);
    link(cell, next);
  }

  private void link(int from, int to) {
    image.bytes().putInt(image.data(from) + Layout.SK_NEXT, to);
    image.bytes().putInt(image.data(to) + Layout.SK_PREVIOUS, from);
  }

  /** Gives a cell one more user. */
  void share(int cell) {
    count(cell, 1);
  }

  private void count(int cell, int change) {
    int references = cells.references(cell);
    image.bytes().putInt(image.data(cell) + Layout.SK_REFERENCES, references + change);
  }

  /** Takes one user from a cell, and the cell from the ring when it was the last. */
  void release(int cell) {
    if (cells.references(cell) > 1) {
      count(cell, -1);
      return;
    }
    byDescriptor.remove(cells.read(cell).bytes(), cell);
    int next = cells.next(cell);
    int previous = cells.previous(cell);
    link(previous, next);
    if (anchor == cell) {
      anchor = next == cell ? Layout.NONE : next;
    }
    space.free(cell);
  }

  Bytes descriptor(int cell) {
    return cells.read(cell).bytes();
  }
}
