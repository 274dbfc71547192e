package org.ntacl.benchmarks;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ntacl.access.AccessPolicy;
import org.ntacl.access.PolicyCompiler;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
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
 * One descriptor in bytes, and so many checks of one token: compiled first, or looked at as it is
 * each time. The index of trustees has met the SIDs before, as in a hive or a store.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CompileBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class CompileBenchmark {
  @Param({"5", "40"})
  private int entries;

  @Param({"1", "2", "3", "4"})
  private int checks;

  private byte[] bytes;
  private PolicyCompiler compiler;
  private AccessToken token;
  private ByteWalk walk;
  private Set<Sid> sids;

  /** Makes the bytes, the token and an index that knows the trustees. */
  @Setup
  public void prepare() {
    CheckWorld world = new CheckWorld(6);
    bytes = SelfRelative.encode(world.lastMatches(entries));
    token = world.strangerAmongUsers(40);
    compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    sids = HashSetWalk.sidsOf(token);
    walk = new ByteWalk(sids);
    if (compiled() != checks || overBytes() != checks || decodedAndWalked() != checks) {
      throw new IllegalStateException("not granted");
    }
  }

  /** Compiled from the bytes, and checked. */
  @Benchmark
  public int compiled() {
    AccessPolicy policy = compiler.compile(bytes);
    int granted = 0;
    for (int i = 0; i < checks; i++) {
      granted += policy.check(token, CheckWorld.READ) >= 0 ? 1 : 0;
    }
    return granted;
  }

  /** Checked over the bytes, nothing made of them and nothing verified. */
  @Benchmark
  public int overBytes() {
    int granted = 0;
    for (int i = 0; i < checks; i++) {
      granted += walk.check(bytes, CheckWorld.READ) ? 1 : 0;
    }
    return granted;
  }

  /** Decoded once, and walked over with a set of SIDs. */
  @Benchmark
  public int decodedAndWalked() {
    SecurityDescriptor descriptor = SelfRelative.decode(bytes);
    int granted = 0;
    for (int i = 0; i < checks; i++) {
      granted += HashSetWalk.check(descriptor, sids, CheckWorld.READ) ? 1 : 0;
    }
    return granted;
  }
}
