package org.ntacl.registry.hive;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A log of the new format (Windows 8.1 and later): entries, each a set of pages with a sequence
 * number and two hashes. Immutable as long as nobody changes the buffer.
 */
final class EntryLog {
  private static final int SECTOR = 512;
  private static final int SIGNATURE = 0x454C7648;
  private static final int HEADER = 40;
  private static final int HASHED_HEADER = 32;

  private final ByteBuffer bytes;
  private final List<Entry> entries;

  private EntryLog(ByteBuffer bytes, List<Entry> entries) {
    this.bytes = bytes;
    this.entries = List.copyOf(entries);
  }

  ByteBuffer bytes() {
    return bytes;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Returns the sequence number of the first entry; there must be one. */
  int first() {
    return entries.get(0).sequence();
  }

  /**
   * Reads the entries up to the first that is damaged or not the next one.
   *
   * @param maxFile how large a hive may become
   */
  static EntryLog read(ByteBuffer log, long maxFile, Faults faults) {
    List<Entry> entries = new ArrayList<>();
    int sequence = log.getInt(BaseBlock.PRIMARY_SEQUENCE);
    int at = SECTOR;
    while (at <= log.limit() - HEADER && log.getInt(at) == SIGNATURE) {
      Entry entry = new Entry(log, at);
      if (entry.sequence() != sequence) {
        // entries of an earlier round follow
        break;
      }
      if (!entry.isSound(maxFile)) {
        faults.report(
            HiveFault.LOG_ENTRY, at, "damaged log entry " + sequence, "an entry with right hashes");
        break;
      }
      entries.add(entry);
      at += entry.size();
      sequence++;
    }
    return new EntryLog(log, entries);
  }

  /** One entry of a log. */
  static final class Entry {
    private final ByteBuffer log;
    private final int at;

    Entry(ByteBuffer log, int at) {
      this.log = log;
      this.at = at;
    }

    int size() {
      return log.getInt(at + 4);
    }

    int flags() {
      return log.getInt(at + 8);
    }

    int sequence() {
      return log.getInt(at + 12);
    }

    int binsSize() {
      return log.getInt(at + 16);
    }

    private int pages() {
      return log.getInt(at + 20);
    }

    boolean isSound(long maxFile) {
      int size = size();
      return size >= HEADER
          && size % SECTOR == 0
          && size <= log.limit() - at
          && binsSize() > 0
          && binsSize() % Layout.PAGE == 0
          && (long) binsSize() + BaseBlock.SIZE <= Math.min(maxFile, Integer.MAX_VALUE)
          && pages() >= 0
          && pages() <= (size - HEADER) / 8
          && log.getLong(at + 24) == Marvin32.hash(log, at + HEADER, at + size)
          && log.getLong(at + 32) == Marvin32.hash(log, at, at + HASHED_HEADER)
          && arePagesInside();
    }

    private boolean arePagesInside() {
      long data = HEADER + 8L * pages();
      for (int i = 0; i < pages(); i++) {
        int offset = log.getInt(at + HEADER + 8 * i);
        int length = log.getInt(at + HEADER + 8 * i + 4);
        if (offset < 0 || length < 0 || offset > binsSize() - length) {
          return false;
        }
        data += length;
      }
      return data <= size();
    }

    /** Writes the pages into a hive that is large enough. */
    void writePages(ByteBuffer hive) {
      int data = at + HEADER + 8 * pages();
      for (int i = 0; i < pages(); i++) {
        int offset = log.getInt(at + HEADER + 8 * i);
        int length = log.getInt(at + HEADER + 8 * i + 4);
        hive.put(BaseBlock.SIZE + offset, log, data, length);
        data += length;
      }
    }
  }
}
