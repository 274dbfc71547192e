package org.ntacl.wfp.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.token.AccessToken;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.DescriptorValue;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.LayerField;
import org.ntacl.wfp.model.MatchType;

/**
 * Decides to the letter whether traffic meets the conditions of a filter: of consecutive conditions
 * on one field one must be met, of all such groups each; no conditions are met by all traffic
 * (documentation: FWPM_FILTER0).
 */
final class FilterMatch {
  private final Layer layer;
  private final AccessCheck check;
  private final boolean negatedDescriptors;

  FilterMatch(Layer layer, ClassifyOptions options) {
    this.layer = layer;
    this.check =
        AccessCheck.forType(ObjectTypes.WFP_FILTER_CONDITION).withOptions(options.checks());
    this.negatedDescriptors = !options.isOn(ClassifyOption.NEGATED_DESCRIPTORS_NEVER_MATCH);
  }

  /** Tells whether traffic meets the conditions of a filter. */
  boolean matches(Filter filter, TrafficFacts facts) {
    List<FilterCondition> conditions = filter.conditions();
    int next = 0;
    while (next < conditions.size()) {
      int end = endOfGroup(conditions, next);
      boolean met = false;
      for (int i = next; i < end && !met; i++) {
        met = isMet(conditions.get(i), facts);
      }
      if (!met) {
        return false;
      }
      next = end;
    }
    return true;
  }

  /** Does {@link #matches} and takes down what was looked at. */
  List<ConditionTrace> trace(Filter filter, TrafficFacts facts) {
    List<FilterCondition> conditions = filter.conditions();
    List<ConditionTrace> traces = new ArrayList<>();
    int next = 0;
    while (next < conditions.size()) {
      int end = endOfGroup(conditions, next);
      boolean met = false;
      for (int i = next; i < end && !met; i++) {
        met = isMet(conditions.get(i), facts);
        traces.add(new ConditionTrace(conditions.get(i), met, reason(conditions.get(i), facts)));
      }
      if (!met) {
        return traces;
      }
      next = end;
    }
    return traces;
  }

  /** Returns the index behind the conditions that go on about the field of one. */
  static int endOfGroup(List<FilterCondition> conditions, int start) {
    int end = start + 1;
    while (end < conditions.size()
        && conditions.get(end).fieldKey().equals(conditions.get(start).fieldKey())) {
      end++;
    }
    return end;
  }

  private boolean isMet(FilterCondition condition, TrafficFacts facts) {
    if (condition.value() instanceof DescriptorValue descriptor) {
      Optional<AccessToken> token = facts.token(condition.fieldKey());
      return token.isPresent() && isMetBy(token.get(), condition.matchType(), descriptor);
    }
    Optional<FwpValue> found = facts.value(condition.fieldKey());
    return found.isPresent()
        && ValueMatch.matches(condition.matchType(), condition.value(), found.get());
  }

  private boolean isMetBy(AccessToken token, MatchType how, DescriptorValue descriptor) {
    return switch (how) {
      case EQUAL -> check(token, descriptor).isGranted();
      case NOT_EQUAL -> negatedDescriptors && !check(token, descriptor).isGranted();
      default -> false;
    };
  }

  private AccessDecision check(AccessToken token, DescriptorValue descriptor) {
    return check.check(
        UserConditions.completed(descriptor.descriptor()), token, WfpRights.MATCH_FILTER);
  }

  private String reason(FilterCondition condition, TrafficFacts facts) {
    if (condition.value() instanceof DescriptorValue descriptor) {
      return facts
          .token(condition.fieldKey())
          .map(token -> check(token, descriptor).explain())
          .orElse("nobody is known");
    }
    return facts
        .value(condition.fieldKey())
        .map(value -> text(condition, value))
        .orElse("no value");
  }

  private String text(FilterCondition condition, FwpValue value) {
    return ValueText.of(value, layer.field(condition.fieldKey()).map(LayerField::type));
  }
}
