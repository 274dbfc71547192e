package org.ntacl.wfp.state;

import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.CalloutFlag;
import org.ntacl.wfp.model.ClassifyOptionType;
import org.ntacl.wfp.model.DataType;
import org.ntacl.wfp.model.FieldType;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.LayerField;
import org.ntacl.wfp.model.LayerFlag;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.ProviderContextData;
import org.ntacl.wfp.model.ProviderContextData.ClassifyOption;
import org.ntacl.wfp.model.ProviderContextFlag;
import org.ntacl.wfp.model.ProviderContextType;
import org.ntacl.wfp.model.ProviderFlag;
import org.ntacl.wfp.model.SessionFlag;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.SubLayerFlag;
import org.ntacl.wfp.state.StateShape.ActionStyle;

/** Reads the objects of a dump. */
final class ObjectReader {
  private final Parts parts;
  private final Leaves leaves;
  private final Keys keys;
  private ActionStyle actions = ActionStyle.CALLOUT_KEY;

  ObjectReader(Parts parts) {
    this.parts = parts;
    this.leaves = parts.leaves();
    this.keys = parts.keys();
  }

  /** Returns where the actions that were read keep their callouts. */
  ActionStyle actions() {
    return actions;
  }

  SessionInfo session(XmlNode node) {
    Members members = parts.members(node);
    SessionInfo session =
        new SessionInfo(
            keys.guid(members.need("sessionKey")),
            parts.display(members),
            leaves.flags(members.need("flags"), SessionFlag.class),
            leaves.unsigned(members.need("txnWaitTimeoutInMSec"), 32),
            leaves.unsigned(members.need("processId"), 32),
            members.find("sid").filter(sid -> !leaves.text(sid).isEmpty()).map(parts.values()::sid),
            members.find("username").map(leaves::text).orElse(""),
            leaves.bool(members.need("kernelMode")));
    members.end();
    return session;
  }

  Provider provider(XmlNode node) {
    Members members = parts.members(node);
    Provider provider =
        new Provider(
            keys.read(members.need("providerKey"), KeyKind.PROVIDER),
            parts.display(members),
            leaves.flags(members.need("flags"), ProviderFlag.class),
            parts.providerData(members),
            members.find("serviceName").flatMap(leaves::optionalText));
    members.end();
    return provider;
  }

  SubLayer subLayer(XmlNode node) {
    Members members = parts.members(node);
    SubLayer subLayer =
        new SubLayer(
            keys.read(members.need("subLayerKey"), KeyKind.SUBLAYER),
            parts.display(members),
            leaves.flags(members.need("flags"), SubLayerFlag.class),
            providerKey(members),
            parts.providerData(members),
            (int) leaves.unsigned(members.need("weight"), 16));
    members.end();
    return subLayer;
  }

  Layer layer(XmlNode node) {
    Members members = parts.members(node);
    Layer layer =
        new Layer(
            keys.read(members.need("layerKey"), KeyKind.LAYER),
            parts.display(members),
            leaves.flags(members.need("flags"), LayerFlag.class),
            parts.lists().parts(members.need("field"), this::field),
            keys.orZero(members.need("defaultSubLayerKey"), KeyKind.SUBLAYER),
            (int) leaves.unsigned(members.need("layerId"), 16));
    members.end();
    return layer;
  }

  private LayerField field(XmlNode node) {
    Members members = parts.members(node);
    LayerField field =
        new LayerField(
            keys.read(members.need("fieldKey"), KeyKind.CONDITION),
            leaves.name(members.need("type"), FieldType.class),
            leaves.name(members.need("dataType"), DataType.class));
    members.end();
    return field;
  }

  Callout callout(XmlNode node) {
    Members members = parts.members(node);
    Callout callout =
        new Callout(
            keys.read(members.need("calloutKey"), KeyKind.CALLOUT),
            parts.display(members),
            leaves.flags(members.need("flags"), CalloutFlag.class),
            providerKey(members),
            parts.providerData(members),
            keys.read(members.need("applicableLayer"), KeyKind.LAYER),
            leaves.unsigned(members.need("calloutId"), 32));
    members.end();
    return callout;
  }

