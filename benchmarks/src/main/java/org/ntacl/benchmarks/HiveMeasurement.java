package org.ntacl.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures the reading and the audit of a hive file beside hivexml, in one run.
 *
 * <pre>{@code
 * java -XX:+UseParallelGC -cp benchmarks/target/benchmarks.jar \
 *     org.ntacl.benchmarks.HiveMeasurement ../shared/hives/dfwinreg/UsrClass.dat
 * }</pre>
 *
 * <p>All figures are CPU time of whole processes, so that collecting garbage counts, medians over
 * many rounds in turn. The first seconds, in which code is compiled, do not count for ntacl.
 */
public final class HiveMeasurement {
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int ROUNDS = 15;
  private static final int REPEATS = 150;
  private static final double NANOS_PER_MS = 1e6;

  private final Path file;

  /** Takes away what a compiler could leave out otherwise. */
  private long sink;

  private HiveMeasurement(Path file) {
    this.file = file;
  }

  /** Something that is measured. */
  private interface Work {
    long run() throws IOException;
  }

  /**
   * Measures.
   *
   * @param args the file
   * @throws IOException when it cannot be read
   */
  public static void main(String[] args) throws IOException {
    new HiveMeasurement(Path.of(args[0])).run();
  }

  private void run() throws IOException {
    List<Work> works =
        List.of(
            () -> HiveWork.walk(file),
            () -> HiveWork.walkAll(file),
            () -> HiveWork.audit(file).keyCount());
    long end = System.nanoTime() + WARM_UP_NANOS;
    while (System.nanoTime() < end) {
      for (Work work : works) {
        sink += work.run();
      }
    }
    List<List<Double>> times = new ArrayList<>();
    works.forEach(work -> times.add(new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < works.size(); i++) {
        times.get(i).add(cpu(works.get(i)));
      }
    }
    double walk = median(times.get(0));
    double all = median(times.get(1));
    double audit = median(times.get(2));
    print("walk: names and descriptors", walk);
    print("walk: all that a hive holds", all);
    print("walk and audit for ten principals", audit);
    System.out.printf(Locale.ROOT, "audit / walk: %.2f, at most 1.2%n", audit / walk);
    Hivexml.cpuMillis(file, ROUNDS)
        .ifPresentOrElse(
            hivexml -> {
              print("hivexml", hivexml);
              System.out.printf(Locale.ROOT, "walk / hivexml: %.3f, at most 0.5%n", walk / hivexml);
              System.out.printf(
                  Locale.ROOT, "walk over everything / hivexml: %.3f%n", all / hivexml);
            },
            () -> System.out.println("hivexml is not installed"));
    System.out.println("(" + sink + ")");
  }

  private double cpu(Work work) throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long before = system.getProcessCpuTime();
    for (int i = 0; i < REPEATS; i++) {
      sink += work.run();
    }
    return (system.getProcessCpuTime() - before) / (NANOS_PER_MS * REPEATS);
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  private static void print(String what, double millis) {
    System.out.printf(Locale.ROOT, "%-34s %8.2f ms CPU%n", what, millis);
  }
}
