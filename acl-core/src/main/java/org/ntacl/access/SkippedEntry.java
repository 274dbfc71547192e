package org.ntacl.access;

import java.util.Objects;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.Ace;

/**
 * An entry of the DACL that is about the caller and does not apply, because of its condition.
 *
 * @param index its index in the list, from 0
 * @param ace the entry
 * @param condition what its condition came to: not TRUE for one that allows, FALSE for one that
 *     denies
 */
public record SkippedEntry(int index, Ace ace, TruthValue condition) {
  /** Refuses null. */
  public SkippedEntry {
    Objects.requireNonNull(ace, "ace");
    Objects.requireNonNull(condition, "condition");
  }

  /** Returns the entry and what became of it, {@code D:(XA;…), condition FALSE}. */
  @Override
  public String toString() {
    return "D:" + ace + ", condition " + condition;
  }
}
