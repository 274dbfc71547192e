package org.ntacl.cli.wfp;

import java.util.List;
import java.util.Locale;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.console.Wrap;
import org.ntacl.cli.explain.Principal;
import org.ntacl.cli.explain.RightWords;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.wfp.audit.WfpFinding;
import org.ntacl.wfp.audit.WfpFindingKind;
import org.ntacl.wfp.model.Reference;

/** Shows the audit of a state dump to a person. */
public final class StateAuditText {
  private static final int COLUMN = 12;

  private final AuditedState state;
  private final Paint paint;
  private final int margin;
  private final int shown;
  private final StringBuilder text = new StringBuilder();

  private StateAuditText(AuditedState state, Paint paint, int margin, int shown) {
    this.state = state;
    this.paint = paint;
    this.margin = margin;
    this.shown = shown;
  }

  /**
   * Returns the audit, a line end behind the last line.
   *
   * @param margin how many columns a line should have at most
   * @param shown how many objects of a finding are named
   */
  public static String of(AuditedState state, Paint paint, int margin, int shown) {
    StateAuditText report = new StateAuditText(state, paint, margin, shown);
    report.head();
    state.audit().findings().forEach(report::finding);
    return report.text.toString();
  }

  private void head() {
    text.append(paint.bold(Printable.of(state.file())));
    text.append(
        "  %s, %s known, %s\n"
            .formatted(
                counted(state.audit().objects(), "object"),
                counted(state.audit().descriptors(), "descriptor"),
                counted(state.audit().findings().size(), "finding")));
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void finding(WfpFinding finding) {
    String severity = finding.kind().severity().name().toLowerCase(Locale.ROOT);
    text.append('\n').append(painted(severity, finding.kind().severity()));
    text.append(" ".repeat(COLUMN - severity.length()));
    text.append(finding.kind().title()).append('\n');
    finding
        .principal()
        .ifPresent(sid -> plain("who", Principal.of(sid, state.context()).line(paint)));
    if (!finding.rights().isEmpty()) {
      wrapped(
          "rights", String.join(", ", RightWords.of(ObjectTypes.WFP, finding.rights()).names()));
    }
    finding.reasons().forEach(reason -> wrapped("why", reason));
    finding.causes().forEach(cause -> plain("by", Printable.of(state.title(cause))));
    finding.descriptor().ifPresent(descriptor -> wrapped("security", descriptor.toString()));
    objects(finding.objects());
  }

  private String painted(String severity, WfpFindingKind.Severity kind) {
    return switch (kind) {
      case HIGH -> paint.red(severity);
      case MEDIUM -> paint.yellow(severity);
      case LOW -> paint.cyan(severity);
    };
  }

  private void objects(List<Reference> objects) {
    int count = Math.min(objects.size(), shown);
    for (int i = 0; i < count; i++) {
      String layer = state.layer(objects.get(i));
      plain(
          i == 0 ? "objects" : "",
          Printable.of(state.title(objects.get(i)))
              + (layer.isEmpty() ? "" : "  " + paint.faint(layer)));
    }
    if (count < objects.size()) {
      plain("", paint.faint("and %d more".formatted(objects.size() - count)));
    }
  }

  private void label(String label) {
    text.append("  ").append(paint.faint(label)).append(" ".repeat(COLUMN - 2 - label.length()));
  }

  private void plain(String label, String value) {
    label(label);
    text.append(value).append('\n');
  }

  private void wrapped(String label, String value) {
    label(label);
    List<String> words = List.of(Printable.of(value).split(" "));
    Wrap.append(text, COLUMN, COLUMN + 2, margin, words, " ");
    text.append('\n');
  }
}
