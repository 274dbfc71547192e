package org.ntacl.update;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.CompoundAce;

/** What the changes of lists do to rows of entries. */
final class Entries {
  private Entries() {}

  /** Returns the entries that are not marked as inherited. */
  static List<Ace> explicit(List<Ace> aces) {
    return aces.stream().filter(ace -> !ace.flags().isInherited()).toList();
  }

  /** Returns the entries that are marked as inherited. */
  static List<Ace> inherited(List<Ace> aces) {
    return aces.stream().filter(ace -> ace.flags().isInherited()).toList();
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

  /**
   * Maps the generic rights of entries that are not for children only, and takes away what the kind
   * of object does not keep.
   *
   * @return the same list when nothing changes
   */
  static List<Ace> mapped(List<Ace> aces, ObjectKind kind) {
    List<Ace> result = null;
    for (int i = 0; i < aces.size(); i++) {
      Ace ace = aces.get(i);
      Ace changed = ace.flags().isInheritOnly() ? ace : mapped(ace, kind);
      if (changed != ace && result == null) {
        result = new ArrayList<>(aces);
      }
      if (result != null) {
        result.set(i, changed);
      }
    }
    return result == null ? aces : result;
  }

  private static Ace mapped(Ace ace, ObjectKind kind) {
    if (ace instanceof AccessAce access) {
      AccessMask mask = mapped(access.mask(), kind);
      return mask.equals(access.mask()) ? ace : access.withMask(mask);
    }
    if (ace instanceof CompoundAce compound) {
      AccessMask mask = mapped(compound.mask(), kind);
      return mask.equals(compound.mask())
          ? ace
          : new CompoundAce(
              compound.flags(),
              mask,
              compound.compoundType(),
              compound.reserved(),
              compound.server(),
              compound.client(),
              compound.slack());
    }
    return ace;
  }

  private static AccessMask mapped(AccessMask mask, ObjectKind kind) {
    AccessMask mapped = kind.mapping().map(mask);
    return kind.flavour().clipsMasks() ? mapped.and(kind.mapping().all()) : mapped;
  }
}
