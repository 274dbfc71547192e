package org.ntacl.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks and audits of hives need less than four times the file. What the thread allocates from
 * beginning to end is counted, garbage included: more than that cannot be in use at any time.
 */
class HiveMemoryTest {
  private static final int TIMES = 4;
  private static final int KEYS = 20_000;

  @TempDir private Path folder;

  /** Something that is looked at. */
  private interface Work {
    long run(Path file) throws IOException;
  }

  private static void assertBounded(Path file) throws IOException {
    assertBounded("walk", file, HiveWork::walk);
    assertBounded("audit", file, hive -> HiveWork.audit(hive).keyCount());
  }

  private static void assertBounded(String name, Path file, Work work) throws IOException {
    assumeTrue(
        ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
            && threads.isThreadAllocatedMemoryEnabled(),
        "this JVM does not count the bytes that a thread allocates");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // what is loaded and linked once is not counted
    assertThat(work.run(file)).isPositive();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run(file);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    double ratio = (double) allocated / Files.size(file);
    System.out.printf("memory: %s of %s: %.2f times the file%n", name, file.getFileName(), ratio);
    assertThat(ratio).as(name).isLessThan(TIMES);
  }

  @Test
  void audit_generatedHive_needsLessThanFourTimesTheFile() throws IOException {
    Path file = folder.resolve("generated");
    HiveCurve.write(KEYS, file);

    assertBounded(file);
    assertThat(HiveWork.audit(file).keyCount()).isEqualTo(KEYS);
  }

  @Test
  void audit_recordedHive_needsLessThanFourTimesTheFile() throws IOException {
    Path file = Path.of(System.getProperty("ntacl.shared"), "hives", "dfwinreg", "UsrClass.dat");
    assumeTrue(Files.exists(file), () -> "skipped: no recorded hive at " + file);

    assertBounded(file);
  }
}
