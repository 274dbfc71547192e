package org.ntacl.benchmarks;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ntacl.access.AccessPolicy;
import org.ntacl.access.PolicyCompiler;
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
 * What a check costs with the number of groups: forty entries, the last one matches.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar GroupCurveBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class GroupCurveBenchmark {
  @Param({"4", "16", "40", "100", "300", "1000"})
  private int groups;

  private AccessToken token;
  private AccessPolicy policy;
  private BareLoop loop;
  private long[] bits;
  private SecurityDescriptor descriptor;
  private Set<Sid> sids;

  /** Makes the descriptor and the token in their three forms. */
  @Setup
  public void prepare() {
    CheckWorld world = new CheckWorld(2);
    token = world.strangerAmongUsers(groups);
    descriptor = world.lastMatches(40);
    policy = PolicyCompiler.forType(ObjectTypes.FILE).compile(descriptor);
    BareLoop.Ids ids = new BareLoop.Ids();
    loop = new BareLoop(descriptor, ids);
    bits = ids.of(token);
    sids = HashSetWalk.sidsOf(token);
    if (!policy() || !bareLoop() || !hashSetWalk()) {
      throw new IllegalStateException("not granted");
    }
  }

  /** The compiled policy. */
  @Benchmark
  public boolean policy() {
    return policy.check(token, CheckWorld.READ) >= 0;
  }

  /** The floor. */
  @Benchmark
  public boolean bareLoop() {
    return loop.check(bits, CheckWorld.READ);
  }

  /** What a careful programmer writes. */
  @Benchmark
  public boolean hashSetWalk() {
    return HashSetWalk.check(descriptor, sids, CheckWorld.READ);
  }
}
