package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntacl.Bytes;

class CrashSafetyTest {
  private static final int SAVES = 200;

  @TempDir private Path folder;

  @Test
  void save_killedAtAnyMoment_leavesTheOldFileOrTheNewOne() throws Exception {
    Path file = folder.resolve("hive");
    List<Bytes> versions = List.of(SaveLoop.version(0).bytes(), SaveLoop.version(1).bytes());
    Files.write(file, versions.get(0).toArray());
    Random random = new Random();
    int saves = 0;
    int kills = 0;
    Set<Bytes> met = new HashSet<>();
    while (saves < SAVES) {
      saves += saveUntilKilled(file, 1 + random.nextInt(40), random.nextInt(4_000_000));
      kills++;
      Bytes found = Bytes.of(Files.readAllBytes(file));
      assertThat(versions.contains(found))
          .as("after kill %d and %d saves: %d bytes", kills, saves, found.size())
          .isTrue();
      met.add(found);
    }
    System.out.printf(
        "crash safety: %d saves, %d kills, %d versions met%n", saves, kills, met.size());
    assertThat(kills).isGreaterThan(1);
  }

  /** Lets another process save, kills it some nanoseconds after a save, and counts the saves. */
  private static int saveUntilKilled(Path file, int saves, int nanoseconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SaveLoop.class.getName(),
                file.toString(),
                Integer.toString(SAVES * 10))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int done = 0;
    try (BufferedReader output = process.inputReader()) {
      while (done < saves) {
        assertThat(output.readLine()).as("line %d", done).isEqualTo(Integer.toString(done));
        done++;
      }
      TimeUnit.NANOSECONDS.sleep(nanoseconds);
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
    return done;
  }

  @Test
  void save_resetsLogsAndKeepsABackup() throws IOException {
    Path file = Files.write(folder.resolve("hive"), SaveLoop.version(0).bytes().toArray());
    Path log = Files.write(folder.resolve("hive.LOG1"), new byte[512]);
    Hive hive = Hive.open(file, HiveOptions.DEFAULT);
    HiveEditor editor = hive.edit();
    editor.setSecurity(editor.root(), Trees.PROTECTED);
    editor.save(file, new SaveOptions(true, true));
    assertThat(Bytes.of(Files.readAllBytes(file))).isEqualTo(editor.bytes());
    assertThat(Bytes.of(Files.readAllBytes(folder.resolve("hive.bak")))).isEqualTo(hive.bytes());
    assertThat(log).isEmptyFile();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("hive", "hive.bak", "hive.LOG1");
    }
  }

  @Test
  void save_keepsLogsPermissionsAndLinks() throws IOException {
    Path target = Files.write(folder.resolve("target"), SaveLoop.version(0).bytes().toArray());
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
    Path log = Files.write(folder.resolve("target.LOG2"), new byte[7]);
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    Hive hive = Hive.open(link, HiveOptions.DEFAULT);
    hive.edit().save(link, new SaveOptions(false, false));
    assertThat(link).isSymbolicLink();
    assertThat(log).hasSize(7);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r-----");
    assertThat(Bytes.of(Files.readAllBytes(target))).isEqualTo(hive.bytes());
  }

  @Test
  void open_dirtyHiveWithLogs_savedIsClean() throws IOException {
    Bytes old = SaveLoop.version(0).bytes();
    HiveEditor editor = Hive.read(old, HiveOptions.DEFAULT).edit();
    editor.setSecurity(editor.root(), Trees.PROTECTED);
    Bytes changed = editor.bytes();
    Path file = folder.resolve("dirty");
    Files.write(file, HivePatch.of(old).put32(4, 2).checksum().bytes().toArray());
    Files.write(
        folder.resolve("dirty.LOG1"),
        Logs.entries(old, 1).entry(1, old, changed).bytes().toArray());
    Hive alone = Hive.open(file, HiveOptions.DEFAULT.logs(false));
    assertThat(alone.isDirty()).isTrue();
    Hive recovered = Hive.open(file, HiveOptions.DEFAULT.mapped(true));
    assertThat(recovered.recovery().orElseThrow().entriesApplied()).isEqualTo(1);
    recovered.edit().save(file, SaveOptions.DEFAULT);
    assertThat(Bytes.of(Files.readAllBytes(file))).isEqualTo(changed);
    assertThat(Hive.open(file, HiveOptions.DEFAULT).recovery()).isEmpty();
  }
}
