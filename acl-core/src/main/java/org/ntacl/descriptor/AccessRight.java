package org.ntacl.descriptor;

import java.util.Objects;

/**
 * A right, or a set of rights, that has a name.
 *
 * @param name the name in the Windows headers, as in {@code KEY_SET_VALUE}
 * @param mask what it stands for: one bit for a right, several for a set
 */
public record AccessRight(String name, AccessMask mask) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the name or the mask is empty
   */
  public AccessRight {
    Objects.requireNonNull(name, "name");
    if (name.isEmpty() || mask.isEmpty()) {
      throw new IllegalArgumentException("a right has a name and at least one bit");
    }
  }

  /** Returns the right of a name and its bits. */
  public static AccessRight of(String name, int bits) {
    return new AccessRight(name, AccessMask.of(bits));
  }

  /** Tells whether this is one right and no set of them. */
  public boolean isSingle() {
    return Integer.bitCount(mask.bits()) == 1;
  }
}
