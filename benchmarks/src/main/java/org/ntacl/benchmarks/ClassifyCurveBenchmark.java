package org.ntacl.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ntacl.wfp.classify.Classifier;
import org.ntacl.wfp.classify.CompiledLayer;
import org.ntacl.wfp.classify.LayerFilters;
import org.ntacl.wfp.classify.LayerTraffic;
import org.ntacl.wfp.classify.PackedClassification;
import org.ntacl.wfp.classify.TrafficAttributes;
import org.ntacl.wfp.classify.TrafficTokens;
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
 * What it costs to decide about a connection with the number of filters, all but six of which want
 * a program, a user, a protocol and a port.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ClassifyCurveBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ClassifyCurveBenchmark {
  private static final int CONNECTIONS = 32;

  @Param({"10", "100", "1000", "10000", "100000"})
  private int filters;

  private CompiledLayer compiled;
  private final LayerTraffic[] traffic = new LayerTraffic[CONNECTIONS];
  private int turn;

  /** Makes and compiles the layer. */
  @Setup
  public void prepare() {
    LayerFilters layer = ClassifyWorld.made(filters);
    compiled = Classifier.standard().compile(layer);
    List<TrafficTokens> tokens = ClassifyWorld.tokens();
    List<TrafficAttributes> attributes = ClassifyWorld.traffic(layer, CONNECTIONS);
    for (int i = 0; i < CONNECTIONS; i++) {
      traffic[i] = compiled.traffic(attributes.get(i), tokens.get(i % tokens.size()));
    }
  }

  /** The compiled layer, users prepared. */
  @Benchmark
  public boolean compiled() {
    turn = (turn + 1) % CONNECTIONS;
    return PackedClassification.isPermitted(compiled.classify(traffic[turn]));
  }
}
