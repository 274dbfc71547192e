package org.ntacl.descriptor;

import java.util.List;

/** The named rights that every type of object has (MS-DTYP 2.4.3). */
final class StandardRights {
  /** Single bits, in the order of the bits. */
  static final List<AccessRight> BITS =
      List.of(
          new AccessRight("DELETE", AccessMask.DELETE),
          new AccessRight("READ_CONTROL", AccessMask.READ_CONTROL),
          new AccessRight("WRITE_DAC", AccessMask.WRITE_DAC),
          new AccessRight("WRITE_OWNER", AccessMask.WRITE_OWNER),
          new AccessRight("SYNCHRONIZE", AccessMask.SYNCHRONIZE),
          new AccessRight("ACCESS_SYSTEM_SECURITY", AccessMask.ACCESS_SYSTEM_SECURITY),
          new AccessRight("MAXIMUM_ALLOWED", AccessMask.MAXIMUM_ALLOWED),
          new AccessRight("GENERIC_ALL", AccessMask.GENERIC_ALL),
          new AccessRight("GENERIC_EXECUTE", AccessMask.GENERIC_EXECUTE),
          new AccessRight("GENERIC_WRITE", AccessMask.GENERIC_WRITE),
          new AccessRight("GENERIC_READ", AccessMask.GENERIC_READ));

  /** Sets, accepted on input and never printed. */
  static final List<AccessRight> SETS =
      List.of(
          new AccessRight("STANDARD_RIGHTS_REQUIRED", AccessMask.STANDARD_RIGHTS_REQUIRED),
          new AccessRight("STANDARD_RIGHTS_ALL", AccessMask.STANDARD_RIGHTS_ALL),
          new AccessRight("STANDARD_RIGHTS_READ", AccessMask.READ_CONTROL),
          new AccessRight("STANDARD_RIGHTS_WRITE", AccessMask.READ_CONTROL),
          new AccessRight("STANDARD_RIGHTS_EXECUTE", AccessMask.READ_CONTROL),
          AccessRight.of("SPECIFIC_RIGHTS_ALL", 0xFFFF));

  private StandardRights() {}
}
