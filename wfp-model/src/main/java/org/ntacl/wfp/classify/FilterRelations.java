package org.ntacl.wfp.classify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Filter;

/**
 * Tells which filters of a layer are without effect, for certain: what is claimed holds for all
 * traffic and whatever the order of filters of one weight; filters of which nothing is claimed may
 * be without effect as well.
 *
 * <p>Only filters that are in force under the options are looked at. In a sublayer of very many
 * filters without conditions for exact values not all are compared with all, and less is claimed.
 * Immutable and thread-safe.
 */
public final class FilterRelations {
  private final List<Filter> contradictions;
  private final Map<Filter, Filter> shadows;

  private FilterRelations(List<Filter> contradictions, Map<Filter, Filter> shadows) {
    this.contradictions = List.copyOf(contradictions);
    this.shadows = Collections.unmodifiableMap(shadows);
  }

  /**
   * Compares the filters of a layer.
   *
   * @throws IllegalArgumentException when a filter stands in a sublayer that is not there
   */
  public static FilterRelations of(LayerFilters layer, ClassifyOptions options) {
    ConditionForms forms = new ConditionForms(options, new UserConditions(options.checks()));
    List<Filter> contradictions = new ArrayList<>();
    Map<Filter, Filter> shadows = new LinkedHashMap<>();
    for (FilterOrder.Segment segment : FilterOrder.of(layer, options)) {
      Earlier earlier = new Earlier();
      List<Candidate> sameWeight = new ArrayList<>();
      long weight = 0;
      for (Filter filter : segment.filters()) {
        if (FilterOrder.weightOf(filter) != weight) {
          sameWeight.forEach(earlier::add);
          sameWeight.clear();
          weight = FilterOrder.weightOf(filter);
        }
        Candidate candidate = new Candidate(filter, forms.groups(filter));
        if (TestRelation.isContradiction(candidate.groups)) {
          contradictions.add(filter);
          continue;
        }
        earlier.shadowOf(candidate).ifPresent(found -> shadows.put(filter, found));
        if (isDecisive(filter)) {
          sameWeight.add(candidate);
        }
      }
    }
    return new FilterRelations(contradictions, shadows);
  }

  /** Callouts that should always decide may still do otherwise: only filters that do it alone. */
  private static boolean isDecisive(Filter filter) {
    return filter.action().type() == ActionType.PERMIT
        || filter.action().type() == ActionType.BLOCK;
  }

  /** Returns the filters whose conditions no traffic meets, since they contradict each other. */
  public List<Filter> contradictions() {
    return contradictions;
  }

  /**
   * Returns the filters that are never asked, each with one that decides before it about all
   * traffic it could match: in the same sublayer, heavier, and with conditions that are met
   * whenever those of the other one are.
   */
  public Map<Filter, Filter> shadows() {
    return shadows;
  }

  /**
   * A filter and its conditions.
   *
   * @param filter the filter
   * @param groups the groups of its conditions
   */
  private record Candidate(Filter filter, List<ConditionGroup> groups) {
    boolean covers(Candidate later) {
      return groups.stream()
          .allMatch(wide -> later.groups.stream().anyMatch(one -> TestRelation.implies(one, wide)));
    }
  }

  /**
   * The filters that come before others, by a condition for one number if they have any: such a
   * filter can only shadow others with the same condition.
   */
  private static final class Earlier {
    /** So many comparisons take some seconds. */
    private static final int MOST_COMPARISONS = 20_000_000;

    private final Map<ConditionTest.In, List<Candidate>> anchored = new HashMap<>();
    private final List<Candidate> free = new ArrayList<>();
    private int comparisons;

    void add(Candidate candidate) {
      Collection<ConditionTest.In> anchors = anchors(candidate);
      List<Candidate> place = free;
      for (ConditionTest.In anchor : anchors) {
        List<Candidate> found = anchored.computeIfAbsent(anchor, absent -> new ArrayList<>());
        // the one that fewest share, so that few have to be compared
        place = place == free || found.size() < place.size() ? found : place;
      }
      place.add(candidate);
    }

    Optional<Filter> shadowOf(Candidate later) {
      List<List<Candidate>> places = new ArrayList<>();
      places.add(free);
      for (ConditionTest.In anchor : anchors(later)) {
        places.add(anchored.getOrDefault(anchor, List.of()));
      }
      for (List<Candidate> place : places) {
        for (Candidate before : place) {
          if (comparisons++ >= MOST_COMPARISONS) {
            return Optional.empty();
          }
          if (before.covers(later)) {
            return Optional.of(before.filter);
          }
        }
      }
      return Optional.empty();
    }

    private static List<ConditionTest.In> anchors(Candidate candidate) {
      List<ConditionTest.In> anchors = new ArrayList<>();
      for (ConditionGroup group : candidate.groups) {
        if (group.tests().size() == 1
            && group.tests().get(0) instanceof ConditionTest.In in
            && in.numbers().ranges().size() == 1
            && in.numbers().ranges().get(0).isSingle()) {
          anchors.add(in);
        }
      }
      return anchors;
    }
  }
}
