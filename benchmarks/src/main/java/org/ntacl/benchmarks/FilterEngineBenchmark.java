package org.ntacl.benchmarks;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
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
 * Transactions that add and delete filters, with ever more filters present. Every filter that is
 * added has a key that was never there.
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

  /** The keys of the filters that are there, in an order that has nothing to do with their age. */
  private Guid[] present;

  /** How many filters were made. */
  private int made;

  private int turn;

  /** Fills the engine. */
  @Setup
  public void prepare() {
    FilterEngine engine = FilterEngine.create(EngineOptions.DEFAULT);
    session = engine.open(administrator(), SessionInfo.builder().build());
    session.begin();
    present = new Guid[filters];
    for (int i = 0; i < filters; i++) {
      Filter filter = filter(made++);
      present[i] = filter.key();
      session.add(filter);
    }
    session.commit();
    Collections.shuffle(Arrays.asList(present), new Random(7));
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

  /** Begin, add, delete, commit: nothing is left to be kept. */
  @Benchmark
  public long addAndDelete() {
    Filter filter = filter(made++);
    session.begin();
    long id = session.add(filter).orElseThrow();
    session.deleteByKey(ObjectClass.FILTER, filter.key());
    session.commit();
    return id;
  }

  /** Begin, add, commit; begin, delete, commit: the addition is seen by all for a moment. */
  @Benchmark
  public long addThenDelete() {
    Filter filter = filter(made++);
    session.begin();
    long id = session.add(filter).orElseThrow();
    session.commit();
    session.begin();
    session.deleteById(ObjectClass.FILTER, id);
    session.commit();
    return id;
  }

  /** Begin, delete any filter, add another one, commit: every change stays. */
  @Benchmark
  public long replace() {
    Filter filter = filter(made++);
    turn = turn + 1 == present.length ? 0 : turn + 1;
    session.begin();
    session.deleteByKey(ObjectClass.FILTER, present[turn]);
    long id = session.add(filter).orElseThrow();
    session.commit();
    present[turn] = filter.key();
    return id;
  }
}
