package org.ntacl.wfp.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.RawElement;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.Subscription;

/** Reads a whole dump. */
final class StateReader {
  static final String ROOT = "wfpstate";

  private final StateLimits limits;
  private final Findings findings;
  private final Parts parts;
  private final ObjectReader objects;

  StateReader(StateOptions options) {
    this.limits = options.limits();
    this.findings = new Findings(limits.maxFindings());
    this.parts = new Parts(findings, options);
    this.objects = new ObjectReader(parts);
  }

  StateImport read(byte[] bytes) {
    XmlText text = XmlText.of(bytes);
    XmlNode root = XmlTree.read(text, limits);
    List<RawElement> documents = new ArrayList<>();
    XmlNode state = null;
    for (XmlNode document : root.children()) {
      if (state == null && document.name().equals(ROOT)) {
        state = document;
      } else if (state == null) {
        throw new StateException(
            document.line(),
            document.column(),
            "a document of %s, not of %s".formatted(Findings.quote(document.name()), ROOT));
      } else {
        documents.add(document.toRaw());
      }
    }
    if (state == null || !root.text().isEmpty()) {
      throw new StateException(1, 1, "no document of " + ROOT);
    }
    WfpState read = state(state, text, documents);
    Rewriting.compare(read, text, findings);
    return new StateImport(read, report(read));
  }

  private WfpState state(XmlNode node, XmlText text, List<RawElement> documents) {
    Members members = parts.members(node);
    Optional<Instant> time = members.find("timeStamp").flatMap(this::time);
    List<SessionInfo> sessions = list(members, "sessions", objects::session);
    parts.descriptors().learn(sessions);
    List<LayerState> layers = new ArrayList<>();
    members
        .find("layers")
        .ifPresent(
            list ->
                parts
                    .lists()
                    .objects(
                        list,
                        "layers",
                        item -> {
                          LayerState layer = layer(item, layers.size());
                          layers.add(layer);
                          return layer;
                        }));
    List<Provider> providers = list(members, "providers", objects::provider);
    List<ProviderContext> contexts = list(members, "providerContexts", objects::providerContext);
    List<SubLayer> subLayers = list(members, "subLayers", objects::subLayer);
    List<Subscription> subscriptions =
        members
            .find("subscriptions")
            .map(list -> new SubscriptionReader(parts).read(list))
            .orElse(List.of());
    List<RawElement> sections = new ArrayList<>();
    Optional<XmlNode> other = members.findOther();
    while (other.isPresent()) {
      if (!StateSections.KEPT.contains(other.get().name())) {
        findings.unknownElement(other.get());
      }
      sections.add(other.get().toRaw());
      other = members.findOther();
    }
    members.end();
    return new WfpState(
        time,
        sessions,
        layers,
        providers,
        contexts,
        subLayers,
        subscriptions,
        sections,
        documents,
        parts.lists().unread(),
        shape(text));
  }

  private Optional<Instant> time(XmlNode node) {
    if (parts.leaves().text(node).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parts.leaves().time(node));
    } catch (Unreadable e) {
      findings.unknownValue(node, e.getMessage());
      return Optional.empty();
    }
  }

  private <T> List<T> list(Members members, String name, Function<XmlNode, T> reader) {
    return members
        .find(name)
        .map(list -> parts.lists().objects(list, name, reader))
        .orElse(List.of());
  }

  private LayerState layer(XmlNode node, int index) {
    Members members = parts.members(node);
    Layer layer = objects.layer(members.need("layer"));
    String path = "layers[%d]/".formatted(index);
    List<Callout> callouts = list(members, "callouts", path, objects::callout);
    List<Filter> filters = list(members, "filters", path, objects::filter);
    members.end();
    return new LayerState(layer, callouts, filters);
  }

  private <T> List<T> list(Members members, String name, String path, Function<XmlNode, T> reader) {
    return members
        .find(name)
        .map(list -> parts.lists().objects(list, path + name, reader))
        .orElse(List.of());
  }

  private StateShape shape(XmlText text) {
    String content = text.text();
    int newline = content.indexOf('\n');
    boolean isDos = newline > 0 && content.charAt(newline - 1) == '\r';
    int end = content.length() - ("</" + XmlText.ROOT + ">").length();
    return new StateShape(
        text.declaration(),
        text.hasByteOrderMark(),
        isDos ? "\r\n" : "\n",
        end > 0 && content.charAt(end - 1) == '\n',
        objects.actions(),
        parts.values().blobStyle(),
        parts.keys().spelling(),
        parts.descriptors().context());
  }

  private StateReport report(WfpState state) {
    return new StateReport(
        findings.kept(),
        findings.counts(),
        state.filters().stream().mapToInt(filter -> filter.conditions().size()).sum(),
        parts.descriptors().count(),
        parts.descriptors().distinct());
  }
}
