package org.ntacl.benchmarks;

import java.util.concurrent.TimeUnit;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * SDDL into the model: the grammar beside a plain scanner written by hand, the floor. No other Java
 * library reads SDDL.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ParseBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ParseBenchmark {
  @Param({"REGISTRY", "DOMAIN_40", "DIRECTORY"})
  private String input;

  private String text;

  /** Makes the input. */
  @Setup
  public void prepare() {
    text = Input.valueOf(input).sddl();
  }

  /** The reader that users get. */
  @Benchmark
  public SecurityDescriptor grammar() {
    return Sddl.parse(text);
  }

  /** The floor. */
  @Benchmark
  public SecurityDescriptor floor() {
    return new PlainScanner(text).read();
  }
}
