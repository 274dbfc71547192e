package org.ntacl.assign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;

/**
 * What a child takes from its parent's lists: the table of inheritance (MS-DTYP 2.5.3.4.5 with the
 * corrections of the Windows documentation and of tests that run on Windows).
 *
 * <p>Copies stand in the parent's order. An entry that works on a child container and is passed on
 * as well becomes two when its generic rights or creators have to be replaced: first the effective
 * one, then the original for children only. Immutable and thread-safe.
 *
 * @param kind what the child is
 * @param owner who takes the place of CREATOR OWNER; when empty, that SID stays
 * @param group who takes the place of CREATOR GROUP; when empty, that SID stays
 */
public record Inheritance(ObjectKind kind, Optional<Sid> owner, Optional<Sid> group) {
  private static final int PASSED_ON = AceFlags.OBJECT_INHERIT | AceFlags.CONTAINER_INHERIT;

  private static final int INHERITANCE_FLAGS =
      PASSED_ON | AceFlags.NO_PROPAGATE_INHERIT | AceFlags.INHERIT_ONLY | AceFlags.INHERITED;

  /** Refuses null. */
  public Inheritance {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(group, "group");
  }

  /** Returns the inheritance of a child of this kind with the owner and group of a descriptor. */
  public static Inheritance of(ObjectKind kind, SecurityDescriptor child) {
    return new Inheritance(kind, child.owner(), child.group());
  }

  /**
   * Returns what the child takes from a list, in order.
   *
   * @param parentList the DACL or the SACL of the parent
   * @param mode whether copies are marked
   */
  public List<Ace> from(Acl parentList, InheritanceMode mode) {
    return new Copies(parentList.aces(), mode).list();
  }

  /** Tells whether the child takes anything from a list. */
  public boolean takesFrom(Acl parentList) {
    for (Ace ace : parentList.aces()) {
      int flags = ace.flags().bits();
      if ((flags & PASSED_ON) != 0 && (goesFurther(flags) || isEffective(ace))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns what becomes of entries that are given to the object itself. In the plain mode generic
   * rights are mapped and all else stays. In the automatic mode entries with generic rights or
   * creators that are passed on become two: the effective one, then the original for children only.
   *
   * @param aces the entries, in order; marks of inheritance stay
   * @param mode whether entries are split
   */
  public List<Ace> applied(List<Ace> aces, InheritanceMode mode) {
    ExplicitEntries entries = new ExplicitEntries(kind, new EffectiveCopy(kind, owner, group));
    return List.copyOf(mode == InheritanceMode.AUTO ? entries.split(aces) : entries.mapped(aces));
  }

  /** Tells whether the child passes on what it takes. */
  private boolean goesFurther(int flags) {
    return kind.isContainer() && (flags & AceFlags.NO_PROPAGATE_INHERIT) == 0;
  }

  /** Tells whether the copy works on the child itself. */
  private boolean isEffective(Ace ace) {
    int needed = kind.isContainer() ? AceFlags.CONTAINER_INHERIT : AceFlags.OBJECT_INHERIT;
    return (ace.flags().bits() & needed) != 0 && kind.isMeantBy(ace);
  }

  /** The copies of one list. */
  private final class Copies {
    private final List<Ace> parentAces;
    private final List<Ace> copies;
    private final EffectiveCopy effective = new EffectiveCopy(kind, owner, group);
    private final int mark;
    private final int keptMark;
    private final boolean suppress;

    Copies(List<Ace> parentAces, InheritanceMode mode) {
      this.parentAces = parentAces;
      this.copies = new ArrayList<>(parentAces.size() + 2);
      boolean auto = mode == InheritanceMode.AUTO;
      this.mark = auto ? AceFlags.INHERITED : 0;
      this.keptMark = kind.flavour().keepsMarks() ? AceFlags.INHERITED : 0;
      this.suppress = auto && kind.flavour().suppressesDuplicates();
    }

    List<Ace> list() {
      for (int i = 0; i < parentAces.size(); i++) {
        Ace ace = parentAces.get(i);
        if ((ace.flags().bits() & PASSED_ON) != 0) {
          copy(ace);
        }
      }
      return List.copyOf(copies);
    }

    private void copy(Ace ace) {
      int flags = ace.flags().bits();
      int passedOn = flags & PASSED_ON;
      int kept = (flags & ~INHERITANCE_FLAGS) | mark | (flags & keptMark);
      boolean further = goesFurther(flags);
      if (!isEffective(ace)) {
        if (further) {
          add(ace.withFlags(AceFlags.of(passedOn | AceFlags.INHERIT_ONLY | kept)));
        }
        return;
      }
      Ace copy = effective.of(ace);
      if (!further) {
        add(EffectiveCopy.settled(copy, AceFlags.of(kept)));
      } else if (copy == ace) {
        add(ace.withFlags(AceFlags.of(passedOn | kept)));
      } else {
        add(EffectiveCopy.settled(copy, AceFlags.of(kept)));
        add(ace.withFlags(AceFlags.of(passedOn | AceFlags.INHERIT_ONLY | kept)));
      }
    }

    private void add(Ace copy) {
      if (suppress) {
        DuplicateSuppression.add(copies, copy);
      } else {
        copies.add(copy);
      }
    }
  }
}
