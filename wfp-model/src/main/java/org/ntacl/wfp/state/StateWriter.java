package org.ntacl.wfp.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ntacl.Guid;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.RawElement;
import org.ntacl.wfp.model.Subscription;

/** Writes a whole dump. */
final class StateWriter {
  private final WfpState state;
  private final Map<Guid, Layer> layers = new HashMap<>();
  private final Map<String, Map<Integer, RawElement>> unread = new HashMap<>();
  private final XmlOut out = new XmlOut();
  private final ValueWriter values;
  private final ObjectWriter objects;

  StateWriter(WfpState state) {
    this.state = state;
    this.values = new ValueWriter(out, state.shape());
    this.objects = new ObjectWriter(out, values, state.shape());
    state.layers().forEach(layer -> layers.putIfAbsent(layer.layer().key(), layer.layer()));
    for (UnreadItem item : state.unread()) {
      unread
          .computeIfAbsent(item.section(), section -> new HashMap<>())
          .put(item.index(), item.element());
    }
  }

  /** Returns the text, without the mark of UTF-8. */
  String write() {
    StateShape shape = state.shape();
    shape.declaration().ifPresent(declaration -> out.line("<?" + declaration + "?>"));
    out.start(StateReader.ROOT);
    out.leaf("timeStamp", state.timeStamp().map(Leaves::printTime));
    list("sessions", "sessions", state.sessions(), objects::session);
    int[] index = {0};
    list("layers", "layers", state.layers(), layer -> layer(layer, index[0]++));
    list("providers", "providers", state.providers(), objects::provider);
    list(
        "providerContexts", "providerContexts", state.providerContexts(), objects::providerContext);
    list("subLayers", "subLayers", state.subLayers(), objects::subLayer);
    subscriptions();
    state.sections().forEach(out::raw);
    out.end();
    state.documents().forEach(out::raw);
    String text = out.text(shape.lineEnding());
    return shape.hasFinalLineEnding()
        ? text
        : text.substring(0, text.length() - shape.lineEnding().length());
  }

  private void layer(LayerState layer, int index) {
    out.start("layer");
    objects.layer(layer.layer());
    out.end();
    String path = "layers[%d]/".formatted(index);
    list("callouts", path + "callouts", layer.callouts(), objects::callout);
    list(
        "filters",
        path + "filters",
        layer.filters(),
        filter -> objects.filter(filter, find(filter.layerKey())));
  }

  private Optional<Layer> find(Guid key) {
    return Optional.ofNullable(layers.get(key));
  }

  private void subscriptions() {
    SubscriptionWriter writer = new SubscriptionWriter(out, values, objects, this::find);
    out.start("subscriptions");
    for (Map.Entry<String, ObjectClass> list : SubscriptionLists.KINDS.entrySet()) {
      List<Subscription> own =
          state.subscriptions().stream().filter(s -> s.target() == list.getValue()).toList();
      list(list.getKey(), list.getKey(), own, writer::write);
    }
    out.end();
  }

  /** Writes a list with the items that could not be read in their places. */
  private <T> void list(String name, String section, List<T> items, Consumer<T> writer) {
    Map<Integer, RawElement> kept = unread.getOrDefault(section, Map.of());
    int count = items.size() + kept.size();
    if (count == 0) {
      out.leaf(name, "");
      return;
    }
    out.startList(name, count);
    int next = 0;
    int place = 0;
    for (; next < items.size(); place++) {
      RawElement raw = kept.get(place);
      if (raw != null) {
        out.raw(raw);
        continue;
      }
      out.start("item");
      writer.accept(items.get(next++));
      out.end();
    }
    // those behind the last item that was read
    int behind = place;
    kept.entrySet().stream()
        .filter(entry -> entry.getKey() >= behind)
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> out.raw(entry.getValue()));
    out.end();
  }
}
