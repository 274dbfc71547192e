package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.RightVerdict;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.console.Wrap;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.token.Privilege;

/** Tells a person what a check decided. */
public final class DecisionReport {
  private static final int LABEL_WIDTH = 9;

  private DecisionReport() {}

  /**
   * Returns the decision in words, a line end behind the last line.
   *
   * @param desired the rights that were asked for
   * @param traced whether to say what decided about each right
   * @param margin how many columns a line should have at most
   */
  public static String of(
      AccessDecision decision,
      AccessMask desired,
      ObjectType type,
      boolean traced,
      Paint paint,
      int margin) {
    StringBuilder text = new StringBuilder();
    String status = " ".repeat(2) + decision.status();
    text.append(decision.isGranted() ? paint.green("granted") : paint.red("denied") + " ");
    text.append(status).append('\n');
    rights(text, "asked", desired, type, paint, margin);
    rights(text, "granted", decision.granted(), type, paint, margin);
    if (!decision.privilegesUsed().isEmpty()) {
      line(
          text,
          "used",
          decision.privilegesUsed().stream().map(Privilege::windowsName).toList(),
          paint,
          margin);
    }
    if (traced) {
      text.append('\n');
      for (RightVerdict verdict : decision.trace().verdicts()) {
        text.append(paint(verdict, paint)).append(Printable.of(verdict.toString())).append('\n');
      }
    }
    return text.toString();
  }

  private static String paint(RightVerdict verdict, Paint paint) {
    return switch (verdict.outcome()) {
      case GRANTED -> paint.green("+ ");
      case DENIED -> paint.red("- ");
      case NOT_EXAMINED -> "? ";
    };
  }

  private static void rights(
      StringBuilder text, String label, AccessMask mask, ObjectType type, Paint paint, int margin) {
    List<String> words = new ArrayList<>(RightWords.of(type, mask).names());
    if (words.isEmpty()) {
      words.add("nothing");
    }
    words.set(words.size() - 1, words.get(words.size() - 1) + paint.faint(" (" + mask + ")"));
    line(text, label, words, paint, margin);
  }

  private static void line(
      StringBuilder text, String label, List<String> words, Paint paint, int margin) {
    text.append(paint.bold(label)).append(" ".repeat(LABEL_WIDTH - label.length()));
    Wrap.append(text, LABEL_WIDTH, LABEL_WIDTH, margin, words, ", ");
    text.append('\n');
  }
}
