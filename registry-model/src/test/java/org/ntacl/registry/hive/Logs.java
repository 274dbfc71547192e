package org.ntacl.registry.hive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.Bytes;

/** Makes logs of the pages that differ between two states of a hive. Not thread-safe. */
final class Logs {
  private static final int SECTOR = 512;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private Logs(Bytes header) {
    log.writeBytes(header.toArray());
  }

  private static Bytes header(Bytes hive, int type, int sequence) {
    ByteBuffer block = buffer(SECTOR);
    block.put(0, hive.toArray(), 0, SECTOR);
    block.putInt(BaseBlock.FILE_TYPE, type);
    block.putInt(BaseBlock.PRIMARY_SEQUENCE, sequence);
    block.putInt(BaseBlock.SECONDARY_SEQUENCE, sequence);
    BaseBlock.updateChecksum(block);
    return bytes(block);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Bytes bytes(ByteBuffer buffer) {
    byte[] content = new byte[buffer.capacity()];
    buffer.get(0, content);
    return Bytes.of(content);
  }

  /** Starts a log of the new format. */
  static Logs entries(Bytes hive, int sequence) {
    return new Logs(header(hive, BaseBlock.TYPE_ENTRY_LOG, sequence));
  }

  /** Appends an entry that leads from one state of the hive to another. */
  Logs entry(int sequence, Bytes from, Bytes to) {
    List<Integer> pages = differences(from, to, Layout.PAGE);
    int data = 40 + 8 * pages.size();
    int size = (data + Layout.PAGE * pages.size() + SECTOR - 1) / SECTOR * SECTOR;
    ByteBuffer entry = buffer(size);
    entry.putInt(0, 0x454C7648);
    entry.putInt(4, size);
    entry.putInt(12, sequence);
    entry.putInt(16, to.size() - BaseBlock.SIZE);
    entry.putInt(20, pages.size());
    for (int i = 0; i < pages.size(); i++) {
      entry.putInt(40 + 8 * i, pages.get(i) - BaseBlock.SIZE);
      entry.putInt(44 + 8 * i, Layout.PAGE);
      entry.put(data + i * Layout.PAGE, to.toArray(), pages.get(i), Layout.PAGE);
    }
    entry.putLong(24, Marvin32.hash(entry, 40, size));
    entry.putLong(32, Marvin32.hash(entry, 0, 32));
    log.writeBytes(bytes(entry).toArray());
    return this;
  }

  private static List<Integer> differences(Bytes from, Bytes to, int page) {
    List<Integer> pages = new ArrayList<>();
    for (int at = BaseBlock.SIZE; at < to.size(); at += page) {
      Bytes there = Bytes.copyOfRange(to.toArray(), at, at + page);
      if (at >= from.size() || !there.equals(Bytes.copyOfRange(from.toArray(), at, at + page))) {
        pages.add(at);
      }
    }
    return pages;
  }

  Bytes bytes() {
    return Bytes.of(log.toByteArray());
  }

  /** Returns a log of the old format. */
  static Bytes pages(Bytes to, int sequence, Bytes from) {
    Logs log = new Logs(header(to, BaseBlock.TYPE_LOG, sequence));
    int bins = to.size() - BaseBlock.SIZE;
    int bitmap = bins / SECTOR / 8;
    ByteBuffer head = buffer((4 + bitmap + SECTOR - 1) / SECTOR * SECTOR);
    head.putInt(0, 0x54524944);
    List<Integer> pages = differences(from, to, SECTOR);
    for (int at : pages) {
      int page = (at - BaseBlock.SIZE) / SECTOR;
      head.put(4 + page / 8, (byte) (head.get(4 + page / 8) | 1 << page % 8));
    }
    log.log.writeBytes(bytes(head).toArray());
    pages.forEach(at -> log.log.write(to.toArray(), at, SECTOR));
    return log.bytes();
  }
}
