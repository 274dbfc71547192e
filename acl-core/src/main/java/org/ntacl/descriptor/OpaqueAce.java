package org.ntacl.descriptor;

import org.ntacl.Bytes;

/**
 * An ACE of a type that ntacl does not know: kept byte for byte, never guessed at, passed over by
 * checks.
 *
 * @param typeCode the type byte, one that {@link AceType} has no meaning for
 * @param flags the flags
 * @param body the bytes behind the header; a multiple of 4
 */
public record OpaqueAce(int typeCode, AceFlags flags, Bytes body) implements Ace {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the type is a known one, the body no multiple of 4 bytes
   *     or too large
   */
  public OpaqueAce {
    if ((typeCode & ~0xFF) != 0 || AceType.ofCode(typeCode) != AceType.UNKNOWN) {
      throw new IllegalArgumentException("no unknown ACE type: 0x" + Integer.toHexString(typeCode));
    }
    AceSizes.requireAligned(body);
    AceSizes.requireFits(HEADER_SIZE + body.size());
  }

  @Override
  public AceType type() {
    return AceType.UNKNOWN;
  }

  @Override
  public int size() {
    return HEADER_SIZE + body.size();
  }

  @Override
  public OpaqueAce withFlags(AceFlags newFlags) {
    return new OpaqueAce(typeCode, newFlags, body);
  }

  /** Returns the ACE in the form of SDDL, although SDDL proper has none. */
  @Override
  public String toString() {
    return SddlPrinter.show(this);
  }
}
