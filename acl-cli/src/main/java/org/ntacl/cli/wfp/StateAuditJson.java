package org.ntacl.cli.wfp;

import java.util.List;
import java.util.Locale;
import org.ntacl.cli.explain.Principal;
import org.ntacl.cli.explain.RightWords;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.wfp.audit.WfpFinding;
import org.ntacl.wfp.model.Reference;

/** Writes the audit of a state dump for a program: JSON Lines. */
public final class StateAuditJson {
  private final AuditedState state;

  private StateAuditJson(AuditedState state) {
    this.state = state;
  }

  /** Returns an object for each finding, and one with the totals. */
  public static String of(AuditedState state) {
    StateAuditJson report = new StateAuditJson(state);
    StringBuilder text = new StringBuilder();
    for (WfpFinding finding : state.audit().findings()) {
      text.append(JsonOutput.line(output -> report.finding(output, finding))).append('\n');
    }
    return text.append(JsonOutput.line(report::totals)).append('\n').toString();
  }

  private void finding(JsonOutput output, WfpFinding finding) {
    output.begin().field("file", state.file()).field("finding", finding.kind().name());
    output.field("severity", finding.kind().severity().name().toLowerCase(Locale.ROOT));
    output.field("title", finding.kind().title());
    if (finding.principal().isPresent()) {
      output.name("principal").begin();
      Principal.of(finding.principal().get(), state.context()).writeTo(output);
      output.end();
    }
    if (!finding.rights().isEmpty()) {
      output.field("granted", finding.rights().toString());
      output.field("rights", RightWords.of(ObjectTypes.WFP, finding.rights()).names());
    }
    output.field("reasons", finding.reasons());
    output.field("sddl", finding.descriptor().map(Object::toString));
    references(output, "objects", finding.objects());
    references(output, "causes", finding.causes());
    output.end();
  }

  private void references(JsonOutput output, String name, List<Reference> references) {
    output.name(name).beginList();
    for (Reference reference : references) {
      output.begin().field("kind", reference.target().label());
      output.field("key", reference.key().toString()).field("title", state.title(reference));
      output.end();
    }
    output.endList();
  }

  private void totals(JsonOutput output) {
    output.begin().field("file", state.file()).field("objects", state.audit().objects());
    output.field("descriptors", state.audit().descriptors());
    output.field("findings", state.audit().findings().size()).end();
  }
}
