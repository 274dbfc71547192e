package org.ntacl.token;

/** How mandatory integrity control binds a token (TOKEN_MANDATORY_POLICY, MS-DTYP 2.4.8). */
public enum TokenPolicy {
  /** Labels of objects are enforced; without it the token passes every label. */
  NO_WRITE_UP(1),
  /** A new process gets the lower level of parent and program. */
  NEW_PROCESS_MIN(2);

  private final int bit;

  TokenPolicy(int bit) {
    this.bit = bit;
  }

  /** Returns the bit of the Windows headers. */
  public int bit() {
    return bit;
  }
}
