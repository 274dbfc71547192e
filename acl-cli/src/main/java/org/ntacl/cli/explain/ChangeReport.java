package org.ntacl.cli.explain;

import java.util.List;
import org.ntacl.NtStatus;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.console.Wrap;
import org.ntacl.cli.json.DescriptorTree;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.UnprintableException;
import org.ntacl.sid.SidContext;
import org.ntacl.update.PlannedChange;
import org.ntacl.update.PropagationFailure;
import org.ntacl.update.PropagationPlan;

/** Tells a person what becomes of descriptors, piece by piece. Not thread-safe. */
public final class ChangeReport {
  private static final int LABEL_WIDTH = 9;

  private final ObjectType type;
  private final SidContext context;
  private final Paint paint;
  private final int margin;
  private final StringBuilder text = new StringBuilder();

  /**
   * Makes a report that says nothing yet.
   *
   * @param context what relative aliases and names are relative to
   * @param margin how many columns a line should have at most
   */
  public ChangeReport(ObjectType type, SidContext context, Paint paint, int margin) {
    this.type = type;
    this.context = context;
    this.paint = paint;
    this.margin = margin;
  }

  /** Returns what the report says, a line end behind the last line. */
  public String text() {
    return text.toString();
  }

  /**
   * Says whether something was done.
   *
   * @param done the word for it
   */
  public void status(String done, NtStatus status) {
    String word = status.isSuccess() ? done : "refused";
    String painted = status.isSuccess() ? paint.green(word) : paint.red(word);
    text.append(painted).append(" ".repeat(LABEL_WIDTH - word.length()));
    text.append(status.name()).append('\n');
  }

  /** Says something in words behind a label. */
  public void line(String label, List<String> words) {
    text.append(paint.bold(label)).append(" ".repeat(LABEL_WIDTH - label.length()));
    Wrap.append(text, LABEL_WIDTH, LABEL_WIDTH, margin, words, ", ");
    text.append('\n');
  }

  /** Says whether a list holds what its parent gives. */
  public void inheritance(AclKind place, StoredInheritance stored) {
    line(
        place.name(),
        List.of(
            switch (stored.state()) {
              case CURRENT -> paint.green("current") + ": it holds what the parent gives";
              case STALE -> paint.yellow("stale") + ": it does not hold what the parent gives";
              case UNMARKED -> "unmarked: protected, or without marks of what it inherited";
            }));
  }

  /** Says what differs between two descriptors of an object, part by part. */
  public void change(SecurityDescriptor before, SecurityDescriptor after) {
    text.append('\n');
    if (before.equals(after)) {
      text.append("  unchanged\n");
    } else {
      new DescriptorDiff(type, context, paint, margin, text).append(before, after);
    }
  }

  /** Says a descriptor as Windows prints it, if SDDL can say it. */
  public void sddl(SecurityDescriptor descriptor) {
    try {
      text.append('\n').append(Printable.of(descriptor.toSddl(context))).append('\n');
    } catch (UnprintableException e) {
      text.append(e.getMessage()).append('\n');
    }
  }

  /** Says what becomes of every object of a plan that changes, and which ones cannot. */
  public void plan(PropagationPlan<DescriptorTree.Node> plan) {
    List<PlannedChange<DescriptorTree.Node>> changes = plan.changes();
    if (changes.isEmpty()) {
      text.append("\nnothing changes\n");
    }
    for (PlannedChange<DescriptorTree.Node> change : changes) {
      text.append('\n').append(paint.bold(Printable.of(change.path())));
      text.append("  ").append(reason(change)).append('\n');
      change(change.before(), change.after());
    }
    for (PropagationFailure<DescriptorTree.Node> failure : plan.failures()) {
      text.append('\n').append(paint.red("refused")).append("  ");
      text.append(failure.status().name()).append("  ");
      text.append(Printable.of(failure.path())).append('\n');
    }
  }

  private static String reason(PlannedChange<DescriptorTree.Node> change) {
    return switch (change.reason()) {
      case REQUESTED -> "changes as asked";
      case INHERITED -> "its parent passes on something else";
      case STALE -> "it did not hold what its parent passed on";
      case RESET -> "loses its explicit entries or its protection";
      case ORDER_KEPT -> "keeps the order of its entries, and becomes protected";
    };
  }
}
