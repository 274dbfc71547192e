package org.ntacl.cli.wfp;

import java.util.Locale;
import org.ntacl.cli.json.JsonOutput;
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

/** Writes for a program what a layer decides about traffic, and why: one JSON object. */
public final class ClassifyJson {
  private final JsonOutput output;
  private final ClassifyTrace trace;

  private ClassifyJson(JsonOutput output, ClassifyTrace trace) {
    this.output = output;
    this.trace = trace;
  }

  /** Returns the object, a line end behind it. */
  public static String of(String file, Outcomes outcomes) {
    ClassifyTrace trace = outcomes.first().trace();
    return JsonOutput.line(output -> new ClassifyJson(output, trace).write(file, outcomes)) + "\n";
  }

  private void write(String file, Outcomes outcomes) {
    output.begin().field("file", file);
    output.field("layer", KeyNames.print(KeyKind.LAYER, trace.layer().key()));
    decision(outcomes.first());
    output.field("orderSettled", trace.isOrderSettled());
    output.field("dependsOnCallouts", outcomes.dependsOnCallouts());
    if (outcomes.dependsOnCallouts()) {
      output.name("ifCallouts").begin();
      outcomes
          .decisions()
          .forEach(
              (assumed, one) -> {
                output.name(Verdicts.name(assumed)).begin();
                decision(one);
                output.end();
              });
      output.end();
    }
    output.name("subLayers").beginList();
    trace.subLayers().forEach(this::subLayer);
    output.endList().end();
  }

  private void decision(Classification decision) {
    output.field("action", decision.action().windowsName());
    output.field("permitted", decision.isPermitted());
    output.field("hard", decision.isHard()).field("veto", decision.isVeto());
    decision.decidingFilter().ifPresent(filter -> output.field("filterId", id(filter)));
  }

  private static String id(Filter filter) {
    return Long.toUnsignedString(filter.filterId());
  }

  private void subLayer(SubLayerTrace subLayer) {
    output.begin().field("key", subLayer.subLayer().key().toString());
    output.field("name", subLayer.subLayer().displayData().name());
    output.field("weight", subLayer.subLayer().weight()).field("effect", subLayer.effect());
    subLayer.decider().ifPresent(filter -> output.field("decider", id(filter)));
    output.field("rivals", subLayer.rivals().stream().map(ClassifyJson::id).toList());
    output.name("filters").beginList();
    subLayer.filters().forEach(this::filter);
    output.endList().end();
  }

  private void filter(FilterTrace filter) {
    output.begin().field("filterId", id(filter.filter()));
    output.field("key", filter.filter().key().toString());
    output.field("name", filter.filter().displayData().name());
    output.field("action", filter.filter().action().type().windowsName());
    output.field("matches", filter.matches());
    filter.verdict().ifPresent(verdict -> output.field("verdict", Verdicts.name(verdict)));
    output.name("conditions").beginList();
    filter.conditions().forEach(this::condition);
    output.endList().end();
  }

  private void condition(ConditionTrace condition) {
    output.begin();
    output.field("field", KeyNames.print(KeyKind.CONDITION, condition.condition().fieldKey()));
    output.field("match", condition.condition().matchType().name().toLowerCase(Locale.ROOT));
    output.field(
        "value",
        ValueText.of(
            condition.condition().value(),
            trace.layer().field(condition.condition().fieldKey()).map(LayerField::type)));
    output.field("met", condition.isMet());
    output.field("reasons", condition.reason().lines().toList()).end();
  }
}
