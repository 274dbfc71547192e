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
 * Each library's model into self-relative bytes, a new array every time.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar EncodeBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class EncodeBenchmark {
  @Param({"REGISTRY", "DOMAIN_40", "DIRECTORY"})
  private String input;

  @Param({"NTACL", "ADSDDL", "SMBJ"})
  private String library;

  private Peer peer;
  private Object descriptor;

  /** Makes the input. A library that cannot read it fails here. */
  @Setup
  public void prepare() {
    peer = Peer.valueOf(library);
    descriptor = peer.decode(Input.valueOf(input).bytes());
  }

  /** The operation. */
  @Benchmark
  public byte[] encode() {
    return peer.encode(descriptor);
  }
}
