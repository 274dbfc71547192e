package org.ntacl.registry.hive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ntacl.Bytes;

/**
 * Brings a hive that was not completely written up to date from its logs (registry file format,
 * recovery): what Windows does when it loads such a hive.
 *
 * <p>Logs of the old format ("DIRT", one set of pages) and of the new one ("HvLE", Windows 8.1 and
 * later, many entries, usually in two files) are known. All methods are pure and thread-safe; they
 * never throw on bad bytes.
 */
public final class LogReplay {
  private final ByteBuffer primary;
  private final FaultList faults = new FaultList(1000);
  private final boolean isPrimaryUsable;

  private LogReplay(ByteBuffer primary) {
    this.primary = primary;
    this.isPrimaryUsable =
        primary.limit() >= BaseBlock.CHECKED_SIZE
            && primary.getInt(0) == BaseBlock.SIGNATURE
            && BaseBlock.isChecksumCorrect(primary);
  }

  /**
   * Replays logs into a hive.
   *
   * @param hive the content of the hive file
   * @param logs the contents of its log files, in any order; stale and foreign ones are left out
   * @return the content afterwards, and what was done; the same content when the hive was complete
   *     or no log fits
   */
  public static HiveRecovery replay(Bytes hive, List<Bytes> logs) {
    LogReplay replay = new LogReplay(buffer(hive));
    if (replay.isPrimaryUsable && !BaseBlock.read(replay.primary).isDirty()) {
      return replay.unchanged(hive);
    }
    return replay.run(hive, logs.stream().map(LogReplay::buffer).toList());
  }

