package org.ntacl.wfp.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.DisplayData;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.Flags;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.ProviderContextData;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpFlag;
import org.ntacl.wfp.state.StateShape.ActionStyle;

/** Writes the members of the objects of a dump. */
final class ObjectWriter {
  private final XmlOut out;
  private final ValueWriter values;
  private final StateShape shape;

  ObjectWriter(XmlOut out, ValueWriter values, StateShape shape) {
    this.out = out;
    this.values = values;
    this.shape = shape;
  }

  void session(SessionInfo session) {
    values.guid("sessionKey", session.sessionKey());
    display(session.displayData());
    flags("flags", session.flags());
    out.leaf("txnWaitTimeoutInMSec", session.txnWaitTimeoutInMSec());
    out.leaf("processId", session.processId());
    out.leaf("sid", session.sid().map(Object::toString));
    out.leaf("username", session.username());
    out.leaf("kernelMode", String.valueOf(session.kernelMode()));
  }

  void provider(Provider provider) {
    values.key("providerKey", KeyKind.PROVIDER, provider.key());
    display(provider.displayData());
    flags("flags", provider.flags());
    values.blob("providerData", provider.providerData());
    out.leaf("serviceName", provider.serviceName());
  }

  void subLayer(SubLayer subLayer) {
    values.key("subLayerKey", KeyKind.SUBLAYER, subLayer.key());
    display(subLayer.displayData());
    flags("flags", subLayer.flags());
    values.key("providerKey", KeyKind.PROVIDER, subLayer.providerKey());
    values.blob("providerData", subLayer.providerData());
    out.leaf("weight", subLayer.weight());
  }

  void layer(Layer layer) {
    values.key("layerKey", KeyKind.LAYER, layer.key());
    display(layer.displayData());
    flags("flags", layer.flags());
    out.list(
        "field",
        layer.fields(),
        field -> {
          values.key("fieldKey", KeyKind.CONDITION, field.key());
          out.leaf("type", field.type().windowsName());
          out.leaf("dataType", field.dataType().windowsName());
        });
    values.key("defaultSubLayerKey", KeyKind.SUBLAYER, layer.defaultSubLayerKey());
    out.leaf("layerId", layer.layerId());
  }

  void callout(Callout callout) {
    values.key("calloutKey", KeyKind.CALLOUT, callout.key());
    display(callout.displayData());
    flags("flags", callout.flags());
    values.key("providerKey", KeyKind.PROVIDER, callout.providerKey());
    values.blob("providerData", callout.providerData());
    values.key("applicableLayer", KeyKind.LAYER, callout.applicableLayer());
    out.leaf("calloutId", callout.calloutId());
  }

  void providerContext(ProviderContext context) {
    values.key("providerContextKey", KeyKind.PROVIDER_CONTEXT, context.key());
    display(context.displayData());
    flags("flags", context.flags());
    values.key("providerKey", KeyKind.PROVIDER, context.providerKey());
    values.blob("providerData", context.providerData());
    out.leaf("type", context.contextType().windowsName());
    content(context.data());
    out.leaf("providerContextId", context.providerContextId());
  }

  private void content(ProviderContextData data) {
    if (data instanceof ProviderContextData.General general) {
      values.blob("dataBuffer", general.data());
    } else if (data instanceof ProviderContextData.ClassifyOptions options) {
      out.start("classifyOptions");
      out.list(
          "options",
          options.options(),
          option -> {
            out.leaf("type", option.type().windowsName());
            values.value("value", option.value());
          });
      out.end();
    } else if (data instanceof ProviderContextData.Policy policy) {
      out.raw(policy.content());
    }
  }

  void filter(Filter filter, Optional<Layer> layer) {
    values.guid("filterKey", filter.key());
    display(filter.displayData());
    flags("flags", filter.flags());
    values.key("providerKey", KeyKind.PROVIDER, filter.providerKey());
    values.blob("providerData", filter.providerData());
    values.key("layerKey", KeyKind.LAYER, filter.layerKey());
    values.key("subLayerKey", KeyKind.SUBLAYER, filter.subLayerKey());
    values.value("weight", filter.weight());
    values.conditions(filter.conditions(), layer);
    action(filter.action());
    boolean hasKey = filter.hasProviderContext() || filter.providerContextKey().isPresent();
    if (hasKey) {
      values.key("providerContextKey", KeyKind.PROVIDER_CONTEXT, filter.providerContextKey());
    }
    if (!hasKey || filter.rawContext() != 0) {
      out.leaf("rawContext", filter.rawContext());
    }
    out.leaf("reserved", filter.reserved().map(key -> "{" + key + "}"));
    out.leaf("filterId", filter.filterId());
    values.value("effectiveWeight", filter.effectiveWeight());
  }

  private void action(FilterAction action) {
    out.start("action");
    out.leaf("type", action.type().windowsName());
    boolean isOwn = action.type().isCallout() && shape.actions() == ActionStyle.CALLOUT_KEY;
    values.key(isOwn ? "calloutKey" : "filterType", KeyKind.CALLOUT, action.key());
    out.end();
  }

  private void display(DisplayData display) {
    out.start("displayData");
    out.leaf("name", display.name());
    out.leaf("description", display.description());
    out.end();
  }

  /** Writes the names of flags, lowest bit first, and all other bits in one hexadecimal number. */
  <F extends Enum<F> & WfpFlag> void flags(String name, Flags<F> flags) {
    List<String> items = new ArrayList<>();
    int rest = flags.unknownBits();
    for (F flag : flags.known()) {
      if (flag.isNamedInDumps()) {
        items.add(flag.windowsName());
      } else {
        rest |= flag.bits();
      }
    }
    items.addAll(flags.names());
    if (rest != 0) {
      items.add("%08X".formatted(rest));
    }
    if (items.isEmpty()) {
      out.leaf(name, "");
      return;
    }
    out.startList(name, items.size());
    items.forEach(item -> out.leaf("item", item));
    out.end();
  }
}
