package org.ntacl.registry.hive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ntacl.Bytes;

/**
 * The bytes of a hive file and where its bins are, so that every offset can be checked in constant
 * time before it is followed.
 *
 * <p>Positions count from the start of the file, offsets of cells from the start of the bins.
 * Thread-safe as long as nobody edits it; only {@link HiveEditor} does, on an image of its own.
 */
final class HiveImage {
  private ByteBuffer bytes;

  /** By page of the file: position of the bin that the page belongs to, 0 for none. */
  private int[] binStart;

  /** By page of the file: position behind the bin that the page belongs to. */
  private int[] binEnd;

  private int cellHeader = 4;

  HiveImage(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    int pages = pages(bytes.capacity());
    this.binStart = new int[pages];
    this.binEnd = new int[pages];
  }

  private static int pages(int size) {
    return (int) (((long) size + Layout.PAGE - 1) / Layout.PAGE);
  }

  ByteBuffer bytes() {
    return bytes;
  }

  int length() {
    return bytes.limit();
  }

  /** Replaces the bytes by a longer array that begins with them. */
  void replace(ByteBuffer longer) {
    bytes = longer.order(ByteOrder.LITTLE_ENDIAN);
    int pages = pages(bytes.capacity());
    binStart = Arrays.copyOf(binStart, pages);
    binEnd = Arrays.copyOf(binEnd, pages);
  }

  /** Declares the bytes between two positions to be a bin. */
  void addBin(int start, int end) {
    for (int page = start / Layout.PAGE; page < pages(end); page++) {
      binStart[page] = start;
      binEnd[page] = end;
    }
  }

  /** Returns the position of the bin that a position lies in, 0 for none. */
  int binStart(int position) {
    int page = position / Layout.PAGE;
    return page < binStart.length ? binStart[page] : 0;
  }

  /** Returns the position behind the bin that a position lies in. */
  int binEnd(int position) {
    return binEnd[position / Layout.PAGE];
  }

  /** Returns the number of bytes before the data of a cell: 4, or 8 in the oldest hives. */
  int cellHeader() {
    return cellHeader;
  }

  void cellHeader(int size) {
    cellHeader = size;
  }

  static int position(int cell) {
    return cell + BaseBlock.SIZE;
  }

  /** Returns the position of a cell's data. */
  int data(int cell) {
    return cell + BaseBlock.SIZE + cellHeader;
  }

  /** Returns the position behind a cell that {@link #isCell} has accepted. */
  int end(int cell) {
    return cell + BaseBlock.SIZE + Math.abs(bytes.getInt(cell + BaseBlock.SIZE));
  }

  /** Returns the size of the data of a cell that {@link #isCell} has accepted. */
  int dataSize(int cell) {
    return end(cell) - data(cell);
  }

  /**
   * Checks that an allocated cell may begin at an offset: inside a bin, of a size that fits.
   *
   * @param cell the offset
   * @param from position of the field that held the offset
   * @param what what the cell should hold
   */
  boolean isCell(int cell, int from, String what, Faults faults) {
    return isAllocated(cell) || isReported(cell, from, what, faults);
  }

  private boolean isAllocated(int cell) {
    if (!isInBin(cell)) {
      return false;
    }
    int position = position(cell);
    int size = bytes.getInt(position);
    return size < 0 && fits(position, size) && -size >= cellHeader + 4;
  }

  /** Reports why an offset is not that of an allocated cell; never true. */
  private boolean isReported(int cell, int from, String what, Faults faults) {
    if (!isInBin(cell)) {
      faults.report(
          HiveFault.CELL_OFFSET,
          from,
          "%s at offset 0x%x".formatted(what, cell),
          "a multiple of 8 inside a bin");
      return false;
    }
    int position = position(cell);
    int size = bytes.getInt(position);
    if (!fits(position, size) || Math.abs(size) < cellHeader + 4) {
      faults.report(
          HiveFault.CELL_SIZE,
          position,
          "cell of size %d for %s".formatted(size, what),
          "a multiple of 8 inside the bin");
    } else {
      faults.report(
          HiveFault.CELL_NOT_ALLOCATED,
          position,
          "free cell for %s".formatted(what),
          "an allocated cell");
    }
    return false;
  }

  private boolean isInBin(int cell) {
    if (cell < 0 || (cell & 7) != 0 || cell > length() - BaseBlock.SIZE - 8) {
      return false;
    }
    int position = position(cell);
    int start = binStart(position);
    return start != 0 && position >= start + Layout.BIN_HEADER && position <= binEnd(position) - 8;
  }

  /** Tells whether a cell of a size, negative when allocated, fits where it begins. */
  boolean fits(int position, int size) {
    if (size == 0 || size == Integer.MIN_VALUE || (size & 7) != 0) {
      return false;
    }
    return Math.abs(size) <= binEnd(position) - position;
  }

  /** Tells whether an allocated cell begins at an offset, with a signature and enough data. */
  boolean isCell(int cell, int signature, int minimum) {
    return isAllocated(cell)
        && dataSize(cell) >= Math.max(2, minimum)
        && u16(data(cell)) == signature;
  }

  /** Checks that an allocated cell begins at an offset, with a signature and enough data. */
  boolean isCell(int cell, int from, int signature, int minimum, Faults faults) {
    // every key passes here: what messages need is made when there is something to report
    return isCell(cell, signature, minimum) || isReported(cell, from, signature, minimum, faults);
  }

  private boolean isReported(int cell, int from, int signature, int minimum, Faults faults) {
    String what = Layout.signature(signature);
    if (!isCell(cell, from, what, faults)) {
      return false;
    }
    if (dataSize(cell) < Math.max(2, minimum)) {
      faults.report(
          HiveFault.CELL_OVERRUN,
          position(cell),
          "cell of %d bytes for %s".formatted(dataSize(cell), what),
          "at least %d".formatted(minimum));
    } else {
      faults.report(
          HiveFault.CELL_SIGNATURE,
          data(cell),
          "signature " + Layout.signature(u16(data(cell))),
          what);
    }
    return false;
  }

  int u8(int position) {
    return bytes.get(position) & 0xFF;
  }

  int u16(int position) {
    return bytes.getShort(position) & 0xFFFF;
  }

  int i32(int position) {
    return bytes.getInt(position);
  }

  long i64(int position) {
    return bytes.getLong(position);
  }

  byte[] array(int position, int size) {
    byte[] copy = new byte[size];
    bytes.get(position, copy);
    return copy;
  }

  Bytes octets(int position, int size) {
    return size == 0 ? Bytes.EMPTY : Bytes.of(array(position, size));
  }

  /** Returns a text of one byte or two for each unit. */
  String text(int position, int size, boolean latin) {
    if (latin) {
      return new String(array(position, size), StandardCharsets.ISO_8859_1);
    }
    // not by a charset: those replace lone surrogates
    char[] units = new char[size / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = bytes.getChar(position + 2 * i);
    }
    return new String(units);
  }
}