  ProviderContext providerContext(XmlNode node) {
    Members members = parts.members(node);
    Guid key = keys.read(members.need("providerContextKey"), KeyKind.PROVIDER_CONTEXT);
    ProviderContextType type = leaves.name(members.need("type"), ProviderContextType.class);
    ProviderContext.Builder context =
        ProviderContext.builder(key, type, new ProviderContextData.General(Bytes.EMPTY))
            .displayData(parts.display(members))
            .flags(leaves.flags(members.need("flags"), ProviderContextFlag.class))
            .providerData(parts.providerData(members))
            .providerContextId(leaves.unsigned(members.need("providerContextId"), 64));
    providerKey(members).ifPresent(context::providerKey);
    context.data(content(type, members));
    members.end();
    return context.build();
  }

  private ProviderContextData content(ProviderContextType type, Members members) {
    return switch (type) {
      case GENERAL ->
          new ProviderContextData.General(parts.values().blob(members.need("dataBuffer")));
      case CLASSIFY_OPTIONS -> classifyOptions(members.need("classifyOptions"));
      default ->
          new ProviderContextData.Policy(
              members
                  .findOther()
                  .orElseThrow(() -> new Unreadable(members.node(), "no policy"))
                  .toRaw());
    };
  }

  private ProviderContextData classifyOptions(XmlNode node) {
    Members members = parts.members(node);
    List<ClassifyOption> options =
        parts.lists().parts(members.need("options"), this::classifyOption);
    members.end();
    return new ProviderContextData.ClassifyOptions(options);
  }

  private ClassifyOption classifyOption(XmlNode node) {
    Members members = parts.members(node);
    ClassifyOption option =
        new ClassifyOption(
            leaves.name(members.need("type"), ClassifyOptionType.class),
            parts.values().read(members.need("value")));
    members.end();
    return option;
  }

  Filter filter(XmlNode node) {
    Members members = parts.members(node);
    Filter.Builder filter =
        Filter.builder(
                keys.read(members.need("layerKey"), KeyKind.LAYER), action(members.need("action")))
            .key(keys.guid(members.need("filterKey")))
            .displayData(parts.display(members))
            .flags(leaves.flags(members.need("flags"), FilterFlag.class))
            .providerData(parts.providerData(members))
            .subLayerKey(keys.orZero(members.need("subLayerKey"), KeyKind.SUBLAYER))
            .weight(parts.values().read(members.need("weight")))
            .conditions(parts.conditions(members))
            .filterId(leaves.unsigned(members.need("filterId"), 64))
            .effectiveWeight(parts.values().read(members.need("effectiveWeight")));
    providerKey(members).ifPresent(filter::providerKey);
    members
        .find("reserved")
        .filter(n -> !n.text().isEmpty())
        .map(keys::guid)
        .ifPresent(filter::reserved);
    members.find("rawContext").map(n -> leaves.unsigned(n, 64)).ifPresent(filter::rawContext);
    members
        .find("providerContextKey")
        .flatMap(n -> keys.optional(n, KeyKind.PROVIDER_CONTEXT))
        .ifPresent(filter::providerContextKey);
    members.end();
    return filter.build();
  }

  private FilterAction action(XmlNode node) {
    Members members = parts.members(node);
    ActionType type = leaves.name(members.need("type"), ActionType.class);
    Optional<XmlNode> calloutKey = members.find("calloutKey");
    Optional<XmlNode> filterType = members.find("filterType");
    members.end();
    if (type.isCallout() && calloutKey.isEmpty() && filterType.isPresent()) {
      actions = ActionStyle.FILTER_TYPE;
    }
    return new FilterAction(
        type, calloutKey.or(() -> filterType).flatMap(n -> keys.optional(n, KeyKind.CALLOUT)));
  }

  private Optional<Guid> providerKey(Members members) {
    return members.find("providerKey").flatMap(n -> keys.optional(n, KeyKind.PROVIDER));
  }
}
