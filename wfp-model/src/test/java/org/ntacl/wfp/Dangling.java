package org.ntacl.wfp;

import org.ntacl.Guid;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpObject;

/** The same objects, with a reference to nothing. */
final class Dangling {
  private static final Guid NOTHING = Machine.key(777);

  private Dangling() {}

  static WfpObject of(WfpObject object, ObjectClass target) {
    if (object instanceof ProviderContext context) {
      return context.toBuilder().providerKey(NOTHING).build();
    }
    if (object instanceof SubLayer subLayer) {
      return subLayer.toBuilder().providerKey(NOTHING).build();
    }
    if (object instanceof Callout callout) {
      return target == ObjectClass.LAYER
          ? callout.toBuilder().applicableLayer(NOTHING).build()
          : callout.toBuilder().providerKey(NOTHING).build();
    }
    Filter.Builder filter = ((Filter) object).toBuilder();
    return switch (target) {
      case PROVIDER -> filter.providerKey(NOTHING).build();
      case LAYER -> filter.layerKey(NOTHING).build();
      case SUBLAYER -> filter.subLayerKey(NOTHING).build();
      case CALLOUT ->
          filter.action(FilterAction.callout(ActionType.CALLOUT_TERMINATING, NOTHING)).build();
      default -> filter.providerContextKey(NOTHING).build();
    };
  }
}
