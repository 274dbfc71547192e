package org.ntacl.wfp.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.wfp.model.Filter;

/**
 * A layer compiled for many classifications: conditions as arrays of numbers, cheap and rare ones
 * first; filters found by the ports, programs and other exact values that they want; users checked
 * once.
 *
 * <pre>{@code
 * CompiledLayer layer = Classifier.standard().compile(filters);
 * LayerTraffic traffic = layer.traffic(attributes, layer.users().prepare(tokens));
 * PackedClassification.isPermitted(layer.classify(traffic));
 * }</pre>
 *
 * <p>A layer decides as {@link Classifier#classify} does. A classification allocates nothing, as
 * far as callouts do not. Immutable and thread-safe, as far as the callouts are.
 */
public final class CompiledLayer {
  private static final int NOBODY = -1;

  /** What stands for a decision that a callout makes. */
  private static final int ASK = -1;

  private final LayerFilters source;
  private final Classifier classifier;
  private final UserConditions users;
  private final List<Slot> slots;
  private final ValueNumbers numbers;
  private final SegmentIndex[] segments;

  /** The filters that can match, in their order. */
  private final Filter[] filters;

  /** Of each filter its decision, or {@link #ASK}. */
  private final int[] decisions;

  /** Of each filter the behaviour of its callout, null for those that ask none. */
  private final CalloutBehaviour[] behaviours;

  private CompiledLayer(
      LayerFilters source,
      Classifier classifier,
      UserConditions users,
      ConditionForms forms,
      List<SegmentIndex> segments,
      List<Filter> filters) {
    this.source = source;
    this.classifier = classifier;
    this.users = users;
    this.slots = forms.slots();
    this.numbers = forms.numbers();
    this.segments = segments.toArray(SegmentIndex[]::new);
    this.filters = filters.toArray(Filter[]::new);
    this.decisions = new int[filters.size()];
    this.behaviours = new CalloutBehaviour[filters.size()];
    for (int i = 0; i < this.filters.length; i++) {
      Filter filter = this.filters[i];
      if (filter.action().type().isCallout()) {
        decisions[i] = ASK;
        behaviours[i] = behaviour(filter, classifier.callouts());
      } else {
        decisions[i] = Arbitration.decisionOf(filter);
      }
    }
  }

  /** An action that names no callout asks one that nobody has registered. */
  static CalloutBehaviour behaviour(Filter filter, Callouts callouts) {
    Optional<Guid> key = filter.action().calloutKey();
    return key.isPresent()
        ? callouts.behaviourOf(key.get())
        : CalloutBehaviour.always(CalloutVerdict.NOT_REGISTERED);
  }

  static CompiledLayer of(LayerFilters layer, Classifier classifier, UserConditions users) {
    ConditionForms forms = new ConditionForms(classifier.options(), users);
    List<Filter> filters = new ArrayList<>();
    List<SegmentIndex> segments = new ArrayList<>();
    for (FilterOrder.Segment segment : FilterOrder.of(layer, classifier.options())) {
      int start = filters.size();
      List<List<ConditionGroup>> groups = new ArrayList<>();
      for (Filter filter : segment.filters()) {
        List<ConditionGroup> own = forms.groups(filter);
        if (own.stream().noneMatch(ConditionGroup::isNeverMet)) {
          groups.add(own);
          filters.add(filter);
        }
      }
      GroupOrder order = new GroupOrder(groups);
      groups.replaceAll(order::sorted);
      segments.add(SegmentIndex.of(start, groups));
    }
    return new CompiledLayer(layer, classifier, users, forms, segments, filters);
  }

  /** The order of groups within a filter: cheap ones first, and among them rare ones. */
  private static final class GroupOrder {
    private final Map<ConditionGroup, Integer> uses = new HashMap<>();
    private final Comparator<ConditionGroup> order =
        Comparator.comparingInt(GroupOrder::cost).thenComparingInt(uses::get);

