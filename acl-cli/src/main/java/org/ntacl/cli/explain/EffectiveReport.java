package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.access.RightVerdict;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.DecisionJson;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.TokenJsonWriter;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.sid.SidContext;

/** Shows who can do what: principals by rights. */
public final class EffectiveReport {
  private final ObjectType type;
  private final SidContext context;
  private final Panel panel;
  private final List<EffectiveRights> rows;

  private EffectiveReport(
      ObjectType type, SidContext context, Panel panel, List<EffectiveRights> rows) {
    this.type = type;
    this.context = context;
    this.panel = panel;
    this.rows = List.copyOf(rows);
  }

  /**
   * Makes the report about what the members of a panel can do.
   *
   * @param context what relative aliases and names are relative to
   * @param rows one for each member, in their order
   */
  public static EffectiveReport of(
      ObjectType type, SidContext context, Panel panel, List<EffectiveRights> rows) {
    return new EffectiveReport(type, context, panel, rows);
  }

  /** Writes the report for a program. */
  public void writeTo(JsonOutput output) {
    output.begin().field("type", type.name()).name("principals").beginList();
    for (EffectiveRights row : rows) {
      output.begin();
      if (row.asker().sid().isPresent()) {
        Principal.of(row.asker().sid().get(), context).writeTo(output);
      } else {
        output.field("file", row.asker().file());
      }
      output.name("token");
      TokenJsonWriter.write(output, row.asker().token());
      output.field("refusal", row.refusal().map(Enum::name));
      output.field("granted", row.granted().toString());
      output.field("rights", RightWords.of(type, row.granted()).names());
      why(output, row);
      output.end();
    }
    output.endList();
    panel.writeLeftOut(output, context);
    output.end();
  }

  private static void why(JsonOutput output, EffectiveRights row) {
    if (!row.why().isEmpty()) {
      output.name("why").beginList();
      row.why().forEach(verdict -> DecisionJson.write(output, verdict));
      output.endList();
    }
  }

  /**
   * Returns the report for a person, a line end behind the last line.
   *
   * @param margin how many columns a line should have at most
   */
  public String text(Paint paint, int margin) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append("%3d  ".formatted(i + 1)).append(who(rows.get(i).asker(), paint));
      rows.get(i)
          .refusal()
          .ifPresent(status -> text.append(": ").append(paint.red("not checked: " + status)));
      text.append('\n');
    }
    table(text, paint, margin);
    for (int i = 0; i < rows.size(); i++) {
      why(text, i, paint);
    }
    panel.appendLeftOut(text, context, paint, margin);
    return text.toString();
  }

  private String who(Asker asker, Paint paint) {
    return asker.sid().isPresent()
        ? Principal.of(asker.sid().get(), context).line(paint)
        : Printable.of(asker.file());
  }

  private void table(StringBuilder text, Paint paint, int margin) {
    List<AccessMask> rights = rights();
    int nameWidth = 0;
    for (AccessMask right : rights) {
      nameWidth = Math.max(nameWidth, name(right).length());
    }
    int cellWidth = 2 + Integer.toString(rows.size()).length();
    int perBlock = Math.max(1, (margin - nameWidth) / cellWidth);
    for (int from = 0; from < rows.size(); from += perBlock) {
      int to = Math.min(rows.size(), from + perBlock);
      text.append('\n').append(" ".repeat(nameWidth));
      for (int i = from; i < to; i++) {
        text.append(cell(Integer.toString(i + 1), cellWidth));
      }
      text.append('\n');
      for (AccessMask right : rights) {
        text.append(name(right)).append(" ".repeat(nameWidth - name(right).length()));
        for (int i = from; i < to; i++) {
          text.append(" ".repeat(cellWidth - 1)).append(mark(rows.get(i), right, paint));
        }
        text.append('\n');
      }
    }
  }

  private static String mark(EffectiveRights row, AccessMask right, Paint paint) {
    if (row.refusal().isPresent()) {
      return "?";
    }
    return row.granted().contains(right) ? paint.green("+") : paint.faint(".");
  }

  private static String cell(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }

  /** Returns the rights of the type and those that somebody has, lowest bit first. */
  private List<AccessMask> rights() {
    AccessMask shown = type.mapping().all();
    for (EffectiveRights row : rows) {
      shown = shown.or(row.granted());
    }
    List<AccessMask> rights = new ArrayList<>();
    for (int rest = shown.bits(); rest != 0; rest &= rest - 1) {
      rights.add(AccessMask.of(Integer.lowestOneBit(rest)));
    }
    return rights;
  }

  private String name(AccessMask right) {
    return type.namesOf(right).get(0);
  }

  private void why(StringBuilder text, int index, Paint paint) {
    EffectiveRights row = rows.get(index);
    if (row.why().isEmpty()) {
      return;
    }
    text.append('\n').append("%3d  ".formatted(index + 1)).append(who(row.asker(), paint));
    text.append('\n');
    for (RightVerdict verdict : row.why()) {
      text.append("     ").append(DecisionReport.sign(verdict, paint));
      text.append(Printable.of(verdict.toString())).append('\n');
    }
  }
}
