package org.ntacl.descriptor;

import org.ntacl.Bytes;
import org.ntacl.sid.Sid;

/**
 * The reference of an object to a central access policy (MS-DTYP 2.4.4.16).
 *
 * @param flags inheritance flags
 * @param mask not used, 0 as Windows writes it
 * @param policy the policy, S-1-17-x
 * @param slack bytes behind the SID, kept as they are; a multiple of 4, empty as Windows writes it
 */
public record ScopedPolicyAce(AceFlags flags, AccessMask mask, Sid policy, Bytes slack)
    implements Ace {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the slack is no multiple of 4 or the ACE would not fit
   *     into 16 bits of size
   */
  public ScopedPolicyAce {
    AceSizes.basic(policy.size(), slack);
  }

  /** Returns the ACE without slack. */
  public ScopedPolicyAce(AceFlags flags, AccessMask mask, Sid policy) {
    this(flags, mask, policy, Bytes.EMPTY);
  }

  @Override
  public AceType type() {
    return AceType.SYSTEM_SCOPED_POLICY_ID;
  }

  @Override
  public int size() {
    return AceSizes.basic(policy.size(), slack);
  }

  @Override
  public ScopedPolicyAce withFlags(AceFlags newFlags) {
    return new ScopedPolicyAce(newFlags, mask, policy, slack);
  }

  /** Returns the ACE in the form of SDDL, also where SDDL proper has none. */
  @Override
  public String toString() {
    return SddlPrinter.show(this);
  }
}
