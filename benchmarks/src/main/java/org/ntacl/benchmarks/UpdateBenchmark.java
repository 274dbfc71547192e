package org.ntacl.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ntacl.assign.Inheritance;
import org.ntacl.assign.InheritanceMode;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateBehaviour;
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
 * Changing and inheriting, beside reading and writing the same descriptor: {@link Input#REGISTRY},
 * five entries.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar UpdateBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class UpdateBenchmark {
  private byte[] bytes;
  private SecurityDescriptor descriptor;
  private Acl newDacl;
  private AccessToken caller;
  private Inheritance child;

  /** Makes the input. */
  @Setup
  public void prepare() {
    bytes = Input.REGISTRY.bytes();
    descriptor = Input.REGISTRY.descriptor();
    newDacl = Sddl.parse("D:PAI(A;CI;GA;;;BA)(A;CI;KA;;;SY)(A;CI;KR;;;BU)").dacl();
    caller = AccessToken.of(Sid.parse("S-1-5-18")).primaryGroup(Sid.parse("S-1-5-18")).build();
    child =
        new Inheritance(
            ObjectKind.KEY,
            Optional.of(Sid.parse("S-1-5-21-1-2-3-1105")),
            Optional.of(Sid.parse("S-1-5-18")));
  }

  /** What the others are measured against: read and written once. */
  @Benchmark
  public byte[] decodeAndEncode() {
    return SelfRelative.encode(SelfRelative.decode(bytes));
  }

  /** One component through a handle. */
  @Benchmark
  public Object mergeOneComponent() {
    return SecurityUpdate.of(UpdateBehaviour.KERNEL, ObjectKind.KEY, descriptor)
        .withDacl(newDacl)
        .by(caller)
        .through(AccessMask.WRITE_DAC)
        .apply();
  }

  /** The entries that a child gets from a parent with five. */
  @Benchmark
  public List<Ace> inheritFromFive() {
    return child.from(descriptor.dacl(), InheritanceMode.AUTO);
  }

  /** The whole descriptor of a new key below a parent with five entries. */
  @Benchmark
  public Object newKey() {
    return NewObjectSecurity.of(ObjectKind.KEY).below(descriptor).by(caller).assign();
  }
}
