package org.ntacl.wfp;

import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.CalloutFlag;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.ProviderContextFlag;
import org.ntacl.wfp.model.ProviderFlag;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.SubLayerFlag;
import org.ntacl.wfp.model.WfpObject;

/** The same objects, made to survive a restart. */
final class Persistence {
  private Persistence() {}

  static WfpObject with(WfpObject object) {
    if (object instanceof Provider provider) {
      return provider.toBuilder().flags(provider.flags().with(ProviderFlag.PERSISTENT)).build();
    }
    if (object instanceof ProviderContext context) {
      return context.toBuilder()
          .flags(context.flags().with(ProviderContextFlag.PERSISTENT))
          .build();
    }
    if (object instanceof SubLayer subLayer) {
      return subLayer.toBuilder().flags(subLayer.flags().with(SubLayerFlag.PERSISTENT)).build();
    }
    if (object instanceof Callout callout) {
      return callout.toBuilder().flags(callout.flags().with(CalloutFlag.PERSISTENT)).build();
    }
    Filter filter = (Filter) object;
    return filter.toBuilder().flags(filter.flags().with(FilterFlag.PERSISTENT)).build();
  }
}
