package org.ntacl.benchmarks;

import java.util.concurrent.TimeUnit;
import org.ntacl.Guid;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.wfp.EngineHandle;
import org.ntacl.wfp.EngineOptions;
import org.ntacl.wfp.FilterEngine;
import org.ntacl.wfp.model.BuiltIns;
import org.ntacl.wfp.model.DisplayData;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.SessionInfo;
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
 * A transaction that adds a filter and deletes it, with ever more filters present.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar FilterEngineBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FilterEngineBenchmark {
  @Param({"100", "1000", "10000", "100000"})
  private int filters;

  private EngineHandle session;
  private Filter filter;

  /** Fills the engine. */
  @Setup
  public void prepare() {
    FilterEngine engine = FilterEngine.create(EngineOptions.DEFAULT);
    session = engine.open(administrator(), SessionInfo.builder().build());
    session.begin();
    for (int i = 0; i < filters; i++) {
      session.add(filter(i));
    }
    session.commit();
    filter = filter(-1);
  }

  static AccessToken administrator() {
    return AccessToken.of(Sid.parse("S-1-5-21-1-2-3-500"))
        .memberOf(WellKnownSid.BUILTIN_ADMINISTRATORS, WellKnownSid.EVERYONE)
        .owner(WellKnownSid.BUILTIN_ADMINISTRATORS.sid())
        .primaryGroup(Sid.parse("S-1-5-21-1-2-3-513"))
        .build();
  }

  static Filter filter(int number) {
    Layer layer = BuiltIns.layers().get(0);
    return Filter.builder(layer.key(), FilterAction.PERMIT)
        .key(new Guid(0x5EED_0000_0000_0000L, number * 0x9E37_79B9_7F4A_7C15L))
        .displayData(DisplayData.of("filter"))
        .build();
  }

  /** Begin, add, delete, commit. */
  @Benchmark
  public long addAndDelete() {
    session.begin();
    long id = session.add(filter).orElseThrow();
    session.deleteByKey(ObjectClass.FILTER, filter.key());
    session.commit();
    return id;
  }
}
