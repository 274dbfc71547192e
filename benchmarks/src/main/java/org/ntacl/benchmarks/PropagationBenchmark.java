package org.ntacl.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.update.PropagationMode;
import org.ntacl.update.PropagationPlan;
import org.ntacl.update.SecurityTree;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * Planning what a change at the top means for a tree: the work on lists is done once for each
 * distinct pair, whatever the number of objects. The counter {@code merges} shows it.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar PropagationBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PropagationBenchmark {
  private static final int FAN_OUT = 10;
  private static final int DISTINCT = 500;

  @Param({"1000", "10000", "100000"})
  private int nodes;

  private Keys keys;
  private SecurityDescriptor newRoot;

  /** How often lists were merged in one plan; the report adds up the iterations. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Merges {
    /** Merges of the last plan. */
    public long merges;
  }

  /** A tree of numbers: each has ten children. */
  private record Keys(int nodes, List<SecurityDescriptor> descriptors)
      implements SecurityTree<Integer> {
    @Override
    public List<Integer> children(Integer node) {
      List<Integer> children = new ArrayList<>(FAN_OUT);
      for (int i = 1; i <= FAN_OUT && FAN_OUT * node + i < nodes; i++) {
        children.add(FAN_OUT * node + i);
      }
      return children;
    }

    @Override
    public SecurityDescriptor descriptor(Integer node) {
      return descriptors.get(node % descriptors.size());
    }

    @Override
    public ObjectKind kind(Integer node) {
      return ObjectKind.KEY;
    }

    @Override
    public String path(Integer node) {
      return node.toString();
    }

    @Override
    public void write(Integer node, SecurityDescriptor descriptor) {
      throw new UnsupportedOperationException("only planned");
    }
  }

  /** Makes the tree. */
  @Setup
  public void prepare() {
    List<SecurityDescriptor> descriptors = new ArrayList<>();
    for (int i = 0; i < DISTINCT; i++) {
      descriptors.add(
          Sddl.parse(
              "O:BAG:SYD:AI(A;;KR;;;S-1-5-21-1-2-3-"
                  + (1000 + i)
                  + ")(A;CIID;KA;;;BA)(A;CIID;KA;;;SY)(A;CIID;KR;;;BU)"));
    }
    keys = new Keys(nodes, descriptors);
    newRoot = Sddl.parse("O:BAG:SYD:PAI(A;CI;KA;;;BA)(A;CI;KA;;;SY)(A;CI;KR;;;AU)");
  }

  /** The operation. */
  @Benchmark
  public Object plan(Merges merges) {
    PropagationPlan<Integer> plan =
        PropagationPlan.of(keys, 0, newRoot, PropagationMode.SET, Set.of(AclKind.DACL));
    merges.merges = plan.mergeCount();
    return plan;
  }
}
