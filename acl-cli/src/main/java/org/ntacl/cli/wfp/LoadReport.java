package org.ntacl.cli.wfp;

import java.util.List;
import java.util.Map;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.state.DanglingReference;
import org.ntacl.wfp.state.Finding;
import org.ntacl.wfp.state.FindingKind;
import org.ntacl.wfp.state.StateReport;
import org.ntacl.wfp.state.WfpState;

/** What a state dump holds, and whether all of it was understood. */
public final class LoadReport {
  private final WfpState state;
  private final StateReport report;
  private final List<DanglingReference> dangling;

  /** Looks at a dump and at what was met when it was read. */
  public LoadReport(WfpState state, StateReport report) {
    this.state = state;
    this.report = report;
    this.dangling = state.danglingReferences();
  }

  /** Tells whether all was understood and every reference leads somewhere. */
  public boolean isSound() {
    return report.isComplete() && dangling.isEmpty();
  }

  /** Writes the report for a program. */
  public void write(JsonOutput output) {
    output.begin();
    output.field("timeStamp", state.timeStamp().map(Object::toString));
    output.name("counts").begin();
    for (Map.Entry<ObjectClass, Integer> count : state.counts().entrySet()) {
      output.field(count.getKey().label(), count.getValue());
    }
    output.end();
    output.field("subscriptions", state.subscriptions().size());
    output.field("conditions", report.conditions());
    output.field("descriptors", report.descriptors());
    output.field("distinctDescriptors", report.distinctDescriptors());
    findings(output, "unknownElements", FindingKind.UNKNOWN_ELEMENT);
    findings(output, "unknownValues", FindingKind.UNKNOWN_VALUE);
    findings(output, "assumptions", FindingKind.ASSUMED);
    output.name("danglingReferences").beginList();
    for (DanglingReference reference : dangling) {
      output.begin().field("kind", reference.from().objectClass().label());
      output.field("key", reference.from().key().toString());
      output.field("toKind", reference.to().target().label());
      output.field("toKey", reference.to().key().toString()).end();
    }
    output.endList();
    output.field("linesWrittenOtherwise", report.count(FindingKind.WRITTEN_OTHERWISE));
    output.field("exact", report.isExact()).end();
  }

  private void findings(JsonOutput output, String name, FindingKind kind) {
    output.name(name).beginList();
    for (Finding finding : report.findings()) {
      if (finding.kind() == kind) {
        output.begin().field("line", finding.line()).field("column", finding.column());
        output.field("message", finding.message()).end();
      }
    }
    output.endList();
  }

  /** Returns the report for a person. */
  public String text() {
    StringBuilder text = new StringBuilder();
    state.timeStamp().ifPresent(time -> text.append("taken ").append(time).append('\n'));
    state.counts().forEach((kind, count) -> line(text, count, kind.label()));
    line(text, state.subscriptions().size(), "subscriptions");
    line(text, report.conditions(), "conditions");
    line(text, report.descriptors(), "conditions with descriptors");
    line(text, report.distinctDescriptors(), "different descriptors");
    line(text, report.count(FindingKind.UNKNOWN_ELEMENT), "unknown elements");
    line(text, report.count(FindingKind.UNKNOWN_VALUE), "unknown values");
    line(text, dangling.size(), "references that lead nowhere");
    for (DanglingReference reference : dangling) {
      text.append(
          "        %s %s to %s %s\n"
              .formatted(
                  reference.from().objectClass().label(),
                  reference.from().key(),
                  reference.to().target().label(),
                  reference.to().key()));
    }
    line(text, report.count(FindingKind.WRITTEN_OTHERWISE), "lines that are written otherwise");
    return text.toString();
  }

  private static void line(StringBuilder text, int count, String what) {
    text.append("%6d  %s\n".formatted(count, what));
  }
}
