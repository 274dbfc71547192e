package org.ntacl.descriptor;

import org.ntacl.Bytes;
import org.ntacl.sid.Sid;

/**
 * The integrity label of an object (MS-DTYP 2.4.4.13).
 *
 * @param flags inheritance flags
 * @param mask the policy: what callers of a lower level may not do, see the constants of {@link
 *     MandatoryPolicy}
 * @param level the integrity level, S-1-16-x
 * @param slack bytes behind the SID, kept as they are; a multiple of 4, empty as Windows writes it
 */
public record MandatoryLabelAce(AceFlags flags, AccessMask mask, Sid level, Bytes slack)
    implements Ace {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the slack is no multiple of 4 or the ACE would not fit
   *     into 16 bits of size
   */
  public MandatoryLabelAce {
    AceSizes.basic(level.size(), slack);
  }

  /** Returns the ACE without slack. */
  public MandatoryLabelAce(AceFlags flags, AccessMask mask, Sid level) {
    this(flags, mask, level, Bytes.EMPTY);
  }

  @Override
  public AceType type() {
    return AceType.SYSTEM_MANDATORY_LABEL;
  }

  @Override
  public int size() {
    return AceSizes.basic(level.size(), slack);
  }

  @Override
  public MandatoryLabelAce withFlags(AceFlags newFlags) {
    return new MandatoryLabelAce(newFlags, mask, level, slack);
  }

  /** Returns the ACE in the form of SDDL, also where SDDL proper has none. */
  @Override
  public String toString() {
    return SddlPrinter.show(this);
  }
}
