package org.ntacl.cli.wfp;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.wfp.classify.Classification;
import org.ntacl.wfp.classify.ClassifyTrace;
import org.ntacl.wfp.classify.ConditionTrace;
import org.ntacl.wfp.classify.FilterTrace;
import org.ntacl.wfp.classify.SubLayerTrace;
import org.ntacl.wfp.classify.ValueText;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.KeyNames;
import org.ntacl.wfp.model.LayerField;

/** Shows to a person what a layer decides about traffic, and why. */
public final class ClassifyText {
  private final Paint paint;
  private final boolean isWhole;
  private final StringBuilder text = new StringBuilder();

  private ClassifyText(Paint paint, boolean isWhole) {
    this.paint = paint;
    this.isWhole = isWhole;
  }

  /**
   * Returns the decision and its reasons, a line end behind the last line.
   *
   * @param isWhole whether filters that do not match are shown, too
   */
  public static String of(Outcomes outcomes, Paint paint, boolean isWhole) {
    ClassifyText report = new ClassifyText(paint, isWhole);
    report.head(outcomes);
    ClassifyTrace trace = outcomes.first().trace();
    if (!trace.isOrderSettled()) {
      report.line(
          paint.yellow(
              "filters of one weight would decide differently; which comes first is not published"));
    }
    trace.subLayers().forEach(subLayer -> report.subLayer(trace, subLayer));
    return report.text.toString();
  }

  private void head(Outcomes outcomes) {
    if (outcomes.dependsOnCallouts()) {
      line(paint.yellow("it depends on what registered callouts do, which a dump does not tell"));
      outcomes
          .decisions()
          .forEach(
              (assumed, one) ->
                  line("  if they %s: %s".formatted(word(assumed.name()), headline(one))));
    } else {
      line(headline(outcomes.first()));
    }
  }

  private String headline(Classification decision) {
    String shown = Printable.of(decision.toString());
    return decision.isPermitted() ? paint.green(shown) : paint.red(shown);
  }

  private void subLayer(ClassifyTrace trace, SubLayerTrace subLayer) {
    String effect = subLayer.decider().isEmpty() ? "no filter decides" : subLayer.effect();
    text.append('\n');
    line(
        "%s  %s, weight %d: %s"
            .formatted(
                paint.bold(Printable.of(subLayer.subLayer().displayData().name().orElse(""))),
                KeyNames.print(KeyKind.SUBLAYER, subLayer.subLayer().key()),
                subLayer.subLayer().weight(),
                effect));
    List<FilterTrace> shown =
        subLayer.filters().stream().filter(filter -> isWhole || filter.matches()).toList();
    shown.forEach(filter -> filter(trace, filter));
    for (Filter rival : subLayer.rivals()) {
      line("  " + paint.yellow("of the same weight, deciding otherwise: ") + name(rival));
    }
    int hidden = subLayer.filters().size() - shown.size();
    if (hidden > 0) {
      line("  " + paint.faint("not matching: " + hidden));
    }
  }

  private void filter(ClassifyTrace trace, FilterTrace filter) {
    String outcome =
        filter.matches()
            ? word(filter.filter().action().type().name())
                + filter.verdict().map(verdict -> ", it says " + word(verdict.name())).orElse("")
            : "does not match";
    line("  %s: %s".formatted(name(filter.filter()), outcome));
    filter.conditions().forEach(condition -> condition(trace, condition));
  }

  private void condition(ClassifyTrace trace, ConditionTrace condition) {
    String field = KeyNames.print(KeyKind.CONDITION, condition.condition().fieldKey());
    String wanted =
        ValueText.of(
            condition.condition().value(),
            trace.layer().field(condition.condition().fieldKey()).map(LayerField::type));
    line(
        "    %s %s %s %s"
            .formatted(
                condition.isMet() ? paint.green("met    ") : paint.red("not met"),
                field.replaceFirst("^FWPM_CONDITION_", ""),
                word(condition.condition().matchType().name()),
                Printable.of(wanted)));
    Stream<String> reasons = condition.reason().lines();
    reasons.forEach(reason -> line("            " + paint.faint(Printable.of(reason))));
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String name(Filter filter) {
    return "filter %s %s"
        .formatted(
            Long.toUnsignedString(filter.filterId()),
            Printable.of(filter.displayData().name().orElse("")));
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
