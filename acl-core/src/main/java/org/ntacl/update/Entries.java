package org.ntacl.update;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.GenericMapping;

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
   * Maps the generic rights of entries that are not for children only.
   *
   * @return the same list when there are none
   */
  static List<Ace> mapped(List<Ace> aces, GenericMapping mapping) {
    List<Ace> result = null;
    for (int i = 0; i < aces.size(); i++) {
      Ace ace = aces.get(i);
      Ace changed = ace.flags().isInheritOnly() ? ace : mapped(ace, mapping);
      if (changed != ace && result == null) {
        result = new ArrayList<>(aces);
      }
      if (result != null) {
        result.set(i, changed);
      }
    }
    return result == null ? aces : result;
  }

  private static Ace mapped(Ace ace, GenericMapping mapping) {
    if (ace instanceof AccessAce access && access.mask().isGeneric()) {
      return access.withMask(mapping.map(access.mask()));
    }
    if (ace instanceof CompoundAce compound && compound.mask().isGeneric()) {
      AccessMask mask = mapping.map(compound.mask());
      return new CompoundAce(
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
}
