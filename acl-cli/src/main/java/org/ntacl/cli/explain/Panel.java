package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Wrap;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * Those whose rights are looked at.
 *
 * @param askers those who can ask
 * @param leftOut the SIDs by which nobody can
 */
public record Panel(List<Asker> askers, List<Sid> leftOut) {
  private static final String LEFT_OUT = "left out";

  /** Copies the lists. */
  public Panel {
    askers = List.copyOf(askers);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Returns each of some SIDs alone, those left out by which nobody can ask.
   *
   * @param groups what each of them is a member of
   */
  public static Panel of(List<Sid> sids, List<Sid> groups) {
    List<Asker> askers = new ArrayList<>();
    List<Sid> leftOut = new ArrayList<>();
    for (Sid sid : new LinkedHashSet<>(sids)) {
      if (NamedSids.unfit(sid).isEmpty()) {
        askers.add(Asker.alone(sid, groups));
      } else {
        leftOut.add(sid);
      }
    }
    return new Panel(askers, leftOut);
  }

  /** Appends who was left out and why, in lines of their own behind an empty one. */
  void appendLeftOut(StringBuilder text, SidContext context, Paint paint, int margin) {
    for (int i = 0; i < leftOut.size(); i++) {
      String reason = NamedSids.unfit(leftOut.get(i)).orElse("");
      String who = Principal.of(leftOut.get(i), context).line(paint);
      text.append(i == 0 ? "\n" + paint.bold(LEFT_OUT) : " ".repeat(LEFT_OUT.length()));
      int column = LEFT_OUT.length() + 2;
      text.append("  ");
      Wrap.append(text, column, column + 2, margin, List.of((who + ": " + reason).split(" ")), " ");
      text.append('\n');
    }
  }

  /** Writes who was left out and why as the field {@code leftOut}, if anybody was. */
  void writeLeftOut(JsonOutput output, SidContext context) {
    if (leftOut.isEmpty()) {
      return;
    }
    output.name("leftOut").beginList();
    for (Sid sid : leftOut) {
      output.begin();
      Principal.of(sid, context).writeTo(output);
      output.field("reason", NamedSids.unfit(sid)).end();
    }
    output.endList();
  }
}
