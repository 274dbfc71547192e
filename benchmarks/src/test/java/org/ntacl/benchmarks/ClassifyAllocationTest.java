package org.ntacl.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.wfp.classify.Classifier;
import org.ntacl.wfp.classify.CompiledLayer;
import org.ntacl.wfp.classify.LayerFilters;
import org.ntacl.wfp.classify.LayerTraffic;
import org.ntacl.wfp.classify.TrafficAttributes;
import org.ntacl.wfp.classify.TrafficTokens;

/** Deciding about traffic makes no garbage; see {@link AllocationTest}. */
class ClassifyAllocationTest {
  @Test
  void classify_trafficMadeReady_allocatesNothing() {
    for (LayerFilters filters : List.of(ClassifyWorld.connections(), ClassifyWorld.made(300))) {
      CompiledLayer layer = Classifier.standard().compile(filters);
      List<TrafficTokens> tokens = ClassifyWorld.tokens();
      List<TrafficAttributes> attributes = ClassifyWorld.traffic(filters, 16);
      for (int i = 0; i < attributes.size(); i++) {
        LayerTraffic traffic = layer.traffic(attributes.get(i), tokens.get(i % tokens.size()));
        assertThat(AllocationTest.bytesPerCall(() -> layer.classify(traffic))).isZero();
      }
    }
  }
}
