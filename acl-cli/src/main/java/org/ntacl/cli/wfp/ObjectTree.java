package org.ntacl.cli.wfp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.cli.json.JsonValue;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.DisplayData;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.LayerField;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.ProviderContextData;
import org.ntacl.wfp.model.RawElement;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpObject;
import org.ntacl.wfp.state.KeySpelling;
import org.ntacl.wfp.state.WfpState;

/** Objects of the filter engine as trees, with all their members. */
public final class ObjectTree {
  private final KeySpelling keys;
  private final ValueTree values;

  private ObjectTree(WfpState state) {
    this.keys = state.shape().keys();
    this.values = new ValueTree(state.shape().sids());
  }

  /** Returns an object of a dump as a tree. */
  public static JsonValue.Fields of(WfpObject object, WfpState state) {
    return new ObjectTree(state).tree(object);
  }

  /** Returns the name that the Windows headers have for the key of an object, empty for none. */
  static Optional<String> symbol(WfpObject object, KeySpelling keys) {
    Optional<KeyKind> kind = kind(object);
    return kind.map(k -> keys.print(k, object.key())).filter(text -> !text.startsWith("{"));
  }

  private static Optional<KeyKind> kind(WfpObject object) {
    return switch (object.objectClass()) {
      case PROVIDER -> Optional.of(KeyKind.PROVIDER);
      case PROVIDER_CONTEXT -> Optional.of(KeyKind.PROVIDER_CONTEXT);
      case SUBLAYER -> Optional.of(KeyKind.SUBLAYER);
      case LAYER -> Optional.of(KeyKind.LAYER);
      case CALLOUT -> Optional.of(KeyKind.CALLOUT);
      default -> Optional.empty();
    };
  }

  /** Tells whether an object is meant by a GUID, a name of the Windows headers, or a number. */
  public static boolean isCalled(WfpObject object, String key, WfpState state) {
    String bare =
        key.startsWith("{") && key.endsWith("}") ? key.substring(1, key.length() - 1) : key;
    return object.key().toString().equals(bare.toLowerCase(Locale.ROOT))
        || symbol(object, state.shape().keys()).filter(key::equals).isPresent()
        || object.objectClass().idBits() > 16 && Long.toUnsignedString(object.id()).equals(key);
  }

  private JsonValue.Fields tree(WfpObject object) {
    Tree tree = new Tree().field("kind", object.objectClass().label());
    tree.field("key", object.key().toString()).field("symbol", symbol(object, keys));
    display(tree, object.displayData());
    object.providerKey().ifPresent(key -> key(tree, "provider", KeyKind.PROVIDER, key));
    if (object instanceof Filter filter) {
      filter(tree, filter);
    } else if (object instanceof Layer layer) {
      layer(tree, layer);
    } else if (object instanceof Callout callout) {
      tree.flags("flags", callout.flags());
      data(tree, callout.providerData());
      key(tree, "layer", KeyKind.LAYER, callout.applicableLayer());
      tree.number("id", callout.calloutId());
    } else if (object instanceof SubLayer subLayer) {
      tree.flags("flags", subLayer.flags());
      data(tree, subLayer.providerData());
      tree.number("weight", subLayer.weight());
    } else if (object instanceof Provider provider) {
      tree.flags("flags", provider.flags());
      data(tree, provider.providerData());
      tree.field("service", provider.serviceName());
    } else if (object instanceof ProviderContext context) {
      context(tree, context);
    }
    return tree.end();
  }

  static void display(Tree tree, DisplayData display) {
    tree.field("name", display.name().orElse("")).field("description", display.description());
  }

  private static void data(Tree tree, Bytes data) {
    if (!data.isEmpty()) {
      tree.field("providerData", data.toHex());
    }
  }

  private void key(Tree tree, String name, KeyKind kind, Guid key) {
    tree.field(name, keys.print(kind, key));
  }

  private void layer(Tree tree, Layer layer) {
    tree.flags("flags", layer.flags());
    tree.number("id", layer.layerId());
    key(tree, "defaultSubLayer", KeyKind.SUBLAYER, layer.defaultSubLayerKey());
    tree.list("fields", layer.fields(), this::field);
  }

  private JsonValue.Fields field(LayerField field) {
    return new Tree()
        .field("field", keys.print(KeyKind.CONDITION, field.key()))
        .field("type", field.type().windowsName())
        .field("dataType", field.dataType().windowsName())
        .end();
  }

  private void filter(Tree tree, Filter filter) {
    tree.flags("flags", filter.flags());
    data(tree, filter.providerData());
    key(tree, "layer", KeyKind.LAYER, filter.layerKey());
    key(tree, "subLayer", KeyKind.SUBLAYER, filter.subLayerKey());
    tree.field("weight", values.of(filter.weight()));
    tree.list("conditions", filter.conditions(), this::condition);
    tree.field("action", filter.action().type().windowsName());
    filter.action().calloutKey().ifPresent(key -> key(tree, "callout", KeyKind.CALLOUT, key));
    filter.action().filterType().ifPresent(type -> tree.field("filterType", type.toString()));
    if (filter.hasProviderContext()) {
      filter
          .providerContextKey()
          .ifPresent(key -> key(tree, "providerContext", KeyKind.PROVIDER_CONTEXT, key));
    } else {
      tree.number("rawContext", filter.rawContext());
    }
    tree.number("id", filter.filterId());
    tree.field("effectiveWeight", values.of(filter.effectiveWeight()));
  }

  private JsonValue.Fields condition(FilterCondition condition) {
    return condition(condition, keys, values);
  }

  static JsonValue.Fields condition(FilterCondition condition, KeySpelling keys, ValueTree values) {
    return new Tree()
        .field("field", keys.print(KeyKind.CONDITION, condition.fieldKey()))
        .field("match", condition.matchType().windowsName())
        .field("value", values.of(condition.value()))
        .end();
  }

  private void context(Tree tree, ProviderContext context) {
    tree.flags("flags", context.flags());
    data(tree, context.providerData());
    tree.field("type", context.contextType().windowsName());
    if (context.data() instanceof ProviderContextData.General general) {
      tree.field("data", general.data().toHex());
    } else if (context.data() instanceof ProviderContextData.ClassifyOptions options) {
      tree.list(
          "options",
          options.options(),
          option ->
              new Tree()
                  .field("option", option.type().windowsName())
                  .field("value", values.of(option.value()))
                  .end());
    } else if (context.data() instanceof ProviderContextData.Policy policy) {
      tree.field(policy.content().name(), raw(policy.content()));
    }
    tree.number("id", context.providerContextId());
  }

  /** Returns a part of a dump that is not interpreted: lists, fields and texts. */
  static JsonValue raw(RawElement element) {
    List<RawElement> children = element.children();
    if (children.isEmpty()) {
      return new JsonValue.Text(element.text());
    }
    boolean hasDistinctNames =
        children.stream().map(RawElement::name).distinct().count() == children.size();
    if (element.isList() || !hasDistinctNames) {
      return new JsonValue.Array(children.stream().map(ObjectTree::raw).toList());
    }
    Tree tree = new Tree();
    children.forEach(child -> tree.field(child.name(), raw(child)));
    return tree.end();
  }
}
