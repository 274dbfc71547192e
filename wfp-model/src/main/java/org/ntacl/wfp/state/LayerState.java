package org.ntacl.wfp.state;

import java.util.List;
import java.util.Objects;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.Layer;

/**
 * A layer with what belongs to it.
 *
 * @param layer the layer
 * @param callouts its callouts in the order of the dump
 * @param filters its filters in the order of the dump, which is that of their numbers
 */
public record LayerState(Layer layer, List<Callout> callouts, List<Filter> filters) {
  /** Copies the lists. */
  public LayerState {
    Objects.requireNonNull(layer, "layer");
    callouts = List.copyOf(callouts);
    filters = List.copyOf(filters);
  }
}
