package org.ntacl.wfp;

import org.ntacl.Guid;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.DisplayData;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpObject;

/** The same objects, without key or without name. */
final class Nameless {
  private Nameless() {}

  static WfpObject withoutKey(WfpObject object) {
    return with(object, WfpObject.ZERO_KEY, object.displayData());
  }

  static WfpObject withoutName(WfpObject object) {
    return with(object, object.key(), DisplayData.NONE);
  }

  private static WfpObject with(WfpObject object, Guid key, DisplayData names) {
    if (object instanceof Provider provider) {
      return provider.toBuilder().key(key).displayData(names).build();
    }
    if (object instanceof ProviderContext context) {
      return context.toBuilder().key(key).displayData(names).build();
    }
    if (object instanceof SubLayer subLayer) {
      return subLayer.toBuilder().key(key).displayData(names).build();
    }
    if (object instanceof Callout callout) {
      return callout.toBuilder().key(key).displayData(names).build();
    }
    return ((Filter) object).toBuilder().key(key).displayData(names).build();
  }
}
