package org.ntacl.descriptor;

import org.ntacl.condition.Condition;
import org.ntacl.sid.Sid;

/**
 * A limit on the rights of callers for whom a condition does not hold (type 0x15 of the Windows
 * headers).
 *
 * @param flags inheritance flags
 * @param mask the rights left when the condition is not true
 * @param trustee Everyone, as Windows writes it
 * @param condition the condition that lifts the limit
 */
public record AccessFilterAce(AceFlags flags, AccessMask mask, Sid trustee, Condition condition)
    implements Ace {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the ACE would not fit into 16 bits of size
   */
  public AccessFilterAce {
    AceSizes.callback(trustee.size(), condition.bytes());
  }

  @Override
  public AceType type() {
    return AceType.SYSTEM_ACCESS_FILTER;
  }

  @Override
  public int size() {
    return AceSizes.callback(trustee.size(), condition.bytes());
  }

  @Override
  public AccessFilterAce withFlags(AceFlags newFlags) {
    return new AccessFilterAce(newFlags, mask, trustee, condition);
  }

  /** Returns the ACE in the form of SDDL, also where SDDL proper has none. */
  @Override
  public String toString() {
    return SddlPrinter.show(this);
  }
}
