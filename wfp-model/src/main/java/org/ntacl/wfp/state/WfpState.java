package org.ntacl.wfp.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Guid;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.RawElement;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.WfpObject;

/**
 * The state of a filter engine at one time. Immutable and thread-safe.
 *
 * <p>A dump does not tell lifetimes of the kinds static and dynamic, owning sessions, or
 * descriptors; they are not here either.
 *
 * @param timeStamp when it was taken, empty when the dump does not say
 * @param sessions the open sessions
 * @param layers the layers with their callouts and filters
 * @param providers the providers
 * @param providerContexts the provider contexts
 * @param subLayers the sublayers
 * @param subscriptions who is told of changes
 * @param sections further parts of the dump, kept as they are
 * @param documents further documents in the same file, kept as they are: newer systems append the
 *     state of the firewall
 * @param unread objects that could not be read, kept as they are
 * @param shape how the dump is written
 */
public record WfpState(
    Optional<Instant> timeStamp,
    List<SessionInfo> sessions,
    List<LayerState> layers,
    List<Provider> providers,
    List<ProviderContext> providerContexts,
    List<SubLayer> subLayers,
    List<Subscription> subscriptions,
    List<RawElement> sections,
    List<RawElement> documents,
    List<UnreadItem> unread,
    StateShape shape) {
  /** A state without any object. */
  public static final WfpState EMPTY =
      new WfpState(
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          StateShape.NEWEST);

  /** Copies the lists and refuses null. */
  public WfpState {
    Objects.requireNonNull(timeStamp, "timeStamp");
    sessions = List.copyOf(sessions);
    layers = List.copyOf(layers);
    providers = List.copyOf(providers);
    providerContexts = List.copyOf(providerContexts);
    subLayers = List.copyOf(subLayers);
    subscriptions = List.copyOf(subscriptions);
    sections = List.copyOf(sections);
    documents = List.copyOf(documents);
    unread = List.copyOf(unread);
    Objects.requireNonNull(shape, "shape");
  }

  /** Returns the state written in another shape. */
  public WfpState withShape(StateShape newShape) {
    return new WfpState(
        timeStamp,
        sessions,
        layers,
        providers,
        providerContexts,
        subLayers,
        subscriptions,
        sections,
        documents,
        unread,
        newShape);
  }

  /** Returns the callouts of all layers. */
  public List<Callout> callouts() {
    return layers.stream().flatMap(layer -> layer.callouts().stream()).toList();
  }

  /** Returns the filters of all layers. */
  public List<Filter> filters() {
    return layers.stream().flatMap(layer -> layer.filters().stream()).toList();
  }

  /**
   * Returns all objects that have keys, each behind those it refers to: providers, sublayers,
   * provider contexts, layers, callouts, filters.
   */
  public List<WfpObject> objects() {
    List<WfpObject> all = new ArrayList<>();
    all.addAll(providers);
    all.addAll(subLayers);
    all.addAll(providerContexts);
    layers.forEach(layer -> all.add(layer.layer()));
    all.addAll(callouts());
    all.addAll(filters());
    return List.copyOf(all);
  }

  /** Returns how many there are of each kind, sessions too, in the order of the kinds. */
  public Map<ObjectClass, Integer> counts() {
    Map<ObjectClass, Integer> counts = new EnumMap<>(ObjectClass.class);
    counts.put(ObjectClass.SESSION, sessions.size());
    for (ObjectClass kind : ObjectClass.values()) {
      if (kind.hasObjectSecurity()) {
        counts.put(kind, 0);
      }
    }
    objects().forEach(object -> counts.merge(object.objectClass(), 1, Integer::sum));
    return counts;
  }

  /** Returns the layer of a key with what belongs to it, empty when there is none. */
  public Optional<LayerState> layer(Guid key) {
    return layers.stream().filter(layer -> layer.layer().key().equals(key)).findFirst();
  }

  /** Returns the references between objects that lead nowhere, in the order of the objects. */
  public List<DanglingReference> danglingReferences() {
    List<WfpObject> objects = objects();
    Set<Reference> known = new HashSet<>();
    for (WfpObject object : objects) {
      known.add(new Reference(object.objectClass(), object.key()));
    }
    List<DanglingReference> dangling = new ArrayList<>();
    for (WfpObject object : objects) {
      for (Reference reference : references(object)) {
        if (!known.contains(reference)) {
          dangling.add(new DanglingReference(object, reference));
        }
      }
    }
    return List.copyOf(dangling);
  }

  /** A filter without a sublayer stands in the default sublayer of its layer. */
  private List<Reference> references(WfpObject object) {
    if (!(object instanceof Filter filter) || !filter.subLayerKey().equals(WfpObject.ZERO_KEY)) {
      return object.references();
    }
    Optional<Layer> layer = layer(filter.layerKey()).map(LayerState::layer);
    return layer
        .map(found -> filter.toBuilder().subLayerKey(found.defaultSubLayerKey()).build())
        .orElse(filter)
        .references();
  }
}
