package org.ntacl.wfp;

import org.ntacl.Guid;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterWeights;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpObject;

/** What the engine fills in when an object is added: key, number, weight (wfp 1.3). */
final class Filling {
  /** Of the low bits, those that count the conditions stand above this many. */
  private static final int AGE_BITS = 52;

  private static final long AGE_MASK = (1L << AGE_BITS) - 1;
  private static final int MOST_COUNTED = 0xFF;

  private Filling() {}

  static WfpObject fill(
      WfpObject object, Policy policy, Numbering numbering, EngineOptions options) {
    Guid key = object.key().equals(WfpObject.ZERO_KEY) ? numbering.key() : object.key();
    long id = numbering.id(object.objectClass());
    if (object instanceof Filter filter) {
      return filter.toBuilder()
          .key(key)
          .filterId(id)
          .effectiveWeight(effectiveWeight(filter, id, options))
          .build();
    }
    if (object instanceof Callout callout) {
      return callout.toBuilder().key(key).calloutId(id).build();
    }
    if (object instanceof ProviderContext context) {
      return context.toBuilder().key(key).providerContextId(id).build();
    }
    if (object instanceof SubLayer subLayer) {
      int weight = SubLayerWeights.nearestFree(subLayer.weight(), policy);
      return subLayer.toBuilder().key(key).weight(weight).build();
    }
    return key.equals(object.key()) ? object : ((Provider) object).toBuilder().key(key).build();
  }

  /**
   * Returns the rank that a filter gets. A weight of 64 bits is taken as it is; one of 8 bits is
   * the four highest ones, none is 0 there (wfp 1.3, verified on 1,622 filters). What the engine
   * puts below is not documented, only that more specific filters get more; here it is the number
   * of conditions, and between filters with equally many the older one comes first.
   */
  private static FwpValue effectiveWeight(Filter filter, long id, EngineOptions options) {
    long specific = Math.min(filter.conditions().size(), MOST_COUNTED);
    long chosen =
        options.isOn(EngineReading.LOW_WEIGHT_BITS_ZERO)
            ? 0
            : specific << AGE_BITS | AGE_MASK - (id & AGE_MASK);
    return new FwpValue.UInt64(FilterWeights.effective(filter.weight(), chosen));
  }
}
