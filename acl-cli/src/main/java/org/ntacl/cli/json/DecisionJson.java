package org.ntacl.cli.json;

import java.util.List;
import java.util.Locale;
import org.ntacl.Guid;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessTrace;
import org.ntacl.access.AuditEvent;
import org.ntacl.access.ObjectAccess;
import org.ntacl.access.ObjectVerdicts;
import org.ntacl.access.RightVerdict;
import org.ntacl.access.StagedOutcome;
import org.ntacl.token.Privilege;

/** The JSON form of decisions. */
public final class DecisionJson {
  private final JsonOutput output;

  private DecisionJson(JsonOutput output) {
    this.output = output;
  }

  /**
   * What to write besides status, rights and privileges.
   *
   * @param objects the result of each object type
   * @param audits the entries of the SACL that ask for a record
   * @param trace what decided about each right
   */
  public record Extras(boolean objects, boolean audits, boolean trace) {}

  /**
   * Writes the fields of a decision. What planned policies would change is among them whenever they
   * would.
   */
  public static void write(JsonOutput output, AccessDecision decision, Extras extras) {
    new DecisionJson(output).decision(decision, extras);
  }

  private void decision(AccessDecision decision, Extras extras) {
    output
        .field("status", decision.status().name())
        .field("granted", decision.granted().toString())
        .field(
            "privilegesUsed",
            decision.privilegesUsed().stream().map(Privilege::windowsName).toList());
    if (extras.objects()) {
      objects(decision.objects());
    }
    decision.staged().ifPresent(staged -> staged(staged, extras));
    if (extras.audits()) {
      audits(decision.audits());
    }
    if (extras.trace()) {
      trace(decision.trace());
    }
  }

  private void objects(List<ObjectAccess> objects) {
    output.name("objects").beginList();
    for (ObjectAccess object : objects) {
      output
          .begin()
          .field("guid", object.type().toString())
          .field("status", object.status().name())
          .field("granted", object.granted().toString())
          .end();
    }
    output.endList();
  }

  private void staged(StagedOutcome staged, Extras extras) {
    output
        .name("staged")
        .begin()
        .field("status", staged.status().name())
        .field("granted", staged.granted().toString());
    if (extras.objects()) {
      objects(staged.objects());
    }
    output.end();
  }

  private void audits(List<AuditEvent> events) {
    output.name("audits").beginList();
    for (AuditEvent event : events) {
      output
          .begin()
          .field("outcome", event.success() ? "success" : "failure")
          .field("index", event.index())
          .field("ace", event.entry().toString())
          .field("rights", event.rights().toString());
      if (!event.objects().isEmpty()) {
        output.field("objects", event.objects().stream().map(Guid::toString).toList());
      }
      output.end();
    }
    output.endList();
  }

  private void trace(AccessTrace trace) {
    output.name("trace").beginList();
    if (trace.objects().isEmpty()) {
      trace.verdicts().forEach(verdict -> write(output, verdict));
    }
    for (int i = 0; i < trace.objects().size(); i++) {
      ObjectVerdicts object = trace.objects().get(i);
      for (RightVerdict verdict : object.verdicts()) {
        output.begin().field("object", i).field("guid", object.object().type().toString());
        verdict(output, verdict);
        output.end();
      }
    }
    output.endList();
  }

  /** Writes what a check found about one right. */
  public static void write(JsonOutput output, RightVerdict verdict) {
    output.begin();
    verdict(output, verdict);
    output.end();
  }

  private static void verdict(JsonOutput output, RightVerdict verdict) {
    output
        .field("right", verdict.right().toString())
        .field("name", verdict.name())
        .field("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT))
        .name("reasons")
        .beginList();
    verdict.reasons().forEach(reason -> ReasonJson.write(output, reason));
    output.endList();
  }
}
