package org.ntacl.update;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.NtStatus;
import org.ntacl.assign.Inheritance;
import org.ntacl.assign.InheritanceMode;
import org.ntacl.assign.ObjectKind;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;

/** What the change of a parent means for one child: the work on lists, done once for each pair. */
final class ChildMerge {
  /**
   * How a child comes out.
   *
   * @param status STATUS_SUCCESS, or STATUS_BAD_INHERITANCE_ACL when a list would be too large
   * @param after the new descriptor, the old one when nothing changes or the status is a failure
   * @param reason why it changes, or empty when it does not
   * @param stale whether it held something else than its parent passed on before
   * @param passing the lists that pass on what is new to the children of the child
   */
  record Outcome(
      NtStatus status,
      SecurityDescriptor after,
      Optional<ChangeReason> reason,
      boolean stale,
      Set<AclKind> passing) {}

  private final PropagationMode mode;
  private final ObjectKind kind;
  private final SecurityDescriptor before;

  private SecurityDescriptor after;
  private boolean stale;
  private boolean reset;
  private boolean orderKept;

  ChildMerge(PropagationMode mode, ObjectKind kind, SecurityDescriptor before) {
    this.mode = mode;
    this.kind = kind;
    this.before = before;
    this.after = before;
  }

  Outcome run(SecurityDescriptor oldParent, SecurityDescriptor newParent, Set<AclKind> places) {
    EnumSet<AclKind> passing = EnumSet.noneOf(AclKind.class);
    for (AclKind place : places) {
      if (mode == PropagationMode.SET && place.isProtected(before)) {
        continue;
      }
      stale |= StoredInheritance.compare(kind, place, oldParent, before).isStale();
      if (!merge(place, newParent)) {
        return new Outcome(
            NtStatus.STATUS_BAD_INHERITANCE_ACL, before, Optional.empty(), stale, Set.of());
      }
      if (!place.isProtected(after)) {
        passing.add(place);
      }
    }
    return new Outcome(NtStatus.STATUS_SUCCESS, after, reason(), stale, Set.copyOf(passing));
  }

  private Optional<ChangeReason> reason() {
    if (after.equals(before)) {
      return Optional.empty();
    }
    if (orderKept) {
      return Optional.of(ChangeReason.ORDER_KEPT);
    }
    if (reset) {
      return Optional.of(ChangeReason.RESET);
    }
    return Optional.of(stale ? ChangeReason.STALE : ChangeReason.INHERITED);
  }

  /** Merges one list and tells whether it is small enough. */
  private boolean merge(AclKind place, SecurityDescriptor newParent) {
    Acl list = place.of(before);
    List<Ace> inherited =
        Inheritance.of(kind, before).from(place.of(newParent), InheritanceMode.AUTO);
    if (!(list instanceof AceList entries)) {
      unprotect(place);
      return inherited.isEmpty() || store(place, AceList.tryOf(inherited));
    }
    if (mode != PropagationMode.RESET && movesOpposites(entries.aces())) {
      // inheritance 5.4: rather than moving them past each other, the list is cut off
      orderKept = true;
      after = after.withControl(after.control().with(place.protection()));
      return true;
    }
    List<Ace> explicit = explicit(place, entries);
    List<Ace> merged = new ArrayList<>(explicit);
    merged.addAll(inherited);
    unprotect(place);
    // a list that has nothing to do with its parent's stays as it is
    return (inherited.isEmpty() && merged.equals(entries.aces()))
        || store(place, entries.withAces(merged));
  }

  private void unprotect(AclKind place) {
    reset |= place.isProtected(before);
    after = after.withControl(after.control().without(place.protection()));
  }

  private boolean store(AclKind place, Optional<AceList> list) {
    if (list.isEmpty()) {
      return false;
    }
    after = place.replace(after, list.get());
    after = after.withControl(after.control().with(place.autoInherited()));
    return true;
  }

  private List<Ace> explicit(AclKind place, AceList entries) {
    List<Ace> explicit = Entries.explicit(entries.aces());
    if (mode != PropagationMode.RESET) {
      return explicit;
    }
    // what a SACL holds besides audits is no matter of who may do what
    List<Ace> kept =
        place == AclKind.DACL
            ? List.of()
            : explicit.stream().filter(ChildMerge::isNoAudit).toList();
    reset |= kept.size() < explicit.size();
    return kept;
  }

  private static boolean isNoAudit(Ace ace) {
    return SecurityInformation.selectorOf(ace.type()) != SecurityInformation.SACL;
  }

  /** Tells whether an explicit entry would pass an inherited one of the opposite effect. */
  private static boolean movesOpposites(List<Ace> aces) {
    boolean allows = false;
    boolean denies = false;
    for (Ace ace : aces) {
      boolean deny = ace instanceof AccessAce access && access.effect() == AceEffect.DENY;
      if (ace.flags().isInherited()) {
        denies |= deny;
        allows |= !deny;
      } else if (deny ? allows : denies) {
        return true;
      }
    }
    return false;
  }
}
