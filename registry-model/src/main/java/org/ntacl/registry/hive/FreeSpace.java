package org.ntacl.registry.hive;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The free cells of a hive that is being edited: allocates the smallest that fits, joins neighbours
 * when cells are freed, and appends bins when there is none. Not thread-safe.
 *
 * <p>INVARIANT free-cells: both maps hold exactly the free cells of the image.
 */
final class FreeSpace {
  /** Windows keeps hives below 2 GiB, and so do arrays. */
  private static final int MAX_FILE = Integer.MAX_VALUE - Layout.PAGE;

  private static final int CELL_HEADER = 4;

  private final HiveImage image;
  private final NavigableMap<Integer, Integer> byOffset = new TreeMap<>();
  private final NavigableMap<Integer, NavigableSet<Integer>> bySize = new TreeMap<>();

  FreeSpace(HiveImage image) {
    this.image = image;
    CellMap.scan(image, this::add, (fault, offset, what, expected) -> {});
  }

  private void add(int cell, int size) {
    byOffset.put(cell, size);
    bySize.computeIfAbsent(size, unused -> new TreeSet<>()).add(cell);
  }

  private void remove(int cell, int size) {
    byOffset.remove(cell);
    NavigableSet<Integer> cells = bySize.get(size);
    cells.remove(cell);
    if (cells.isEmpty()) {
      bySize.remove(size);
    }
  }

  /**
   * Checks that cells of so many bytes can still be allocated, so that an edit need not stop
   * halfway.
   *
   * @throws IllegalStateException when the hive would become too large
   */
  void require(long bytes) {
    if (image.length() + bytes + Layout.PAGE > MAX_FILE) {
      throw new IllegalStateException(
          "no room for %d bytes in a hive of %d".formatted(bytes, image.length()));
    }
  }

  /** Allocates a cell and returns its offset; its data are zero. */
  int allocate(int dataSize) {
    return allocate(dataSize, Set.of());
  }

  /** Allocates a cell that does not begin at one of some offsets. */
  int allocate(int dataSize, Set<Integer> avoided) {
    int size = CELL_HEADER + dataSize + 7 & ~7;
    int cell = find(size, avoided);
    if (cell == Layout.NONE) {
      cell = appendBin(size);
    }
    int found = byOffset.get(cell);
    remove(cell, found);
    int taken = found;
    if (found > size) {
      taken = size;
      add(cell + size, found - size);
      image.bytes().putInt(HiveImage.position(cell + size), found - size);
    }
    int position = HiveImage.position(cell);
    image.bytes().putInt(position, -taken);
    Arrays.fill(image.bytes().array(), position + CELL_HEADER, position + taken, (byte) 0);
    return cell;
  }

  private int find(int size, Set<Integer> avoided) {
    for (NavigableSet<Integer> cells : bySize.tailMap(size, true).values()) {
      for (int cell : cells) {
        if (!avoided.contains(cell)) {
          return cell;
        }
      }
    }
    return Layout.NONE;
  }

  /** Appends a bin that is one free cell, and returns that cell. */
  private int appendBin(int cellSize) {
    require(Layout.BIN_HEADER + (long) cellSize);
    int binSize = (Layout.BIN_HEADER + cellSize + Layout.PAGE - 1) / Layout.PAGE * Layout.PAGE;
    int offset = image.i32(BaseBlock.BINS_SIZE);
    int start = BaseBlock.SIZE + offset;
    extend(start + binSize);
    Arrays.fill(image.bytes().array(), start, start + binSize, (byte) 0);
    ByteBuffer bytes = image.bytes();
    bytes.putInt(start, Layout.BIN);
    bytes.putInt(start + 4, offset);
    bytes.putInt(start + 8, binSize);
    bytes.putInt(start + Layout.BIN_HEADER, binSize - Layout.BIN_HEADER);
    bytes.putInt(BaseBlock.BINS_SIZE, offset + binSize);
    image.addBin(start, start + binSize);
    int cell = offset + Layout.BIN_HEADER;
    add(cell, binSize - Layout.BIN_HEADER);
    return cell;
  }

  /** Makes the file so long at least. */
  private void extend(int length) {
    ByteBuffer bytes = image.bytes();
    if (length <= bytes.limit()) {
      return;
    }
    if (length <= bytes.capacity()) {
      bytes.limit(length);
      return;
    }
    int capacity = (int) Math.min(MAX_FILE, length + (long) length / 2);
    byte[] longer = new byte[capacity];
    bytes.get(0, longer, 0, bytes.limit());
    image.replace(ByteBuffer.wrap(longer).limit(length));
  }

  /** Frees a cell; it becomes one with free neighbours in its bin. */
  void free(int cell) {
    int position = HiveImage.position(cell);
    int size = image.end(cell) - position;
    int start = cell;
    Integer behind = byOffset.get(cell + size);
    if (behind != null && image.binStart(position) == image.binStart(position + size)) {
      remove(cell + size, behind);
      size += behind;
    }
    Map.Entry<Integer, Integer> before = byOffset.lowerEntry(cell);
    if (before != null
        && before.getKey() + before.getValue() == cell
        && image.binStart(HiveImage.position(before.getKey())) == image.binStart(position)) {
      remove(before.getKey(), before.getValue());
      start = before.getKey();
      size += before.getValue();
    }
    add(start, size);
    image.bytes().putInt(HiveImage.position(start), size);
  }
}
