package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.console.Wrap;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.UnprintableException;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/** Shows two descriptors of an object as one, what goes and what comes marked. */
final class DescriptorDiff {
  private static final int LABEL_WIDTH = 9;
  private static final int SIGN_WIDTH = 2;
  private static final int INDENT = 2;
  private static final int GAP = 2;
  private static final int WIDEST_CODE = 40;

  private final Subject subject;
  private final Paint paint;
  private final int margin;
  private final StringBuilder text;

  DescriptorDiff(ObjectType type, SidContext context, Paint paint, int margin, StringBuilder text) {
    this.subject = new Subject(StoredDescriptor.of(SecurityDescriptor.EMPTY), type, true, context);
    this.paint = paint;
    this.margin = margin;
    this.text = text;
  }

  /** Appends the difference, one part after the other; what does not differ is shown as well. */
  void append(SecurityDescriptor before, SecurityDescriptor after) {
    part("Owner", principal(before.owner()), principal(after.owner()));
    part("Group", principal(before.group()), principal(after.group()));
    part("Control", ControlWords.of(before), ControlWords.of(after));
    list("DACL", before.dacl(), after.dacl());
    list("SACL", before.sacl(), after.sacl());
  }

  private List<String> principal(Optional<Sid> sid) {
    return sid.map(found -> List.of(subject.principal(found).line(Paint.PLAIN))).orElse(List.of());
  }

  private void part(String label, List<String> before, List<String> after) {
    if (before.equals(after)) {
      line(ListDiff.Side.BOTH, label, before);
    } else {
      line(ListDiff.Side.BEFORE, label, before);
      line(ListDiff.Side.AFTER, label, after);
    }
  }

  private void line(ListDiff.Side side, String label, List<String> words) {
    if (words.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder(label);
    line.append(" ".repeat(LABEL_WIDTH - label.length()));
    Wrap.append(line, LABEL_WIDTH, LABEL_WIDTH, margin - SIGN_WIDTH, words, ", ");
    lines(side, line.toString());
  }

  /** Appends lines, the sign of their side before each. */
  private void lines(ListDiff.Side side, String block) {
    block
        .lines()
        .forEach(
            line ->
                text.append(
                        switch (side) {
                          case BOTH -> "  " + line;
                          case BEFORE -> paint.red("- " + line);
                          case AFTER -> paint.green("+ " + line);
                        })
                    .append('\n'));
  }

  private void list(String label, Acl before, Acl after) {
    if (before instanceof AbsentAcl && after instanceof AbsentAcl) {
      return;
    }
    part(label, List.of(summary(before)), List.of(summary(after)));
    List<ListDiff.Line<Ace>> entries = ListDiff.of(before.aces(), after.aces());
    int width = 0;
    for (ListDiff.Line<Ace> entry : entries) {
      int length = code(entry.value()).length();
      width = length <= WIDEST_CODE ? Math.max(width, length) : width;
    }
    for (ListDiff.Line<Ace> entry : entries) {
      entry(entry.side(), entry.value(), width);
    }
  }

  private static String summary(Acl acl) {
    if (acl instanceof AbsentAcl) {
      return "absent";
    }
    if (acl instanceof NullAcl) {
      return "NULL";
    }
    int count = acl.aces().size();
    return count == 1 ? "1 entry" : count + " entries";
  }

  private void entry(ListDiff.Side side, Ace ace, int width) {
    String code = code(ace);
    List<String> words = words(ace);
    StringBuilder line = new StringBuilder(" ".repeat(INDENT)).append(code);
    if (!words.isEmpty()) {
      int column = INDENT + Math.max(width, code.length()) + GAP;
      line.append(" ".repeat(column - INDENT - code.length()));
      Wrap.append(line, column, INDENT + width + GAP, margin - SIGN_WIDTH, words, " ");
    }
    lines(side, line.toString());
  }

  private String code(Ace ace) {
    try {
      return Printable.of(ace.toSddl(subject.context()));
    } catch (UnprintableException e) {
      return "(" + ace.type() + ")";
    }
  }

  /** Returns what an entry says about somebody; nothing for other entries. */
  private List<String> words(Ace ace) {
    if (!(ace instanceof AccessAce access)) {
      return List.of();
    }
    RightWords rights = subject.rights(access.mask());
    List<String> words =
        new ArrayList<>(
            rights.summary().isPresent() ? List.of(rights.summary().get()) : rights.names());
    if (words.isEmpty()) {
      words.add("no rights");
    }
    String head = access.effect() + " " + subject.principal(access.trustee()).title() + ": ";
    words.set(0, head + words.get(0));
    String scope = subject.inheritance().scope(ace.flags());
    String whole = String.join(", ", words) + "; " + scope;
    return List.of((ace.flags().isInherited() ? whole + "; inherited" : whole).split(" ", -1));
  }
}
