package org.ntacl.wfp.state;

import java.util.Optional;
import java.util.function.Function;
import org.ntacl.Guid;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.Subscription;

/** Writes the members of a subscription. */
final class SubscriptionWriter {
  private final XmlOut out;
  private final ValueWriter values;
  private final ObjectWriter objects;
  private final Function<Guid, Optional<Layer>> layers;

  SubscriptionWriter(
      XmlOut out,
      ValueWriter values,
      ObjectWriter objects,
      Function<Guid, Optional<Layer>> layers) {
    this.out = out;
    this.values = values;
    this.objects = objects;
    this.layers = layers;
  }

  void write(Subscription subscription) {
    if (subscription.template().isEmpty()) {
      out.leaf("enumTemplate", "");
    } else {
      out.start("enumTemplate");
      template(subscription.template().get());
      out.end();
    }
    if (subscription.target().hasChangeSubscription() || !subscription.flags().names().isEmpty()) {
      objects.flags("flags", subscription.flags());
    } else {
      // recorded: kinds that use no flags show a number
      out.leaf("flags", Integer.toUnsignedLong(subscription.flags().bits()));
    }
    values.guid("sessionKey", subscription.sessionKey());
  }

  private void template(EnumTemplate template) {
    if (template instanceof EnumTemplate.Filters filters) {
      filters(filters);
    } else if (template instanceof EnumTemplate.NetEvents events) {
      out.leaf("startTime", Leaves.printTime(events.startTime()));
      out.leaf("endTime", Leaves.printTime(events.endTime()));
      values.conditions(events.conditions(), Optional.empty());
    } else if (template instanceof EnumTemplate.Providers providers) {
      out.leaf("reserved", providers.reserved());
    } else if (template instanceof EnumTemplate.SubLayers subLayers) {
      values.key("providerKey", KeyKind.PROVIDER, subLayers.providerKey());
    } else if (template instanceof EnumTemplate.Callouts callouts) {
      values.key("providerKey", KeyKind.PROVIDER, callouts.providerKey());
      values.key("layerKey", KeyKind.LAYER, callouts.layerKey());
    } else if (template instanceof EnumTemplate.ProviderContexts contexts) {
      contexts(contexts);
    }
  }

  private void contexts(EnumTemplate.ProviderContexts contexts) {
    values.key("providerKey", KeyKind.PROVIDER, contexts.providerKey());
    out.leaf("providerContextType", contexts.type().map(type -> type.windowsName()));
  }

  private void filters(EnumTemplate.Filters filters) {
    values.key("providerKey", KeyKind.PROVIDER, filters.providerKey());
    values.key("layerKey", KeyKind.LAYER, filters.layerKey());
    out.leaf("enumType", filters.enumType().windowsName());
    objects.flags("flags", filters.flags());
    if (filters.providerContexts().isEmpty()) {
      out.leaf("providerContextTemplate", "");
    } else {
      out.start("providerContextTemplate");
      contexts(filters.providerContexts().get());
      out.end();
    }
    values.conditions(filters.conditions(), layers.apply(filters.layerKey()));
    objects.flags("actionMask", filters.actionMask());
    values.key("calloutKey", KeyKind.CALLOUT, filters.calloutKey());
  }
}
