package org.ntacl.cli.wfp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ntacl.wfp.classify.CalloutVerdict;
import org.ntacl.wfp.classify.Callouts;
import org.ntacl.wfp.classify.Classification;
import org.ntacl.wfp.classify.Classifier;
import org.ntacl.wfp.classify.LayerFilters;
import org.ntacl.wfp.classify.TrafficAttributes;
import org.ntacl.wfp.classify.TrafficTokens;

/**
 * What a layer of a dump decides about traffic, for each thing that callouts may do of which
 * nothing is known.
 *
 * @param layer the layer
 * @param decisions the decisions; one of them when they do not depend on such callouts
 */
public record Outcomes(LayerFilters layer, Map<CalloutVerdict, Classification> decisions) {
  /** Keeps the order. */
  public Outcomes {
    decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
  }

  /** Decides with each of some sets of callouts. */
  public static Outcomes of(
      LayerFilters layer,
      Classifier classifier,
      Map<CalloutVerdict, Callouts> callouts,
      TrafficAttributes attributes,
      TrafficTokens tokens) {
    Map<CalloutVerdict, Classification> decisions = new LinkedHashMap<>();
    callouts.forEach(
        (assumed, one) ->
            decisions.put(
                assumed, classifier.withCallouts(one).classify(layer, attributes, tokens)));
    boolean same = decisions.values().stream().distinct().count() == 1;
    if (same) {
      Map.Entry<CalloutVerdict, Classification> first = decisions.entrySet().iterator().next();
      return new Outcomes(layer, Map.of(first.getKey(), first.getValue()));
    }
    return new Outcomes(layer, decisions);
  }

  /** Tells whether the decision depends on callouts of which nothing is known. */
  public boolean dependsOnCallouts() {
    return decisions.size() > 1;
  }

  /** Tells whether the traffic may pass, whatever those callouts do. */
  public boolean isPermitted() {
    return decisions.values().stream().allMatch(Classification::isPermitted);
  }

  /** Returns the decision that is explained: the first one. */
  Classification first() {
    return decisions.values().iterator().next();
  }
}
