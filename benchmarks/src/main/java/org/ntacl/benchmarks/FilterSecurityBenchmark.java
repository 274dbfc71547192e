package org.ntacl.benchmarks;

import java.util.concurrent.TimeUnit;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sddl.Sddl;
import org.ntacl.token.AccessToken;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateBehaviour;
import org.ntacl.wfp.EngineHandle;
import org.ntacl.wfp.EngineOptions;
import org.ntacl.wfp.FilterEngine;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.SessionInfo;
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
 * Setting the DACL of a filter by key, with all that the engine does besides, beside the bare merge
 * of the same lists.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar FilterSecurityBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FilterSecurityBenchmark {
  private static final SecurityInformation DACL = SecurityInformation.of(SecurityInformation.DACL);
  private static final ObjectKind LEAF = ObjectKind.privateLeaf(ObjectTypes.WFP.mapping());

  private final SecurityDescriptor one = Sddl.parse("D:(A;;GA;;;BA)(A;;GR;;;BU)");
  private final SecurityDescriptor other = Sddl.parse("D:(A;;GA;;;BA)(D;;SD;;;BU)");

  private AccessToken administrator;
  private EngineHandle session;
  private Filter filter;
  private SecurityDescriptor container;
  private SecurityDescriptor current;
  private boolean turn;

  /** Makes an engine with a filter. */
  @Setup
  public void prepare() {
    administrator = FilterEngineBenchmark.administrator();
    FilterEngine engine = FilterEngine.create(EngineOptions.DEFAULT);
    session = engine.open(administrator, SessionInfo.builder().build());
    filter = FilterEngineBenchmark.filter(1);
    session.add(filter);
    container = engine.security(ObjectClass.FILTER);
    current = engine.contents().find(ObjectClass.FILTER, filter.key()).orElseThrow().security();
    current = bareMerge();
    session.setSecurityInfoByKey(ObjectClass.FILTER, filter.key(), DACL, one);
    SecurityDescriptor stored =
        engine.contents().find(ObjectClass.FILTER, filter.key()).orElseThrow().security();
    turn = false;
    if (!bareMerge().equals(stored)) {
      throw new IllegalStateException("the two do not come to the same: " + stored);
    }
  }

  private SecurityDescriptor parts() {
    turn = !turn;
    return turn ? one : other;
  }

  /** The call, as programs make it. */
  @Benchmark
  public void setSecurityInfoByKey() {
    session.setSecurityInfoByKey(ObjectClass.FILTER, filter.key(), DACL, parts());
  }

  /** Nothing but the new list: what the caller gives, then what the container hands down. */
  @Benchmark
  public SecurityDescriptor bareMerge() {
    current =
        SecurityUpdate.of(UpdateBehaviour.ACLAPI, LEAF, current)
            .with(DACL, parts())
            .by(administrator)
            .below(container)
            .apply()
            .orElseThrow();
    return current;
  }
}
