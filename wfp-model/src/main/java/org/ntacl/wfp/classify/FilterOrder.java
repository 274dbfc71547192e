package org.ntacl.wfp.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntacl.Guid;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.UInt64;
import org.ntacl.wfp.model.FwpValue.UInt8;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpObject;

/**
 * The filters of a layer that are in force, in the order in which they are asked: the heaviest
 * sublayer first, the heaviest filter of it first.
 */
final class FilterOrder {
  /** The ids of filters count up, so that the lower one is the older one. */
  private static final Comparator<Filter> OLDER_FIRST =
      (left, right) -> Long.compareUnsigned(left.filterId(), right.filterId());

  private static final Comparator<Filter> HEAVIER_FIRST =
      (left, right) -> Long.compareUnsigned(weightOf(right), weightOf(left));

  /** No two sublayers of state dumps weigh the same; the key makes any order a certain one. */
  private static final Comparator<SubLayer> HEAVIER_SUBLAYER_FIRST =
      Comparator.comparingInt(SubLayer::weight).reversed().thenComparing(SubLayer::key);

  /** How far up the range of an automatic weight stands (spec wfp 1.3). */
  private static final int AUTO_WEIGHT_BITS = 60;

  /**
   * A sublayer and what stands in it.
   *
   * @param subLayer the sublayer
   * @param filters its filters in their order; at least one
   */
  record Segment(SubLayer subLayer, List<Filter> filters) {
    Segment {
      filters = List.copyOf(filters);
    }
  }

  private FilterOrder() {}

  /**
   * Returns the sublayers that have filters in force.
   *
   * @throws IllegalArgumentException when a filter stands in a sublayer that is not there
   */
  static List<Segment> of(LayerFilters layer, ClassifyOptions options) {
    Map<Guid, SubLayer> known = new HashMap<>();
    layer.subLayers().forEach(subLayer -> known.put(subLayer.key(), subLayer));
    Map<SubLayer, List<Filter>> found = new HashMap<>();
    for (Filter filter : layer.filters()) {
      if (isInForce(filter, options)) {
        Guid key = subLayerKey(layer, filter);
        SubLayer subLayer = known.get(key);
        if (subLayer == null) {
          throw new IllegalArgumentException(
              "filter %s stands in sublayer %s, which is not there".formatted(filter.key(), key));
        }
        found.computeIfAbsent(subLayer, absent -> new ArrayList<>()).add(filter);
      }
    }
    Comparator<Filter> order = HEAVIER_FIRST.thenComparing(amongEquals(options));
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(HEAVIER_SUBLAYER_FIRST))
        .map(entry -> new Segment(entry.getKey(), sorted(entry.getValue(), order)))
        .toList();
  }

  /** The key of zeros asks for the sublayer that is the layer's default. */
  static Guid subLayerKey(LayerFilters layer, Filter filter) {
    return filter.subLayerKey().equals(WfpObject.ZERO_KEY)
        ? layer.layer().defaultSubLayerKey()
        : filter.subLayerKey();
  }

  static boolean isInForce(Filter filter, ClassifyOptions options) {
    return !filter.flags().contains(FilterFlag.DISABLED)
        && filter.isBootTime() == options.isOn(ClassifyOption.AT_BOOT);
  }

  private static Comparator<Filter> amongEquals(ClassifyOptions options) {
    return options.isOn(ClassifyOption.NEWER_FIRST) ? OLDER_FIRST.reversed() : OLDER_FIRST;
  }

  private static List<Filter> sorted(List<Filter> filters, Comparator<Filter> order) {
    List<Filter> sorted = new ArrayList<>(filters);
    sorted.sort(order);
    return sorted;
  }

  /**
   * Returns the rank of a filter as 64 bits without sign: the weight that the engine has computed,
   * or what is known of it before that.
   */
  static long weightOf(Filter filter) {
    FwpValue weight =
        filter.effectiveWeight() instanceof UInt64 ? filter.effectiveWeight() : filter.weight();
    if (weight instanceof UInt64 number) {
      return number.bits();
    }
    return weight instanceof UInt8 range ? (long) range.value() << AUTO_WEIGHT_BITS : 0;
  }
}
