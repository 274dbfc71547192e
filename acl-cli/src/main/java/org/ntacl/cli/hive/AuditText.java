package org.ntacl.cli.hive;

import java.util.List;
import java.util.Locale;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.console.Wrap;
import org.ntacl.cli.explain.Principal;
import org.ntacl.cli.explain.RightWords;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.registry.audit.AuditFinding;
import org.ntacl.registry.audit.FindingKind;
import org.ntacl.registry.hive.HiveKey;

/** Shows the audit of a hive to a person. */
public final class AuditText {
  private static final int COLUMN = 12;

  private final AuditedHive hive;
  private final Paint paint;
  private final int margin;
  private final int keysShown;
  private final StringBuilder text = new StringBuilder();

  private AuditText(AuditedHive hive, Paint paint, int margin, int keysShown) {
    this.hive = hive;
    this.paint = paint;
    this.margin = margin;
    this.keysShown = keysShown;
  }

  /**
   * Returns the audit, a line end behind the last line.
   *
   * @param margin how many columns a line should have at most
   * @param keysShown how many keys of those with one descriptor are named
   */
  public static String of(AuditedHive hive, Paint paint, int margin, int keysShown) {
    AuditText report = new AuditText(hive, paint, margin, keysShown);
    report.head();
    hive.audit().findings().forEach(report::finding);
    for (int i = 0; i < hive.askers().size(); i++) {
      report.access(i);
    }
    return report.text.toString();
  }

  private void head() {
    text.append(paint.bold(Printable.of(hive.file()))).append("  ");
    text.append(
        "%s, %s, %s\n"
            .formatted(
                counted(hive.audit().keyCount(), "key"),
                counted(hive.audit().descriptors().size(), "descriptor"),
                counted(hive.audit().findings().size(), "finding")));
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void finding(AuditFinding finding) {
    String severity = finding.kind().severity().name().toLowerCase(Locale.ROOT);
    text.append('\n').append(painted(severity, finding.kind().severity()));
    text.append(" ".repeat(COLUMN - severity.length()));
    text.append(finding.kind().title()).append('\n');
    finding
        .principal()
        .ifPresent(sid -> plain("who", Principal.of(sid, hive.context()).line(paint)));
    rights(finding.rights());
    finding.reasons().forEach(reason -> wrapped("why", reason));
    finding
        .inheritance()
        .ifPresent(
            inheritance -> {
              wrapped("stored", StaleText.stored(inheritance));
              wrapped("expected", StaleText.expected(inheritance));
            });
    keys(finding.keys());
  }

  private String painted(String severity, FindingKind.Severity kind) {
    return switch (kind) {
      case HIGH -> paint.red(severity);
      case MEDIUM -> paint.yellow(severity);
      case LOW -> paint.cyan(severity);
    };
  }

  private void access(int index) {
    List<AuditedHive.Access> access = hive.access(index);
    text.append('\n').append(paint.bold(Printable.of(hive.title(hive.askers().get(index)))));
    text.append(access.isEmpty() ? "  is granted nothing of that\n" : "\n");
    for (int i = 0; i < access.size(); i++) {
      text.append(i == 0 ? "" : "\n");
      rights(access.get(i).granted());
      access.get(i).reasons().forEach(reason -> wrapped("why", reason));
      keys(access.get(i).keys());
    }
  }

  private void rights(AccessMask rights) {
    if (!rights.isEmpty()) {
      wrapped("rights", String.join(", ", RightWords.of(ObjectTypes.KEY, rights).names()));
    }
  }

  private void keys(List<HiveKey> keys) {
    int shown = Math.min(keys.size(), keysShown);
    for (int i = 0; i < shown; i++) {
      plain(i == 0 ? "keys" : "", KeyText.path(keys.get(i)));
    }
    if (shown < keys.size()) {
      plain("", paint.faint("and %d more".formatted(keys.size() - shown)));
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
