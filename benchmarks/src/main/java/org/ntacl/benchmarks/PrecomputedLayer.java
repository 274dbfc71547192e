package org.ntacl.benchmarks;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntacl.Guid;
import org.ntacl.wfp.classify.Classifier;
import org.ntacl.wfp.classify.LayerFilters;
import org.ntacl.wfp.classify.TrafficAttributes;
import org.ntacl.wfp.classify.TrafficTokens;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FwpValue.UInt64;
import org.ntacl.wfp.model.SubLayer;

/**
 * The floor of classification: a loop over the filters of a layer, of each of which it is known
 * beforehand whether it matches. Without callouts.
 */
final class PrecomputedLayer {
  private static final int PERMIT = 1;
  private static final int BLOCK = 2;

  private final int[] actions;

  /** Of each filter whether it is the first one of a sublayer. */
  private final boolean[] begins;

  private final boolean[] matches;

  private PrecomputedLayer(int[] actions, boolean[] begins, boolean[] matches) {
    this.actions = actions;
    this.begins = begins;
    this.matches = matches;
  }

  static PrecomputedLayer of(
      LayerFilters layer, TrafficAttributes attributes, TrafficTokens tokens) {
    Map<Guid, SubLayer> subLayers = new HashMap<>();
    layer.subLayers().forEach(subLayer -> subLayers.put(subLayer.key(), subLayer));
    List<Filter> filters =
        layer.filters().stream()
            .filter(filter -> !filter.isBootTime())
            .sorted(
                Comparator.comparingInt(
                        (Filter filter) -> -subLayers.get(filter.subLayerKey()).weight())
                    .thenComparing(PrecomputedLayer::heavierFirst)
                    .thenComparing(Filter::filterId))
            .toList();
    int[] actions = new int[filters.size()];
    boolean[] begins = new boolean[filters.size()];
    boolean[] matches = new boolean[filters.size()];
    for (int i = 0; i < filters.size(); i++) {
      Filter filter = filters.get(i);
      actions[i] =
          switch (filter.action().type()) {
            case PERMIT -> PERMIT;
            case CALLOUT_INSPECTION -> 0;
            default -> BLOCK;
          };
      begins[i] = i == 0 || !filters.get(i - 1).subLayerKey().equals(filter.subLayerKey());
      LayerFilters alone = new LayerFilters(layer.layer(), layer.subLayers(), List.of(filter));
      matches[i] =
          Classifier.standard().classify(alone, attributes, tokens).action()
              != ActionType.NONE_NO_MATCH;
    }
    return new PrecomputedLayer(actions, begins, matches);
  }

  private static int heavierFirst(Filter left, Filter right) {
    return Long.compareUnsigned(
        ((UInt64) right.effectiveWeight()).bits(), ((UInt64) left.effectiveWeight()).bits());
  }

  /** Returns whether the traffic may pass. */
  boolean isPermitted() {
    int state = 0;
    boolean decided = false;
    for (int i = 0; i < matches.length; i++) {
      if (begins[i]) {
        decided = false;
      }
      if (!decided && matches[i] && actions[i] != 0) {
        decided = true;
        state |= actions[i];
      }
    }
    return (state & BLOCK) == 0;
  }
}
