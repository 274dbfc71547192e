package org.ntacl.benchmarks;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ntacl.access.AccessPolicy;
import org.ntacl.access.PolicyCompiler;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
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
 * One token of forty groups and one descriptor, over and over: a key's of five entries, and one of
 * forty entries of which the last one matches.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CheckBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class CheckBenchmark {
  @Param({"KEY", "LAST_OF_40"})
  private String input;

  private static final int KEY_READ = 0x0002_0019;

  /** A key's descriptor as below HKLM, with the entry for Users last. */
  private static final String KEY_OF_FIVE =
      "O:BAG:SYD:PAI(A;CI;KA;;;BA)(A;CI;KA;;;SY)(A;CI;KA;;;CO)(A;CI;KR;;;AC)(A;CI;KR;;;BU)";

  private int want;
  private AccessToken token;
  private AccessToken sharedToken;
  private AccessPolicy policy;
  private AccessPolicy sharedPolicy;
  private BareLoop loop;
  private long[] bits;
  private SecurityDescriptor descriptor;
  private Set<Sid> sids;
  private RecordWalk records;

  /** Makes the descriptor and the token in their three forms. */
  @Setup
  public void prepare() {
    boolean isKey = input.equals("KEY");
    CheckWorld world = new CheckWorld(1);
    token = world.strangerAmongUsers(40);
    descriptor = isKey ? Sddl.parse(KEY_OF_FIVE) : world.lastMatches(40);
    want = isKey ? KEY_READ : CheckWorld.READ;
    ObjectType type = isKey ? ObjectTypes.KEY : ObjectTypes.FILE;
    policy = PolicyCompiler.forType(type).compile(descriptor);
    sharedToken = token.toBuilder().build();
    sharedPolicy = world.compilerOfMany(type).compile(descriptor);
    BareLoop.Ids ids = new BareLoop.Ids();
    loop = new BareLoop(descriptor, ids);
    bits = ids.of(token);
    sids = HashSetWalk.sidsOf(token);
    records = new RecordWalk(descriptor, token);
    if (!policy() || !sharedPolicy() || !bareLoop() || !hashSetWalk() || !recordWalk()) {
      throw new IllegalStateException("not granted");
    }
  }

  /** The compiled policy, of a compiler that has met its trustees before in another order. */
  @Benchmark
  public boolean sharedPolicy() {
    return sharedPolicy.check(sharedToken, want) >= 0;
  }

  /** The compiled policy, on its own. */
  @Benchmark
  public boolean policy() {
    return policy.check(token, want) >= 0;
  }

  /** The floor. */
  @Benchmark
  public boolean bareLoop() {
    return loop.check(bits, want);
  }

  /** What a careful programmer writes, with records for SIDs. */
  @Benchmark
  public boolean recordWalk() {
    return records.check(want);
  }

  /** The same with ntacl's SIDs, which keep their hashes and are one object for each common SID. */
  @Benchmark
  public boolean hashSetWalk() {
    return HashSetWalk.check(descriptor, sids, want);
  }
}
