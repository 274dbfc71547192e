package org.ntacl.cli.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessReason;
import org.ntacl.access.RightVerdict;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.DecisionJson;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.sid.SidContext;

/** Shows who can obtain some rights. */
public final class WhoReport {
  private static final DecisionJson.Extras TRACED = new DecisionJson.Extras(false, false, true);

  private final ObjectType type;
  private final SidContext context;
  private final AccessMask desired;
  private final Panel panel;
  private final List<AccessDecision> decisions;

  private WhoReport(
      ObjectType type,
      SidContext context,
      AccessMask desired,
      Panel panel,
      List<AccessDecision> decisions) {
    this.type = type;
    this.context = context;
    this.desired = desired;
    this.panel = panel;
    this.decisions = List.copyOf(decisions);
  }

  /**
   * Makes the report about the rights that the members of a panel asked for.
   *
   * @param context what relative aliases and names are relative to
   * @param decisions one for each member, in their order
   */
  public static WhoReport of(
      ObjectType type,
      SidContext context,
      AccessMask desired,
      Panel panel,
      List<AccessDecision> decisions) {
    return new WhoReport(type, context, desired, panel, decisions);
  }

  /** Writes the report for a program. */
  public void writeTo(JsonOutput output) {
    output.begin().field("type", type.name()).field("desired", desired.toString());
    output.name("principals").beginList();
    for (int i = 0; i < decisions.size(); i++) {
      output.begin();
      principal(i).writeTo(output);
      DecisionJson.write(output, decisions.get(i), TRACED);
      output.end();
    }
    output.endList();
    panel.writeLeftOut(output, context);
    output.end();
  }

  private Principal principal(int index) {
    return Principal.of(panel.askers().get(index).sid().orElseThrow(), context);
  }

  /**
   * Returns the report for a person, those who can before those who cannot, a line end behind the
   * last line.
   *
   * @param margin how many columns a line should have at most
   */
  public String text(Paint paint, int margin) {
    StringBuilder text = new StringBuilder();
    text.append(paint.bold("asked")).append("  ");
    text.append(String.join(", ", DecisionReport.rights(type, desired, paint))).append('\n');
    for (boolean granted : new boolean[] {true, false}) {
      for (int i = 0; i < decisions.size(); i++) {
        if (decisions.get(i).isGranted() == granted) {
          text.append('\n').append(granted ? paint.green("+ ") : paint.red("- "));
          text.append(principal(i).line(paint)).append('\n');
          reasons(text, decisions.get(i));
        }
      }
    }
    panel.appendLeftOut(text, context, paint, margin);
    return text.toString();
  }

  /** Appends what decided, rights with the same reason in one line; refused ones when refused. */
  private void reasons(StringBuilder text, AccessDecision decision) {
    Map<String, AccessMask> byReason = new LinkedHashMap<>();
    for (RightVerdict verdict : decision.trace().verdicts()) {
      boolean granted = verdict.outcome() == RightVerdict.Outcome.GRANTED;
      if (granted == decision.isGranted()
          && verdict.outcome() != RightVerdict.Outcome.NOT_EXAMINED) {
        byReason.merge(reason(verdict), verdict.right(), AccessMask::or);
      }
    }
    byReason.forEach(
        (reason, rights) ->
            text.append("    ")
                .append(String.join(", ", RightWords.of(type, rights).names()))
                .append(": ")
                .append(Printable.of(reason))
                .append('\n'));
  }

  private static String reason(RightVerdict verdict) {
    return verdict.reasons().stream().map(AccessReason::text).collect(Collectors.joining("; "));
  }
}
