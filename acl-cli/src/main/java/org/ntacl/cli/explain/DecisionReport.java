package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ntacl.Guid;
import org.ntacl.NtStatus;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.AccessTrace;
import org.ntacl.access.AuditEvent;
import org.ntacl.access.ObjectAccess;
import org.ntacl.access.ObjectTypeList;
import org.ntacl.access.ObjectVerdicts;
import org.ntacl.access.RightVerdict;
import org.ntacl.access.StagedOutcome;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.console.Wrap;
import org.ntacl.cli.json.DecisionJson;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.token.Privilege;

/** Tells a person what a check decided. */
public final class DecisionReport {
  private static final int LABEL_WIDTH = 9;

  private final ObjectType type;
  private final Paint paint;
  private final int margin;
  private final StringBuilder text = new StringBuilder();

  private DecisionReport(ObjectType type, Paint paint, int margin) {
    this.type = type;
    this.paint = paint;
    this.margin = margin;
  }

  /**
   * Returns the decision in words, a line end behind the last line.
   *
   * @param request what was asked for
   * @param extras what to say besides status, rights and privileges
   * @param margin how many columns a line should have at most
   */
  public static String of(
      AccessDecision decision,
      AccessRequest request,
      ObjectType type,
      DecisionJson.Extras extras,
      Paint paint,
      int margin) {
    DecisionReport report = new DecisionReport(type, paint, margin);
    report.head(decision, request.desired());
    decision.staged().ifPresent(report::staged);
    if (extras.audits()) {
      report.audits(decision.audits());
    }
    if (extras.objects() && !decision.objects().isEmpty()) {
      report.objects(decision.objects(), request);
    }
    if (extras.trace()) {
      report.trace(decision.trace());
    }
    return report.text.toString();
  }

  private void head(AccessDecision decision, AccessMask desired) {
    String status = " ".repeat(2) + decision.status();
    text.append(decision.isGranted() ? paint.green("granted") : paint.red("denied") + " ");
    text.append(status).append('\n');
    line("asked", rights(desired));
    line("granted", rights(decision.granted()));
    if (!decision.privilegesUsed().isEmpty()) {
      line("used", decision.privilegesUsed().stream().map(Privilege::windowsName).toList());
    }
  }

  private void staged(StagedOutcome staged) {
    List<String> words = new ArrayList<>(rights(staged.granted()));
    words.add(0, status(staged.status()));
    line("staged", words);
  }

  private String status(NtStatus status) {
    return status.isSuccess() ? paint.green(status.name()) : paint.red(status.name());
  }

  private void audits(List<AuditEvent> events) {
    if (events.isEmpty()) {
      line("audit", List.of("nothing"));
    }
    for (AuditEvent event : events) {
      List<String> words = new ArrayList<>(rights(event.rights()));
      words.set(0, (event.success() ? "success of " : "failure of ") + words.get(0));
      int last = words.size() - 1;
      words.set(last, words.get(last) + " by S:" + Printable.of(event.entry().toString()));
      if (!event.objects().isEmpty()) {
        words.set(
            last,
            event.objects().stream()
                .map(Guid::toString)
                .collect(Collectors.joining(" ", words.get(last) + " on ", "")));
      }
      line("audit", words);
    }
  }

  private void objects(List<ObjectAccess> objects, AccessRequest request) {
    text.append('\n');
    for (int i = 0; i < objects.size(); i++) {
      ObjectAccess object = objects.get(i);
      int level = request.objects().nodes().get(i).level();
      int indent = 2 + 2 * Math.min(level, ObjectTypeList.MAX_LEVEL);
      text.append(object.isGranted() ? paint.green("+") : paint.red("-"));
      text.append(" ".repeat(indent - 1)).append(object.type()).append(": ");
      List<String> words = new ArrayList<>();
      if (!object.isGranted()) {
        words.add(object.status().name());
      }
      words.addAll(rights(object.granted()));
      int column = indent + object.type().toString().length() + 2;
      Wrap.append(text, column, indent + 2, margin, words, ", ");
      text.append('\n');
    }
  }

  private void trace(AccessTrace trace) {
    text.append('\n');
    if (trace.objects().isEmpty()) {
      trace.verdicts().forEach(verdict -> verdict("", verdict));
    }
    for (ObjectVerdicts object : trace.objects()) {
      String start = object.object().type() + " ";
      object.verdicts().forEach(verdict -> verdict(start, verdict));
    }
  }

  private void verdict(String start, RightVerdict verdict) {
    text.append(sign(verdict, paint)).append(start).append(Printable.of(verdict.toString()));
    text.append('\n');
  }

  /** Returns the sign that a line about a right starts with. */
  static String sign(RightVerdict verdict, Paint paint) {
    return switch (verdict.outcome()) {
      case GRANTED -> paint.green("+ ");
      case DENIED -> paint.red("- ");
      case NOT_EXAMINED -> "? ";
    };
  }

  private List<String> rights(AccessMask mask) {
    return rights(type, mask, paint);
  }

  /** Returns the names of rights, the mask behind the last one. */
  static List<String> rights(ObjectType type, AccessMask mask, Paint paint) {
    List<String> words = new ArrayList<>(RightWords.of(type, mask).names());
    if (words.isEmpty()) {
      words.add("nothing");
    }
    words.set(words.size() - 1, words.get(words.size() - 1) + paint.faint(" (" + mask + ")"));
    return words;
  }

  private void line(String label, List<String> words) {
    text.append(paint.bold(label)).append(" ".repeat(LABEL_WIDTH - label.length()));
    Wrap.append(text, LABEL_WIDTH, LABEL_WIDTH, margin, words, ", ");
    text.append('\n');
  }
}
