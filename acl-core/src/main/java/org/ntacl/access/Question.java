package org.ntacl.access;

import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.token.AccessToken;

/** Everything that a check depends on. */
record Question(
    ObjectType type,
    CheckOptions options,
    SecurityDescriptor descriptor,
    AccessToken token,
    AccessRequest request) {
  /** Tells whether a reading is taken instead of the default one. */
  boolean isOn(CheckOption option) {
    return options.isOn(option);
  }

  /** Returns the desired rights; SeAccessCheck maps the generic ones, the others do not. */
  int desired() {
    int desired = request.desired().bits();
    return options.variant() == CheckVariant.SE_ACCESS_CHECK
        ? type.mapping().map(desired)
        : desired;
  }

  /**
   * Returns the rights that the mask of an entry means in this check: generic ones mapped, and
   * never those that no entry can give or take.
   */
  int rightsOf(AccessMask mask) {
    // accesscheck 3.5: DTYP compares masks as stored, the kernels map them; Authz has no mapping
    boolean stored =
        options.variant() == CheckVariant.AUTHZ || isOn(CheckOption.GENERIC_ENTRIES_UNMAPPED);
    int bits = stored ? mask.bits() : type.mapping().map(mask.bits());
    // accesscheck 6.1: only the privilege gives ACCESS_SYSTEM_SECURITY; MAXIMUM_ALLOWED is no right
    return bits & ~(Bits.ACCESS_SYSTEM_SECURITY | Bits.MAXIMUM_ALLOWED);
  }
}
