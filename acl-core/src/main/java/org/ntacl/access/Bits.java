package org.ntacl.access;

import org.ntacl.descriptor.AccessMask;

/** Rights that the phases of a check speak of, as plain bits. */
final class Bits {
  static final int ALL = -1;
  static final int READ_CONTROL = AccessMask.READ_CONTROL.bits();
  static final int WRITE_DAC = AccessMask.WRITE_DAC.bits();
  static final int WRITE_OWNER = AccessMask.WRITE_OWNER.bits();
  static final int DELETE = AccessMask.DELETE.bits();
  static final int ACCESS_SYSTEM_SECURITY = AccessMask.ACCESS_SYSTEM_SECURITY.bits();
  static final int MAXIMUM_ALLOWED = AccessMask.MAXIMUM_ALLOWED.bits();

  private Bits() {}
}