    GroupOrder(List<List<ConditionGroup>> filters) {
      filters.forEach(groups -> groups.forEach(group -> uses.merge(group, 1, Integer::sum)));
    }

    List<ConditionGroup> sorted(List<ConditionGroup> groups) {
      return groups.stream().sorted(order).toList();
    }

    private static int cost(ConditionGroup group) {
      int cost = 0;
      for (ConditionTest test : group.tests()) {
        if (test instanceof ConditionTest.Literal) {
          cost += 100;
        } else if (test instanceof ConditionTest.In in) {
          cost += in.numbers().ranges().size() > 1 || in.numbers().bits() > Long.SIZE ? 3 : 1;
        } else {
          cost++;
        }
      }
      return cost;
    }
  }

  /** Returns what was compiled. */
  public LayerFilters source() {
    return source;
  }

  /** Returns the conditions about users, with which tokens are prepared. */
  public UserConditions users() {
    return users;
  }

  /**
   * Makes traffic ready for this layer.
   *
   * @param attributes what it is
   * @param tokens who sends and receives it
   */
  public LayerTraffic traffic(TrafficAttributes attributes, TrafficTokens tokens) {
    return traffic(attributes, users.prepare(tokens));
  }

  /**
   * Makes traffic ready for this layer, without checking its users again.
   *
   * @param attributes what it is
   * @param tokens who sends and receives it
   * @throws IllegalArgumentException when the tokens were prepared by other conditions about users
   */
  public LayerTraffic traffic(TrafficAttributes attributes, PreparedTokens tokens) {
    if (!tokens.isOf(users)) {
      throw new IllegalArgumentException("the tokens were prepared for other layers");
    }
    return new LayerTraffic(this, slots, numbers, attributes, tokens, users);
  }

  /**
   * Decides about traffic.
   *
   * @param traffic traffic made ready for this layer
   * @return the decision, see {@link PackedClassification}
   * @throws IllegalArgumentException when it was made ready for another layer
   */
  public long classify(LayerTraffic traffic) {
    if (traffic.layer != this) {
      throw new IllegalArgumentException("the traffic was made ready for another layer");
    }
    int state = Arbitration.UNDECIDED;
    int decider = NOBODY;
    boolean matched = false;
    for (SegmentIndex segment : segments) {
      int end = segment.end();
      int position = segment.next(segment.start(), traffic);
      while (position < end) {
        matched = true;
        int decision = decisions[position];
        if (decision == ASK) {
          decision = ask(position, traffic, state);
        }
        if (decision != Arbitration.UNDECIDED) {
          int joined = Arbitration.join(state, decision);
          if (joined != state) {
            state = joined;
            decider = position;
          }
          break;
        }
        position = segment.next(position + 1, traffic);
      }
    }
    return PackedClassification.of(state, matched, decider);
  }

  private int ask(int position, LayerTraffic traffic, int state) {
    Filter filter = filters[position];
    CalloutVerdict verdict =
        behaviours[position].classify(
            filter,
            traffic.facts.attributes(),
            traffic.facts.tokens(),
            Arbitration.isWritable(state));
    return Arbitration.decisionOf(filter, verdict);
  }

  /** Returns the filter that made a decision of this layer what it is, or empty. */
  public Optional<Filter> decidingFilter(long packed) {
    int position = PackedClassification.position(packed);
    return position == NOBODY ? Optional.empty() : Optional.of(filters[position]);
  }

  /**
   * Decides about traffic and remembers the question, so that the decision can be explained.
   *
   * @throws IllegalArgumentException when it was made ready for another layer
   */
  public Classification decide(LayerTraffic traffic) {
    long packed = classify(traffic);
    ClassifyOutcome outcome =
        new ClassifyOutcome(
            PackedClassification.state(packed),
            PackedClassification.isMatched(packed),
            decidingFilter(packed));
    return classifier.explained(source, traffic.facts, outcome);
  }
}
