package org.ntacl.descriptor;

import java.util.List;

/**
 * The list that a security descriptor holds in one of its two places, or what stands there instead
 * of one.
 *
 * <p>Three states that look alike mean opposite things and are kept apart by type: {@link
 * AbsentAcl} (the descriptor does not speak of the list), {@link NullAcl} (there is a list and it
 * is NULL: as a DACL, everybody may do everything) and {@link AceList} (the entries; as a DACL
 * without entries, nobody may do anything).
 */
public sealed interface Acl permits AbsentAcl, NullAcl, AceList {
  /** Tells whether the descriptor's PRESENT bit for the list is set. */
  boolean isPresent();

  /** Returns the entries in order; none for an absent or a NULL list. */
  List<Ace> aces();

  /**
   * Tells whether the entries stand in canonical order: explicit denies, other explicit ones,
   * inherited ones.
   */
  default boolean isCanonical() {
    return CanonicalOrder.holds(aces());
  }
}
