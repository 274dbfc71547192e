package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.Bytes;

/**
 * Any bytes are read as a hive, checked, walked and replayed without an exception, in time and
 * memory that grow with the file; what is sound can be edited and stays sound.
 */
class HiveFuzzTest {
  /** A hive and its log make at most so many times as many bytes, and the padding of files. */
  private static final int GROWTH = 8;

  /** What any file may take besides. */
  private static final long MEMORY = 64L << 20;

  /** Small hives with everything in them. */
  static Stream<Arguments> hives() {
    return Stream.concat(
            Stream.of(Trees.plain()),
            Stream.of(1, 2, 3).map(seed -> new Trees(new Random(seed)).any(4 * seed)))
        .flatMap(
            tree ->
                Stream.of(HiveWriter.VERSION_3, HiveWriter.VERSION_5)
                    .map(version -> HiveWriter.write(tree, version)))
        .map(hive -> Arguments.of((Object) hive.toArray()));
  }

  /** Small hives, each with a log behind it. */
  static Stream<Arguments> logs() {
    Bytes old = HiveWriter.write(Tree.of("R", Trees.ORDINARY), HiveWriter.VERSION_5);
    HiveEditor editor = Hive.read(old, HiveOptions.DEFAULT).edit();
    editor.setSecurity(editor.root(), Trees.PROTECTED);
    Bytes changed = editor.bytes();
    return Stream.of(
            Logs.entries(old, 1).entry(1, old, changed).bytes(), Logs.pages(changed, 2, old))
        .map(log -> Arguments.of((Object) joined(old, log)));
  }

  private static byte[] joined(Bytes hive, Bytes log) {
    byte[] all = new byte[hive.size() + log.size()];
    hive.copyTo(all, 0);
    log.copyTo(all, hive.size());
    // dirty, so that the log is used
    all[4]++;
    return all;
  }

  @MethodSource("hives")
  @FuzzTest(maxDuration = "10m")
  void read(byte[] data) {
    assertBounded(data, () -> readBothWays(data));
  }

  /**
   * Counts all that is allocated from beginning to end, garbage included: more than that cannot be
   * in use at any time.
   */
  private static void assertBounded(byte[] data, Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("bytes allocated for a file of %d", data.length)
        .isLessThan(MEMORY + (long) GROWTH * data.length);
  }

  private static void readBothWays(byte[] data) {
    // a mutated base block would fail its checksum and hide what is behind: both ways are tried
    for (Bytes bytes : List.of(Bytes.of(data), repaired(data))) {
      Hive hive = Hive.read(bytes, HiveOptions.DEFAULT);
      HiveReport report = hive.check();
      long keys = hive.keys().peek(HiveFuzzTest::readAll).count();
      assertThat(keys).isEqualTo(report.keys());
      report.diagnostics().forEach(found -> assertThat(found.offset()).isBetween(0, bytes.size()));
      if (report.isSound() && hive.root().isPresent()) {
        edit(hive);
      }
    }
  }

  private static Bytes repaired(byte[] data) {
    return data.length < BaseBlock.SIZE
        ? Bytes.EMPTY
        : HivePatch.of(Bytes.of(data)).checksum().bytes();
  }

  private static void readAll(HiveKey key) {
    assertThat(key.path()).isNotNull();
    key.className();
    key.lastWrittenTime();
    key.subkey("Services");
    key.values();
    key.security().ifPresent(HiveSecurity::tryDescriptor);
  }

  private static void edit(Hive hive) {
    HiveEditor editor = hive.edit();
    hive.keys()
        .filter(key -> key.securityId() != HiveKey.NO_SECURITY)
        .forEach(key -> editor.setSecurity(key, Trees.PROTECTED));
    for (HiveKey key : editor.root().subkeys()) {
      editor.deleteTree(key);
    }
    HiveReport report = editor.toHive().check();
    assertThat(report.isSound()).as("%s", report.diagnostics()).isTrue();
    assertThat(report.keys()).isEqualTo(1);
  }

  @MethodSource("logs")
  @FuzzTest(maxDuration = "10m")
  void replay(byte[] data) {
    assertBounded(data, () -> replayAll(data));
  }

  private static void replayAll(byte[] data) {
    int hiveSize = Math.min(data.length, BaseBlock.SIZE + Layout.PAGE);
    Bytes hive = Bytes.copyOfRange(data, 0, hiveSize);
    Bytes log = Bytes.copyOfRange(data, hiveSize, data.length);
    for (List<Bytes> logs : List.of(List.<Bytes>of(), List.of(log), List.of(log, log))) {
      HiveRecovery recovery = LogReplay.replay(hive, logs);
      assertThat(recovery.hive().size()).isLessThan(data.length * GROWTH + (1 << 20));
      Hive.read(recovery.hive(), HiveOptions.DEFAULT).check();
    }
  }
}
