package org.ntacl.cli.explain;

import java.util.List;
import java.util.Optional;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.console.Wrap;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;

/** Explains a descriptor to a person. */
public final class TextReport {
  private static final int LABEL_WIDTH = 9;

  private final Subject subject;
  private final Paint paint;
  private final int margin;
  private final StringBuilder text = new StringBuilder();

  private TextReport(Subject subject, Paint paint, int margin) {
    this.subject = subject;
    this.paint = paint;
    this.margin = margin;
  }

  /**
   * Returns the explanation, a line end behind the last line.
   *
   * @param margin how many columns a line should have at most
   */
  public static String of(Subject subject, Paint paint, int margin) {
    TextReport report = new TextReport(subject, paint, margin);
    report.head();
    report.list("DACL", subject.descriptor().dacl());
    report.list("SACL", subject.descriptor().sacl());
    report.warnings();
    return report.text.toString();
  }

  private void head() {
    SecurityDescriptor descriptor = subject.descriptor();
    line("Type", List.of(subject.isTyped() ? subject.type().name() : "not given"));
    line("Owner", List.of(principal(descriptor.owner())));
    line("Group", List.of(principal(descriptor.group())));
    List<String> control = ControlWords.of(descriptor);
    if (!control.isEmpty()) {
      line("Control", control);
    }
    boolean labelled =
        descriptor.sacl().aces().stream()
            .anyMatch(ace -> ace instanceof MandatoryLabelAce && !ace.flags().isInheritOnly());
    if (!labelled) {
      line(
          "Label",
          List.of(
              "none, which means medium"
                  + subject.defaultLabel().map(policy -> ", " + policy).orElse("")));
    }
  }

  private String principal(Optional<Sid> sid) {
    return sid.isEmpty() ? "none" : subject.principal(sid.get()).line(paint);
  }

  private void line(String label, List<String> words) {
    text.append(paint.bold(label)).append(" ".repeat(LABEL_WIDTH - label.length()));
    Wrap.append(text, LABEL_WIDTH, LABEL_WIDTH, margin, words, ", ");
    text.append('\n');
  }

  private void list(String name, Acl acl) {
    if (acl instanceof AbsentAcl && name.equals("SACL")) {
      return;
    }
    text.append('\n').append(paint.bold(name)).append(" ".repeat(LABEL_WIDTH - name.length()));
    text.append(summary(name, acl)).append('\n');
    List<Ace> aces = acl.aces();
    EntryText entries = new EntryText(subject, paint, margin, text);
    for (int i = 0; i < aces.size(); i++) {
      entries.append(i + 1, aces.get(i));
    }
  }

  private static String summary(String name, Acl acl) {
    if (acl instanceof AbsentAcl) {
      return "absent: everybody may do everything";
    }
    if (acl instanceof NullAcl) {
      return name.equals("DACL") ? "NULL: everybody may do everything" : "NULL";
    }
    int count = acl.aces().size();
    if (count == 0) {
      return name.equals("DACL") ? "empty: it grants nobody anything" : "empty";
    }
    String entries = count == 1 ? "1 entry" : count + " entries";
    if (name.equals("SACL")) {
      return entries;
    }
    return entries + (acl.isCanonical() ? ", in canonical order" : ", NOT in canonical order");
  }

  private void warnings() {
    List<Finding> findings = Linter.findings(subject);
    if (findings.isEmpty()) {
      return;
    }
    text.append('\n').append(paint.bold("Warnings")).append('\n');
    for (Finding finding : findings) {
      text.append(paint.yellow("  ! "));
      Wrap.append(text, 4, 4, margin, List.of(Printable.of(finding.line()).split(" ")), " ");
      text.append('\n');
    }
  }
}
