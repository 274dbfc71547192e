package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;

/** Looks for what is dangerous, without effect, or not what its writer is likely to have meant. */
final class Linter {
  private static final Sid CREATOR_OWNER = WellKnownSid.CREATOR_OWNER.sid();
  private static final Sid CREATOR_GROUP = WellKnownSid.CREATOR_GROUP.sid();
  private static final Sid OWNER_RIGHTS = WellKnownSid.OWNER_RIGHTS.sid();

  private final Subject subject;
  private final List<Finding> findings = new ArrayList<>();

  private Linter(Subject subject) {
    this.subject = subject;
  }

  static List<Finding> findings(Subject subject) {
    Linter linter = new Linter(subject);
    SecurityDescriptor descriptor = subject.descriptor();
    linter.parts(descriptor);
    linter.dacl(descriptor.dacl());
    linter.sacl(descriptor.sacl());
    return List.copyOf(linter.findings);
  }

  private void parts(SecurityDescriptor descriptor) {
    if (descriptor.owner().isEmpty() || descriptor.group().isEmpty()) {
      String missing =
          descriptor.owner().isPresent()
              ? "group"
              : descriptor.group().isPresent() ? "owner" : "owner and group";
      // accesscheck 3.1, row 8
      findings.add(
          Finding.ofWhole(
              "incomplete",
              "without %s, AccessCheck of Windows refuses the descriptor".formatted(missing)));
    }
  }

  private void dacl(Acl dacl) {
    if (dacl instanceof NullAcl) {
      findings.add(Finding.ofList("null-dacl", "DACL", "NULL: everybody may do everything"));
    } else if (dacl instanceof AbsentAcl) {
      findings.add(Finding.ofList("absent-dacl", "DACL", "absent: everybody may do everything"));
    } else if (dacl.aces().isEmpty()) {
      findings.add(
          Finding.ofList(
              "empty-dacl",
              "DACL",
              "empty: nobody gets anything but the owner, who may read and change permissions"));
    }
    order(dacl);
    for (int i = 0; i < dacl.aces().size(); i++) {
      daclEntry(dacl.aces().get(i), i + 1);
    }
  }

  private void order(Acl dacl) {
    if (dacl.isCanonical()) {
      return;
    }
    int highest = 0;
    for (int i = 0; i < dacl.aces().size(); i++) {
      int rank = rank(dacl.aces().get(i));
      if (rank < highest) {
        add(
            "not-canonical",
            "DACL",
            i + 1,
            (rank == 0 ? "a deny" : "an explicit entry")
                + " stands behind "
                + (highest == 2 ? "inherited entries" : "entries that allow")
                + ": Windows goes by the order, and its editors would change it");
      }
      highest = Math.max(highest, rank);
    }
  }

  private static int rank(Ace ace) {
    if (ace.flags().isInherited()) {
      return 2;
    }
    return ace instanceof AccessAce access && access.effect() == AceEffect.DENY ? 0 : 1;
  }

  private void daclEntry(Ace ace, int number) {
    flags("DACL", ace, number);
    if (ace.type() != AceType.UNKNOWN && !ace.type().isForDacl()) {
      add("misplaced", "DACL", number, "has no effect: entries of this type belong into a SACL");
      return;
    }
    if (!(ace instanceof AccessAce access)) {
      return;
    }
    if (access.mask().isEmpty()) {
      add("no-rights", "DACL", number, "has no rights and no effect");
    }
    condition("DACL", access, number);
    if (access.flags().isInheritOnly()) {
      return;
    }
    trustee(access, number);
    if (access.mask().isGeneric()) {
      add(
          "generic-rights",
          "DACL",
          number,
          "holds generic rights; Windows maps them when it stores a descriptor");
    }
  }

  private void trustee(AccessAce ace, int number) {
    Sid trustee = ace.trustee();
    if (trustee.equals(CREATOR_OWNER) || trustee.equals(CREATOR_GROUP)) {
      add(
          "creator",
          "DACL",
          number,
          "has no effect on this object: %s is replaced when children inherit"
              .formatted(subject.principal(trustee).title()));
    }
    if (trustee.equals(OWNER_RIGHTS)) {
      add(
          "owner-rights",
          "DACL",
          number,
          "replaces the rights to read and to change permissions that the owner has otherwise");
    }
    AccessMask write = BroadWrite.of(ace.mask(), subject.type().mapping());
    if (ace.effect() == AceEffect.ALLOW && !write.isEmpty() && BroadWrite.isMany(trustee)) {
      add(
          "broad-write",
          "DACL",
          number,
          "lets %s change the object%s: %s"
              .formatted(
                  subject.principal(trustee).title(),
                  ace.condition().isPresent() ? " when its condition holds" : "",
                  String.join(", ", subject.rights(write).names())));
    }
  }

  private void sacl(Acl sacl) {
    int labels = 0;
    for (int i = 0; i < sacl.aces().size(); i++) {
      Ace ace = sacl.aces().get(i);
      flags("SACL", ace, i + 1);
      if (ace.type().isForDacl()) {
        add("misplaced", "SACL", i + 1, "has no effect: entries of this type belong into a DACL");
      }
      if (ace instanceof AccessAce access) {
        condition("SACL", access, i + 1);
        audit(access, i + 1);
      }
      if (ace instanceof MandatoryLabelAce && !ace.flags().isInheritOnly() && ++labels > 1) {
        add("second-label", "SACL", i + 1, "has no effect: the first label counts");
      }
    }
  }

  private void audit(AccessAce ace, int number) {
    boolean records =
        ace.flags().contains(AceFlags.SUCCESSFUL_ACCESS)
            || ace.flags().contains(AceFlags.FAILED_ACCESS);
    if (ace.effect() == AceEffect.AUDIT && !records) {
      add("idle-audit", "SACL", number, "records neither success nor failure");
    }
  }

  private void condition(String list, AccessAce ace, int number) {
    if (ace.condition().isPresent() && ace.condition().get().tokens().isEmpty()) {
      add(
          "bad-condition",
          list,
          number,
          "has a condition that cannot be read: "
              + (ace.effect() == AceEffect.DENY ? "it denies always" : "it never holds"));
    }
  }

  private void flags(String list, Ace ace, int number) {
    if (ace.type() == AceType.UNKNOWN) {
      add("unknown-type", list, number, "is of a type that Windows does not evaluate");
    }
    if (ace.flags().isInheritOnly() && !ace.flags().isInheritable()) {
      add("idle-inherit-only", list, number, "is for children only, and no child inherits it");
    }
  }

  private void add(String code, String list, int entry, String message) {
    findings.add(new Finding(code, list, entry, message));
  }
}
