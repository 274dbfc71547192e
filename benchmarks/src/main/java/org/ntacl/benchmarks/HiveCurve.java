package org.ntacl.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ntacl.registry.audit.HiveAudit;
import org.ntacl.registry.hive.HiveWriter;

/**
 * Measures how walks and audits grow with the number of keys, over hives that it makes itself.
 *
 * <pre>{@code
 * java -Xmx1g -XX:+UseParallelGC -cp benchmarks/target/benchmarks.jar \
 *     org.ntacl.benchmarks.HiveCurve
 * }</pre>
 *
 * <p>CPU time of the whole process, the best of several rounds; the heap that is in use while the
 * hive and its audit are kept, after a collection.
 */
public final class HiveCurve {
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);

  /** The clock ticks every 10 ms: what is timed at once is work on at least so many keys. */
  private static final int KEYS_TIMED = 400_000;

  private static final int ROUNDS = 5;

  private static final double NANOS_PER_MS = 1e6;
  private static final double MEGA = 1 << 20;

  private HiveCurve() {}

  /**
   * Measures.
   *
   * @param args nothing, or the greatest number of keys
   * @throws IOException when a temporary file cannot be written
   */
  public static void main(String[] args) throws IOException {
    int greatest = args.length > 0 ? Integer.parseInt(args[0]) : Integer.MAX_VALUE;
    System.out.println(
        "   keys  file MB   walk ms  audit ms   ns/key walk  audit  heap MB  of file");
    for (int size : SIZES) {
      if (size <= greatest) {
        Path file = Files.createTempFile("ntacl", ".hive");
        try {
          write(size, file);
          measure(size, file);
        } finally {
          Files.delete(file);
        }
      }
    }
  }

  /** Writes a hive of a number of keys. */
  static void write(int keys, Path file) throws IOException {
    Files.write(file, HiveWriter.write(GeneratedKey.root(keys), HiveWriter.VERSION_5).toArray());
  }

  private static void measure(int size, Path file) throws IOException {
    int repeats = Math.max(1, KEYS_TIMED / size);
    double walk = Double.MAX_VALUE;
    double audit = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      walk = Math.min(walk, cpu(repeats, () -> HiveWork.walk(file)));
      audit = Math.min(audit, cpu(repeats, () -> HiveWork.audit(file).keyCount()));
    }
    HiveAudit kept = HiveWork.audit(file);
    double heap;
    try {
      heap = heapInUse();
    } finally {
      Reference.reachabilityFence(kept);
    }
    double megabytes = Files.size(file) / MEGA;
    System.out.printf(
        Locale.ROOT,
        "%7d %8.1f %9.2f %9.2f %13.0f %6.0f %8.1f %8.2f%n",
        size,
        megabytes,
        walk,
        audit,
        walk * NANOS_PER_MS / size,
        audit * NANOS_PER_MS / size,
        heap,
        heap / megabytes);
  }

  /** Something that is measured; it never returns 0. */
  private interface Work {
    long run() throws IOException;
  }

  private static double cpu(int repeats, Work work) throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long before = system.getProcessCpuTime();
    for (int i = 0; i < repeats; i++) {
      if (work.run() == 0) {
        throw new IllegalStateException("no keys");
      }
    }
    return (system.getProcessCpuTime() - before) / (NANOS_PER_MS * repeats);
  }

  private static double heapInUse() {
    System.gc();
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        used += pool.getCollectionUsage().getUsed();
      }
    }
    return used / MEGA;
  }
}
