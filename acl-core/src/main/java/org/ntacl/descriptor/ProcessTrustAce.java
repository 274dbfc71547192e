package org.ntacl.descriptor;

import org.ntacl.Bytes;
import org.ntacl.sid.Sid;

/**
 * The process trust label of an object (type 0x14 of the Windows headers).
 *
 * @param flags inheritance flags
 * @param mask the rights left to callers that do not dominate the level
 * @param level the trust level, S-1-19-type-level
 * @param slack bytes behind the SID, kept as they are; a multiple of 4, empty as Windows writes it
 */
public record ProcessTrustAce(AceFlags flags, AccessMask mask, Sid level, Bytes slack)
    implements Ace {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the slack is no multiple of 4 or the ACE would not fit
   *     into 16 bits of size
   */
  public ProcessTrustAce {
    AceSizes.basic(level.size(), slack);
  }

  /** Returns the ACE without slack. */
  public ProcessTrustAce(AceFlags flags, AccessMask mask, Sid level) {
    this(flags, mask, level, Bytes.EMPTY);
  }

  @Override
  public AceType type() {
    return AceType.SYSTEM_PROCESS_TRUST_LABEL;
  }

  @Override
  public int size() {
    return AceSizes.basic(level.size(), slack);
  }

  @Override
  public ProcessTrustAce withFlags(AceFlags newFlags) {
    return new ProcessTrustAce(newFlags, mask, level, slack);
  }

  /** Returns the ACE in the form of SDDL, also where SDDL proper has none. */
  @Override
  public String toString() {
    return SddlPrinter.show(this);
  }
}
