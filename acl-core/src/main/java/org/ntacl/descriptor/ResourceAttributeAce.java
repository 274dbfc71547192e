package org.ntacl.descriptor;

import org.ntacl.claim.ResourceAttribute;
import org.ntacl.sid.Sid;

/**
 * An attribute of the object for conditions to ask for (MS-DTYP 2.4.4.15).
 *
 * @param flags inheritance flags
 * @param mask not used, 0 as Windows writes it
 * @param trustee Everyone, as Windows writes it
 * @param attribute the attribute
 */
public record ResourceAttributeAce(
    AceFlags flags, AccessMask mask, Sid trustee, ResourceAttribute attribute) implements Ace {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the ACE would not fit into 16 bits of size
   */
  public ResourceAttributeAce {
    AceSizes.callback(trustee.size(), attribute.bytes());
  }

  @Override
  public AceType type() {
    return AceType.SYSTEM_RESOURCE_ATTRIBUTE;
  }

  @Override
  public int size() {
    return AceSizes.callback(trustee.size(), attribute.bytes());
  }

  @Override
  public ResourceAttributeAce withFlags(AceFlags newFlags) {
    return new ResourceAttributeAce(newFlags, mask, trustee, attribute);
  }

  /** Returns the ACE in the form of SDDL, also where SDDL proper has none. */
  @Override
  public String toString() {
    return SddlPrinter.show(this);
  }
}
