package org.ntacl.wfp.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.KeyNames;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.LayerField;

/** Shows how a classification came about as lines of text. */
final class TraceText {
  private TraceText() {}

  /** Returns the outcome in one line. */
  static String headline(Classification decision) {
    String action =
        switch (decision.action()) {
          case PERMIT -> "permitted";
          case BLOCK -> decision.isVeto() ? "vetoed" : "blocked";
          case NONE -> "permitted: no filter that matches decides";
          default -> "permitted: no filter matches";
        };
    return decision.decidingFilter().map(filter -> action + " by " + name(filter)).orElse(action);
  }

  static String of(Classification decision, ClassifyTrace trace) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(decision));
    for (SubLayerTrace subLayer : trace.subLayers()) {
      append(lines, trace.layer(), subLayer);
    }
    return String.join("\n", lines);
  }

  private static void append(List<String> lines, Layer layer, SubLayerTrace subLayer) {
    String name = subLayer.subLayer().displayData().name().orElse("");
    lines.add(
        "sublayer %s `%s`, weight %d: %s"
            .formatted(
                KeyNames.print(KeyKind.SUBLAYER, subLayer.subLayer().key()),
                name,
                subLayer.subLayer().weight(),
                effect(subLayer)));
    subLayer.filters().forEach(filter -> append(lines, layer, filter));
    for (Filter rival : subLayer.rivals()) {
      lines.add(
          "  %s has the same weight, matches and would decide otherwise".formatted(name(rival)));
    }
  }

  private static String effect(SubLayerTrace subLayer) {
    return subLayer.decider().isEmpty() ? "no filter decides" : subLayer.effect();
  }

  private static void append(List<String> lines, Layer layer, FilterTrace trace) {
    lines.add("  %s: %s".formatted(name(trace.filter()), outcome(trace)));
    for (ConditionTrace condition : trace.conditions()) {
      lines.add(
          "    %s %s: %s"
              .formatted(
                  condition.isMet() ? "met" : "not met",
                  text(layer, condition.condition()),
                  condition.reason()));
    }
  }

  private static String outcome(FilterTrace trace) {
    if (!trace.matches()) {
      return "does not match";
    }
    String action = trace.filter().action().type().name().toLowerCase(Locale.ROOT);
    return trace
        .verdict()
        .map(verdict -> action + ", " + verdict.name().toLowerCase(Locale.ROOT))
        .orElse(action);
  }

  private static String text(Layer layer, FilterCondition condition) {
    return "%s %s %s"
        .formatted(
            KeyNames.print(KeyKind.CONDITION, condition.fieldKey()),
            condition.matchType().name(),
            ValueText.of(
                condition.value(), layer.field(condition.fieldKey()).map(LayerField::type)));
  }

  private static String name(Filter filter) {
    return "filter %s `%s`"
        .formatted(
            Long.toUnsignedString(filter.filterId()), filter.displayData().name().orElse(""));
  }
}
