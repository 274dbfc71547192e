package org.ntacl.registry.hive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.ntacl.Bytes;

/**
 * Replaces a file so that after a crash it is the old one or the new one: the new content goes into
 * a file beside it, onto the disk, and then in its place in one step.
 */
final class AtomicSave {
  private AtomicSave() {}

  static void save(Path file, Bytes content, SaveOptions options) throws IOException {
    // a link to a hive stays a link
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (options.backup() && Files.exists(target)) {
      replace(
          target.resolveSibling(target.getFileName() + ".bak"),
          Bytes.of(Files.readAllBytes(target)),
          target);
    }
    replace(target, content, target);
    if (options.resetLogs()) {
      // only now: a complete hive ignores its logs, so a crash before this line does no harm
      for (Path log : HiveFiles.logs(target)) {
        FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
            .close();
      }
    }
  }

  private static void replace(Path target, Bytes content, Path likeness) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(folder, target.getFileName() + ".", ".tmp");
    try {
      copyPermissions(likeness, fresh);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content.toArray());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    forceFolder(folder);
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view != null && Files.exists(from)) {
      view.setPermissions(Files.getPosixFilePermissions(from));
    }
  }

  /** Puts the new name onto the disk, where folders can be opened at all. */
  private static void forceFolder(Path folder) throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
