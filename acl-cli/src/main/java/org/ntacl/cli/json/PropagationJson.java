package org.ntacl.cli.json;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.update.PlannedChange;
import org.ntacl.update.PropagationFailure;
import org.ntacl.update.PropagationMode;
import org.ntacl.update.PropagationPlan;

/** Plans of what a change means for the objects below. */
public final class PropagationJson {
  private static final int OF_DACL =
      SecurityInformation.DACL
          | SecurityInformation.PROTECTED_DACL
          | SecurityInformation.UNPROTECTED_DACL;

  private static final int IDENTITIES = SecurityInformation.OWNER | SecurityInformation.GROUP;

  private PropagationJson() {}

  /**
   * Returns the mode of a name: {@code set}, {@code reset} or {@code reinherit}.
   *
   * @param path the field or option that holds it
   * @throws InputException when there is none
   */
  public static PropagationMode mode(String name, String path) {
    for (PropagationMode mode : PropagationMode.values()) {
      if (word(mode).equals(name)) {
        return mode;
      }
    }
    throw new InputException(
        "`%s` is `%s`: expected set, reset or reinherit".formatted(path, name));
  }

  /** Returns the lists that a change of some parts hands down; both when there is no change. */
  public static Set<AclKind> places(SecurityInformation info) {
    if (info.bits() == 0) {
      return EnumSet.allOf(AclKind.class);
    }
    Set<AclKind> places = EnumSet.noneOf(AclKind.class);
    boolean all = info.contains(SecurityInformation.BACKUP);
    if (all || info.intersects(OF_DACL)) {
      places.add(AclKind.DACL);
    }
    if (all || info.intersects(~(OF_DACL | IDENTITIES))) {
      places.add(AclKind.SACL);
    }
    return places;
  }

  /** Returns the word for a constant. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes a plan as fields.
   *
   * @param status what became of the change of the root
   */
  public static void write(
      JsonOutput output,
      NtStatus status,
      PropagationPlan<DescriptorTree.Node> plan,
      SidDecoder sids) {
    output.field("status", status.name());
    changes(output, plan.changes(), sids);
    output.field("stale", paths(plan.stale()));
    output.name("failures").beginList();
    for (PropagationFailure<DescriptorTree.Node> failure : plan.failures()) {
      output.begin().field("path", failure.path()).field("status", failure.status().name()).end();
    }
    output.endList();
  }

  /** Writes that nothing changes, as fields. */
  public static void writeRefusal(JsonOutput output, NtStatus status) {
    output.field("status", status.name()).field("changes", List.<String>of());
  }

  private static void changes(
      JsonOutput output, List<PlannedChange<DescriptorTree.Node>> changes, SidDecoder sids) {
    output.name("changes").beginList();
    for (PlannedChange<DescriptorTree.Node> change : changes) {
      output
          .begin()
          .field("path", change.path())
          .field("before", DescriptorField.text(change.before(), sids))
          .field("after", DescriptorField.text(change.after(), sids))
          .field("hex", Bytes.of(SelfRelative.encode(change.after())).toHex())
          .field("reason", word(change.reason()))
          .end();
    }
    output.endList();
  }

  private static List<String> paths(List<DescriptorTree.Node> nodes) {
    return nodes.stream().map(DescriptorTree.Node::path).collect(Collectors.toList());
  }
}
