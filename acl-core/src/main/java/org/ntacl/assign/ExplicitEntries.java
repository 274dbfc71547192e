package org.ntacl.assign;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;

/** What becomes of the entries that a caller gives, as opposed to those of the parent. */
final class ExplicitEntries {
  private static final int PASSED_ON = AceFlags.OBJECT_INHERIT | AceFlags.CONTAINER_INHERIT;

  private final ObjectKind kind;
  private final EffectiveCopy effective;

  ExplicitEntries(ObjectKind kind, EffectiveCopy effective) {
    this.kind = kind;
    this.effective = effective;
  }

  /**
   * Maps generic rights, and nothing else: one entry stays one, flags and SIDs stay (all 256 pairs
   * of flags in tests of SeAssignSecurity that run on Windows).
   */
  List<Ace> mapped(List<Ace> aces) {
    List<Ace> result = new ArrayList<>(aces.size());
    for (Ace ace : aces) {
      result.add(ace.flags().isInheritOnly() ? ace : effective.mappedOnly(ace));
    }
    return result;
  }

  /**
   * Makes entries effective and keeps, for those that are passed on, the original for children
   * only: behind the effective copy, and not on objects without children nor beside
   * NO_PROPAGATE_INHERIT (documentation of CreatePrivateObjectSecurityEx; MS-ADTS 6.1.3).
   */
  List<Ace> split(List<Ace> aces) {
    List<Ace> result = new ArrayList<>(aces.size() + 2);
    for (Ace ace : aces) {
      if (!ace.flags().isInheritOnly()) {
        addSplit(result, ace);
      } else if (ace.flags().isInheritable() || !kind.flavour().dropsInertEntries()) {
        result.add(ace);
      }
    }
    return result;
  }

  private void addSplit(List<Ace> result, Ace ace) {
    Ace copy = effective.of(ace);
    AceFlags flags = ace.flags();
    if (copy == ace || !flags.isInheritable()) {
      result.add(copy);
      return;
    }
    result.add(
        EffectiveCopy.settled(copy, flags.without(PASSED_ON | AceFlags.NO_PROPAGATE_INHERIT)));
    if (kind.isContainer() && !flags.contains(AceFlags.NO_PROPAGATE_INHERIT)) {
      result.add(ace.withFlags(flags.with(AceFlags.INHERIT_ONLY)));
    }
  }

  /** Returns the entries that are not marked as inherited. */
  static List<Ace> unmarked(List<Ace> aces) {
    List<Ace> result = new ArrayList<>(aces.size());
    for (Ace ace : aces) {
      if (!ace.flags().isInherited()) {
        result.add(ace);
      }
    }
    return result;
  }

  /** Returns the entries with every mark of inheritance taken away. */
  static List<Ace> withoutMarks(List<Ace> aces) {
    List<Ace> result = new ArrayList<>(aces.size());
    for (Ace ace : aces) {
      result.add(
          ace.flags().isInherited() ? ace.withFlags(ace.flags().without(AceFlags.INHERITED)) : ace);
    }
    return result;
  }
}
