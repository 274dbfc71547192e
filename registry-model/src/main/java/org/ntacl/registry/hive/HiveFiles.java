package org.ntacl.registry.hive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;

/** Opens hive files together with their logs. */
final class HiveFiles {
  private static final List<String> LOG_SUFFIXES =
      List.of(".LOG1", ".LOG2", ".LOG", ".log1", ".log2", ".log");

  private static final int PIECE = 1 << 17;

  private HiveFiles() {}

  static Hive open(Path file, HiveOptions options) throws IOException {
    ByteBuffer bytes = load(file, options.mapped());
    if (options.logs() && isDirty(bytes)) {
      List<Bytes> logs = new ArrayList<>();
      for (Path log : logs(file)) {
        logs.add(Bytes.of(Files.readAllBytes(log)));
      }
      byte[] content = new byte[bytes.limit()];
      bytes.get(0, content);
      HiveRecovery recovery = LogReplay.replay(Bytes.of(content), logs);
      if (recovery.isChanged()) {
        return Hive.of(ByteBuffer.wrap(recovery.hive().toArray()), options, Optional.of(recovery));
      }
      return Hive.of(bytes, options, Optional.of(recovery));
    }
    return Hive.of(bytes, options, Optional.empty());
  }

  private static boolean isDirty(ByteBuffer bytes) {
    return bytes.limit() >= BaseBlock.CHECKED_SIZE
        && bytes.getInt(0) == BaseBlock.SIGNATURE
        && BaseBlock.read(bytes).isDirty();
  }

  /** Returns the log files that stand beside a hive file. */
  static List<Path> logs(Path file) {
    List<Path> logs = new ArrayList<>();
    for (String suffix : LOG_SUFFIXES) {
      Path log = file.resolveSibling(file.getFileName() + suffix);
      if (Files.isRegularFile(log)) {
        logs.add(log);
      }
    }
    return logs;
  }

  private static ByteBuffer load(Path file, boolean mapped) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE - 8) {
        throw new IOException("%s has %d bytes, a hive has less than 2 GiB".formatted(file, size));
      }
      if (mapped && size > 0) {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
      while (bytes.hasRemaining() && readPiece(channel, bytes) >= 0) {
        // until full, or the file has become shorter
      }
      return bytes.flip();
    }
  }

  /**
   * Reads by pieces: a heap buffer is filled through a direct one of the size that is asked for.
   */
  private static int readPiece(FileChannel channel, ByteBuffer bytes) throws IOException {
    int limit = bytes.limit();
    bytes.limit(Math.min(limit, bytes.position() + PIECE));
    try {
      return channel.read(bytes);
    } finally {
      bytes.limit(limit);
    }
  }
}
