package org.ntacl.wfp.classify;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.SubLayer;

/**
 * A layer with its filters and the sublayers in which they stand: all that a classification looks
 * at. Immutable and thread-safe.
 *
 * @param layer the layer
 * @param subLayers the sublayers, in any order; more than the filters need are no harm
 * @param filters the filters of the layer, in any order
 */
public record LayerFilters(Layer layer, List<SubLayer> subLayers, List<Filter> filters) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when a filter belongs to another layer
   */
  public LayerFilters {
    Objects.requireNonNull(layer, "layer");
    subLayers = List.copyOf(subLayers);
    filters = List.copyOf(filters);
    for (Filter filter : filters) {
      if (!filter.layerKey().equals(layer.key())) {
        throw new IllegalArgumentException(
            "filter %s belongs to another layer than %s".formatted(filter.key(), layer.key()));
      }
    }
  }

  /** Picks the filters of a layer out of those of all layers. */
  public static LayerFilters of(
      Layer layer, Collection<SubLayer> subLayers, Collection<Filter> filters) {
    return new LayerFilters(
        layer,
        List.copyOf(subLayers),
        filters.stream().filter(filter -> filter.layerKey().equals(layer.key())).toList());
  }
}
