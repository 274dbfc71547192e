package org.ntacl.assign;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * What a child's list holds of its parent's, beside what the parent would give it today. The kernel
 * does not follow changes of a parent down to its children, so the two may differ (registry 3.4,
 * 3.5).
 *
 * @param state whether they are the same
 * @param stored the marked entries of the child, in order
 * @param expected what the parent gives today, in order, marked; nothing for a child that takes
 *     nothing
 */
public record StoredInheritance(State state, List<Ace> stored, List<Ace> expected) {
  /** Whether what is stored is what the parent gives. */
  public enum State {
    /** The marked entries are those that the parent gives today. */
    CURRENT,

    /** The marked entries are others than the parent gives today. */
    STALE,

    /** The list takes nothing from its parent, or does not mark what it took. */
    UNMARKED
  }

  /** Copies the lists. */
  public StoredInheritance {
    stored = List.copyOf(stored);
    expected = List.copyOf(expected);
  }

  /**
   * Compares a child with its parent.
   *
   * @param kind what the child is
   * @param place which list
   * @param parent the parent's descriptor
   * @param child the child's descriptor; its owner and group stand for the creators
   */
  public static StoredInheritance compare(
      ObjectKind kind, AclKind place, SecurityDescriptor parent, SecurityDescriptor child) {
    List<Ace> stored = new ArrayList<>();
    for (Ace ace : place.of(child).aces()) {
      if (ace.flags().isInherited()) {
        stored.add(ace);
      }
    }
    if (place.isProtected(child) || !place.isAutoInherited(child)) {
      return new StoredInheritance(State.UNMARKED, stored, List.of());
    }
    List<Ace> expected = Inheritance.of(kind, child).from(place.of(parent), InheritanceMode.AUTO);
    return new StoredInheritance(
        stored.equals(expected) ? State.CURRENT : State.STALE, stored, expected);
  }

  /** Tells whether the parent would give other entries today. */
  public boolean isStale() {
    return state == State.STALE;
  }
}
