package org.ntacl.descriptor;

import org.ntacl.Bytes;
import org.ntacl.sid.Sid;

/**
 * The legacy ACE that allows a client acting through a server (type 0x04 of the Windows headers).
 *
 * @param flags inheritance flags
 * @param mask the rights
 * @param compoundType 1 for impersonation; 16 bits
 * @param reserved 16 bits without meaning, kept as they are
 * @param server the SID of the server
 * @param client the SID of the client
 * @param slack bytes behind the client's SID, kept as they are; a multiple of 4
 */
public record CompoundAce(
    AceFlags flags,
    AccessMask mask,
    int compoundType,
    int reserved,
    Sid server,
    Sid client,
    Bytes slack)
    implements Ace {
  /** The only compound type with a meaning. */
  public static final int IMPERSONATION = 1;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when a 16-bit field does not fit, the slack is no multiple of
   *     4 or the ACE is too large
   */
  public CompoundAce {
    if ((compoundType & ~0xFFFF) != 0 || (reserved & ~0xFFFF) != 0) {
      throw new IllegalArgumentException("compound type and reserved field have 16 bits");
    }
    AceSizes.basic(4 + server.size() + client.size(), slack);
  }

  @Override
  public AceType type() {
    return AceType.ACCESS_ALLOWED_COMPOUND;
  }

  @Override
  public int size() {
    return AceSizes.basic(4 + server.size() + client.size(), slack);
  }

  @Override
  public CompoundAce withFlags(AceFlags newFlags) {
    return new CompoundAce(newFlags, mask, compoundType, reserved, server, client, slack);
  }

  /** Returns the ACE in the form of SDDL, although SDDL proper has none. */
  @Override
  public String toString() {
    return SddlPrinter.show(this);
  }
}
