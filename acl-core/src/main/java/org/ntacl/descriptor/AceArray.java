package org.ntacl.descriptor;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * The entries of a list, over an array that nobody else holds: every loop over entries in this
 * library goes through here, one step from the array. Immutable and thread-safe.
 */
final class AceArray extends AbstractList<Ace> implements RandomAccess {
  private final Ace[] aces;

  /** Takes over the array. */
  AceArray(Ace[] aces) {
    this.aces = aces;
  }

  @Override
  public Ace get(int index) {
    return aces[index];
  }

  @Override
  public int size() {
    return aces.length;
  }
}
