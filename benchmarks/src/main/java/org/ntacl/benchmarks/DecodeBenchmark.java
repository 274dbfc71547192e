package org.ntacl.benchmarks;

import java.util.concurrent.TimeUnit;
import org.ntacl.benchmarks.peers.Peer;
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
 * Self-relative bytes into each library's model, everything copied.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar DecodeBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DecodeBenchmark {
  @Param({"REGISTRY", "DOMAIN_40", "DIRECTORY"})
  private String input;

  @Param({"NTACL", "ADSDDL", "SMBJ", "JCIFS_NG"})
  private String library;

  private Peer peer;
  private byte[] bytes;

  /** Makes the input. A library that cannot read it fails here. */
  @Setup
  public void prepare() {
    peer = Peer.valueOf(library);
    bytes = Input.valueOf(input).bytes();
  }

  /** The operation. */
  @Benchmark
  public Object decode() {
    return peer.decode(bytes);
  }
}