  private static ByteBuffer buffer(Bytes bytes) {
    return ByteBuffer.wrap(bytes.toArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private HiveRecovery unchanged(Bytes hive) {
    int sequence =
        primary.limit() >= BaseBlock.CHECKED_SIZE
            ? primary.getInt(BaseBlock.SECONDARY_SEQUENCE)
            : 0;
    return new HiveRecovery(hive, 0, sequence, faults.kept());
  }

  private HiveRecovery run(Bytes hive, List<ByteBuffer> logs) {
    List<EntryLog> entryLogs = new ArrayList<>();
    List<ByteBuffer> pageLogs = new ArrayList<>();
    for (ByteBuffer log : logs) {
      if (isLog(log)) {
        if (log.getInt(BaseBlock.FILE_TYPE) == BaseBlock.TYPE_ENTRY_LOG) {
          entryLogs.add(EntryLog.read(log, limit(logs), faults));
        } else {
          pageLogs.add(log);
        }
      }
    }
    entryLogs.removeIf(log -> log.entries().isEmpty());
    if (!entryLogs.isEmpty()) {
      return replayEntries(hive, entryLogs);
    }
    return pageLogs.stream()
        .filter(this::fits)
        .max(Comparator.comparingInt(log -> log.getInt(BaseBlock.PRIMARY_SEQUENCE)))
        .map(log -> replayPages(hive, log))
        .orElseGet(() -> unchanged(hive));
  }

  /** A hive cannot grow by more than what its logs hold; files are padded to 256 KiB. */
  private long limit(List<ByteBuffer> logs) {
    return primary.limit() + (1L << 18) + logs.stream().mapToLong(ByteBuffer::limit).sum();
  }

  private boolean isLog(ByteBuffer log) {
    if (log.limit() == 0) {
      return false;
    }
    if (log.limit() < BaseBlock.CHECKED_SIZE || log.getInt(0) != BaseBlock.SIGNATURE) {
      faults.report(HiveFault.LOG_UNUSABLE, 0, "no base block in the log", "`regf`");
      return false;
    }
    if (!BaseBlock.isChecksumCorrect(log)) {
      faults.report(
          HiveFault.LOG_UNUSABLE,
          BaseBlock.CHECKSUM,
          "checksum 0x%08x in the log".formatted(log.getInt(BaseBlock.CHECKSUM)),
          "0x%08x".formatted(BaseBlock.checksum(log)));
      return false;
    }
    int type = log.getInt(BaseBlock.FILE_TYPE);
    if (type != BaseBlock.TYPE_LOG
        && type != BaseBlock.TYPE_LOG_OF_2000
        && type != BaseBlock.TYPE_ENTRY_LOG) {
      faults.report(HiveFault.LOG_UNUSABLE, BaseBlock.FILE_TYPE, "file type " + type, "1, 2 or 6");
      return false;
    }
    return true;
  }

  private HiveRecovery replayEntries(Bytes hive, List<EntryLog> logs) {
    logs.sort((a, b) -> Integer.compareUnsigned(a.first(), b.first()));
    List<EntryLog> usable = logs;
    if (!isPrimaryUsable) {
      // without a base block nothing says where the older log ends
      usable = logs.subList(logs.size() - 1, logs.size());
    }
    int start = isPrimaryUsable ? primary.getInt(BaseBlock.SECONDARY_SEQUENCE) : 0;
    List<EntryLog.Entry> entries = new ArrayList<>();
    for (EntryLog log : usable) {
      for (EntryLog.Entry entry : log.entries()) {
        boolean isNew = Integer.compareUnsigned(entry.sequence(), start) >= 0;
        boolean isNext =
            entries.isEmpty() || entry.sequence() == entries.get(entries.size() - 1).sequence() + 1;
        if (isNew && isNext) {
          entries.add(entry);
        }
      }
    }
    if (entries.isEmpty()) {
      return unchanged(hive);
    }
    ByteBuffer header = isPrimaryUsable ? primary : usable.get(0).bytes();
    return applyEntries(header, entries);
  }

  private HiveRecovery applyEntries(ByteBuffer header, List<EntryLog.Entry> entries) {
    int size = primary.limit();
    for (EntryLog.Entry entry : entries) {
      size = Math.max(size, BaseBlock.SIZE + entry.binsSize());
    }
    ByteBuffer result = copy(header, size);
    for (EntryLog.Entry entry : entries) {
      entry.writePages(result);
    }
    EntryLog.Entry last = entries.get(entries.size() - 1);
    result.putInt(BaseBlock.BINS_SIZE, last.binsSize());
    result.putInt(BaseBlock.FLAGS, result.getInt(BaseBlock.FLAGS) & ~1 | (last.flags() & 1));
    return finish(result, entries.size(), last.sequence() + 1);
  }

  /** Returns the primary, longer if need be, with the base block of a file. */
  private ByteBuffer copy(ByteBuffer header, int size) {
    byte[] array = new byte[size];
    primary.get(0, array, 0, primary.limit());
    header.get(0, array, 0, BaseBlock.CHECKED_SIZE);
    return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
  }

  private HiveRecovery finish(ByteBuffer result, int applied, int sequence) {
    result.putInt(BaseBlock.FILE_TYPE, BaseBlock.TYPE_HIVE);
    result.putInt(BaseBlock.PRIMARY_SEQUENCE, sequence);
    result.putInt(BaseBlock.SECONDARY_SEQUENCE, sequence);
    BaseBlock.updateChecksum(result);
    byte[] content = new byte[result.limit()];
    result.get(0, content);
    return new HiveRecovery(Bytes.of(content), applied, sequence, faults.kept());
  }

  /** Tells whether a log of the old format belongs to what the hive holds. */
  private boolean fits(ByteBuffer log) {
    boolean complete =
        log.getInt(BaseBlock.PRIMARY_SEQUENCE) == log.getInt(BaseBlock.SECONDARY_SEQUENCE);
    long written = log.getLong(BaseBlock.LAST_WRITTEN);
    long expected;
    if (isPrimaryUsable) {
      expected = primary.getLong(BaseBlock.LAST_WRITTEN);
    } else if (primary.limit() >= BaseBlock.SIZE + Layout.BIN_HEADER) {
      // the first bin repeats the time of the base block
      expected = primary.getLong(BaseBlock.SIZE + 20);
    } else {
      expected = ~written;
    }
    if (complete && written == expected && PageLog.isUsable(log, primary.limit())) {
      return true;
    }
    faults.report(
        HiveFault.LOG_UNUSABLE,
        BaseBlock.LAST_WRITTEN,
        "log written at 0x%016x".formatted(written),
        "a complete one of 0x%016x".formatted(expected));
    return false;
  }

  private HiveRecovery replayPages(Bytes hive, ByteBuffer log) {
    int binsSize = log.getInt(BaseBlock.BINS_SIZE);
    ByteBuffer result = copy(log, Math.max(primary.limit(), BaseBlock.SIZE + binsSize));
    if (!PageLog.writePages(log, result)) {
      faults.report(
          HiveFault.LOG_ENTRY, log.limit(), "log that ends before its last page", "all pages");
      return unchanged(hive);
    }
    return finish(result, 1, log.getInt(BaseBlock.PRIMARY_SEQUENCE) + 1);
  }
}
