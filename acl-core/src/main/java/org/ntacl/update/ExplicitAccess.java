package org.ntacl.update;

import java.util.Objects;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.sid.Sid;

/**
 * One wish about a list: who is to have, not to have, or be audited for which rights
 * (EXPLICIT_ACCESS of the Windows headers).
 *
 * @param mode what to do
 * @param mask the rights; without meaning for {@link AccessMode#REVOKE}
 * @param inheritance the flags of inheritance of the new entry
 * @param trustee whom it is about
 * @param objects which objects or properties it is about, {@link ObjectGuids#NONE} for a plain
 *     entry
 */
public record ExplicitAccess(
    AccessMode mode, AccessMask mask, AceFlags inheritance, Sid trustee, ObjectGuids objects) {
  private static final int INHERITANCE_FLAGS = 0x1F;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when there are other flags than those of inheritance
   */
  public ExplicitAccess {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(mask, "mask");
    Objects.requireNonNull(trustee, "trustee");
    Objects.requireNonNull(objects, "objects");
    if ((inheritance.bits() & ~INHERITANCE_FLAGS) != 0) {
      throw new IllegalArgumentException("no flags of inheritance: " + inheritance);
    }
  }

  /** Returns a wish for a plain entry. */
  public static ExplicitAccess of(
      AccessMode mode, AccessMask mask, AceFlags inheritance, Sid trustee) {
    return new ExplicitAccess(mode, mask, inheritance, trustee, ObjectGuids.NONE);
  }
}
