package org.ntacl.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessPolicy;
import org.ntacl.access.PolicyCompiler;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.token.AccessToken;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A check that a conditional entry with two claims decides, beside the plain one of five entries.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ConditionalCheckBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ConditionalCheckBenchmark {
  private static final String CONDITIONAL =
      "O:BAG:SYD:PAI(A;CI;KA;;;BA)(XA;CI;KR;;;BU;(@User.clearance >= 3 && @User.department =="
          + " \"sales\"))";

  private static final int KEY_READ = 0x0002_0019;

  /** More than a policy remembers outcomes for. */
  private static final int CROWD = 256;

  private final List<AccessToken> crowd = new ArrayList<>();
  private int next;
  private AccessToken token;
  private SecurityDescriptor descriptor;
  private AccessPolicy conditional;
  private AccessPolicy plain;

  /** Makes the policies and a token for which the condition holds. */
  @Setup
  public void prepare() {
    token =
        new CheckWorld(7)
            .strangerAmongUsers(40).toBuilder()
                .userClaims(
                    List.of(
                        Claim.of("Clearance", ClaimType.INT64, new IntegerValue(4)),
                        Claim.of("Department", ClaimType.STRING, new StringValue("Sales"))))
                .build();
    for (int i = 0; i < CROWD; i++) {
      crowd.add(token.toBuilder().build());
    }
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.KEY);
    descriptor = Sddl.parse(CONDITIONAL);
    conditional = compiler.compile(descriptor);
    plain = compiler.compile(Input.REGISTRY.descriptor());
    if (!conditional() || !conditionalEvaluated() || !plain() || !interpreted()) {
      throw new IllegalStateException("not granted");
    }
  }

  /** Compiled, two claims; the policy remembers what they came to. */
  @Benchmark
  public boolean conditional() {
    return conditional.check(token, KEY_READ) >= 0;
  }

  /** The same by so many tokens in turn that the condition is evaluated each time. */
  @Benchmark
  public boolean conditionalEvaluated() {
    next = next + 1 & CROWD - 1;
    return conditional.check(crowd.get(next), KEY_READ) >= 0;
  }

  /** Compiled, five entries without conditions. */
  @Benchmark
  public boolean plain() {
    return plain.check(token, KEY_READ) >= 0;
  }

  /** Not compiled, two claims. */
  @Benchmark
  public boolean interpreted() {
    return AccessCheck.forType(ObjectTypes.KEY)
        .check(descriptor, token, AccessMask.of(KEY_READ))
        .isGranted();
  }
}
