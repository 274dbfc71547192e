package org.ntacl.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ntacl.wfp.classify.Classifier;
import org.ntacl.wfp.classify.CompiledLayer;
import org.ntacl.wfp.classify.LayerFilters;
import org.ntacl.wfp.classify.LayerTraffic;
import org.ntacl.wfp.classify.PackedClassification;
import org.ntacl.wfp.classify.PreparedTokens;
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
 * What it costs to decide about a connection at the layer of a real state dump, and with ten times
 * its filters; each call is about another one of 32 connections.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ClassifyBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ClassifyBenchmark {
  private static final int CONNECTIONS = 32;

  @Param({"dump", "tenfold"})
  private String layer;

  private CompiledLayer compiled;
  private final LayerTraffic[] traffic = new LayerTraffic[CONNECTIONS];
  private final PrecomputedLayer[] precomputed = new PrecomputedLayer[CONNECTIONS];
  private List<TrafficAttributes> attributes;
  private final List<PreparedTokens> prepared = new ArrayList<>();
  private int turn;

  /** Compiles the layer, and finds out for the loop which filters match. */
  @Setup
  public void prepare() {
    LayerFilters dump = ClassifyWorld.connections();
    LayerFilters filters = layer.equals("dump") ? dump : ClassifyWorld.tenfold(dump);
    List<TrafficTokens> tokens = ClassifyWorld.tokens();
    compiled = Classifier.standard().compile(filters);
    tokens.forEach(one -> prepared.add(compiled.users().prepare(one)));
    attributes = ClassifyWorld.traffic(dump, CONNECTIONS);
    for (int i = 0; i < CONNECTIONS; i++) {
      traffic[i] = compiled.traffic(attributes.get(i), prepared.get(i % tokens.size()));
      precomputed[i] =
          PrecomputedLayer.of(filters, attributes.get(i), tokens.get(i % tokens.size()));
      if (precomputed[i].isPermitted()
          != PackedClassification.isPermitted(compiled.classify(traffic[i]))) {
        throw new IllegalStateException("the loop decides otherwise about connection " + i);
      }
    }
  }

  private int next() {
    turn = (turn + 1) % CONNECTIONS;
    return turn;
  }

  /** The compiled layer, users prepared. */
  @Benchmark
  public boolean compiled() {
    return PackedClassification.isPermitted(compiled.classify(traffic[next()]));
  }

  /** The same with what comes before it: attributes made ready for the layer. */
  @Benchmark
  public boolean compiledFromAttributes() {
    int index = next();
    return PackedClassification.isPermitted(
        compiled.classify(
            compiled.traffic(attributes.get(index), prepared.get(index % prepared.size()))));
  }

  /** The floor. */
  @Benchmark
  public boolean bareLoop() {
    return precomputed[next()].isPermitted();
  }
}
