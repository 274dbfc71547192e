package org.ntacl.wfp;

import java.util.List;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.WfpObject;

/** What structures have to be like, for themselves and beside what they refer to. */
final class Structures {
  private Structures() {}

  /** Checks an object that is to be added, for itself. */
  static void check(WfpObject object) {
    if (object.displayData().name().isEmpty()) {
      throw Call.refused(FwpStatus.FWP_E_NULL_DISPLAY_NAME, "the object has no name");
    }
  }

  /**
   * Checks an object beside what it refers to.
   *
   * @param targets what it refers to, all of it
   */
  static void check(WfpObject object, List<Entry> targets) {
    if (!(object instanceof Filter filter)) {
      return;
    }
    for (Entry target : targets) {
      if (target.object() instanceof Layer layer) {
        requireLayer(filter, layer);
      }
      // wfp 8.8: a callout serves the layer that it was made for
      if (target.object() instanceof Callout callout
          && !callout.applicableLayer().equals(filter.layerKey())) {
        throw Call.refused(
            FwpStatus.FWP_E_INCOMPATIBLE_LAYER, "the callout is for another layer");
      }
    }
  }

  private static void requireLayer(Filter filter, Layer layer) {
    if (filter.isBootTime() && !layer.isKernel()) {
      throw Call.refused(
          FwpStatus.FWP_E_INCOMPATIBLE_LAYER, "filters of boot time stand in layers of the kernel");
    }
  }
}
