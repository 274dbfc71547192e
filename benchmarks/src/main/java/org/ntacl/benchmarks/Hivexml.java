package org.ntacl.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** The program of libhivex that prints a hive as XML. */
final class Hivexml {
  private static final double MILLIS = 1000;

  private Hivexml() {}

  /**
   * Returns the median of the CPU time that it needs, what the system does for it included.
   *
   * @return milliseconds; empty where it is not installed
   */
  static OptionalDouble cpuMillis(Path file, int rounds) throws IOException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      OptionalDouble time = once(file);
      if (time.isEmpty()) {
        return time;
      }
      times.add(time.getAsDouble());
    }
    Collections.sort(times);
    return OptionalDouble.of(times.get(rounds / 2));
  }

  /** Has the shell take the time, which counts what its children have used. */
  private static OptionalDouble once(Path file) throws IOException {
    Process shell =
        new ProcessBuilder(
                "bash",
                "-c",
                "TIMEFORMAT='%3U %3S'; time hivexml \"$0\" >/dev/null 2>&1",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (shell.waitFor() != 0) {
        return OptionalDouble.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    }
    String[] parts = answer.strip().split(" ", -1);
    return OptionalDouble.of(
        MILLIS * (Double.parseDouble(parts[0]) + Double.parseDouble(parts[1])));
  }
}
