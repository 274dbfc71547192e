package org.ntacl.wfp.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.Layer;

/**
 * The literal classification: all filters of all sublayers, one by one. Whoever wants to know why
 * has the same walk take it down.
 */
final class Walk {
  private final Layer layer;
  private final List<FilterOrder.Segment> segments;
  private final TrafficFacts facts;
  private final Callouts callouts;
  private final FilterMatch match;

  private int state = Arbitration.UNDECIDED;
  private boolean matched;
  private Optional<Filter> decider = Optional.empty();

  Walk(LayerFilters filters, TrafficFacts facts, Callouts callouts, ClassifyOptions options) {
    this.layer = filters.layer();
    this.segments = FilterOrder.of(filters, options);
    this.facts = facts;
    this.callouts = callouts;
    this.match = new FilterMatch(layer, options);
  }

  /** Walks through the layer. */
  ClassifyOutcome run() {
    for (FilterOrder.Segment segment : segments) {
      for (Filter filter : segment.filters()) {
        if (match.matches(filter, facts) && decides(filter, decision(filter, ask(filter)))) {
          break;
        }
      }
    }
    return new ClassifyOutcome(state, matched, decider);
  }

  /** Walks through the layer and takes down what happens. */
  ClassifyTrace trace() {
    List<SubLayerTrace> traces = new ArrayList<>();
    for (FilterOrder.Segment segment : segments) {
      traces.add(trace(segment));
    }
    return new ClassifyTrace(layer, traces);
  }

  private SubLayerTrace trace(FilterOrder.Segment segment) {
    List<FilterTrace> traces = new ArrayList<>();
    int before = state;
    for (int i = 0; i < segment.filters().size(); i++) {
      Filter filter = segment.filters().get(i);
      boolean matches = match.matches(filter, facts);
      Optional<CalloutVerdict> verdict = matches ? ask(filter) : Optional.empty();
      traces.add(new FilterTrace(filter, matches, match.trace(filter, facts), verdict));
      if (matches) {
        int decision = decision(filter, verdict);
        List<Filter> rivals = rivals(segment, i, decision);
        if (decides(filter, decision)) {
          return new SubLayerTrace(
              segment.subLayer(), traces, Optional.of(filter), rivals, effect(before));
        }
      }
    }
    return new SubLayerTrace(segment.subLayer(), traces, Optional.empty(), List.of(), "");
  }

  /** Takes in what a filter that matches decides; tells whether it decides for its sublayer. */
  private boolean decides(Filter filter, int decision) {
    matched = true;
    int joined = Arbitration.join(state, decision);
    if (joined != state) {
      state = joined;
      decider = Optional.of(filter);
    }
    return decision != Arbitration.UNDECIDED;
  }

  private Optional<CalloutVerdict> ask(Filter filter) {
    return filter.action().type().isCallout()
        ? Optional.of(
            CompiledLayer.behaviour(filter, callouts)
                .classify(
                    filter, facts.attributes(), facts.tokens(), Arbitration.isWritable(state)))
        : Optional.empty();
  }

  private static int decision(Filter filter, Optional<CalloutVerdict> verdict) {
    return verdict.isPresent()
        ? Arbitration.decisionOf(filter, verdict.get())
        : Arbitration.decisionOf(filter);
  }

  /** Returns the filters that would decide otherwise if they came before one of their weight. */
  private List<Filter> rivals(FilterOrder.Segment segment, int index, int decision) {
    if (decision == Arbitration.UNDECIDED) {
      return List.of();
    }
    long weight = FilterOrder.weightOf(segment.filters().get(index));
    List<Filter> rivals = new ArrayList<>();
    for (int i = index + 1; i < segment.filters().size(); i++) {
      Filter other = segment.filters().get(i);
      if (FilterOrder.weightOf(other) != weight) {
        break;
      }
      if (match.matches(other, facts)) {
        int instead = decision(other, ask(other));
        if (instead != Arbitration.UNDECIDED && instead != decision) {
          rivals.add(other);
        }
      }
    }
    return rivals;
  }

  private String effect(int before) {
    if (state == before) {
      return before == Arbitration.UNDECIDED ? "" : "changes nothing";
    }
    if (Arbitration.isVeto(state) && !Arbitration.isVeto(before)) {
      return "vetoes";
    }
    String action = Arbitration.isPermit(state) ? "permits" : "blocks";
    return (Arbitration.isWritable(state) ? "" : "finally ") + action;
  }
}
