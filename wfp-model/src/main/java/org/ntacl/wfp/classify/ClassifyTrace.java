package org.ntacl.wfp.classify;

import java.util.List;
import java.util.Objects;
import org.ntacl.wfp.model.Layer;

/**
 * How a classification came about: every sublayer, every filter that was asked. Immutable and
 * thread-safe.
 *
 * @param layer the layer
 * @param subLayers the sublayers that have filters, in the order in which they are asked
 */
public record ClassifyTrace(Layer layer, List<SubLayerTrace> subLayers) {
  /** Copies the list. */
  public ClassifyTrace {
    Objects.requireNonNull(layer, "layer");
    subLayers = List.copyOf(subLayers);
  }

  /**
   * Tells whether the outcome rests on published rules. It may not when filters of one weight match
   * and decide differently, since their order is published nowhere.
   */
  public boolean isOrderSettled() {
    return subLayers.stream().allMatch(subLayer -> subLayer.rivals().isEmpty());
  }
}
