package org.ntacl.wfp.model;

/** What a session asks for when it is opened (FWPM_SESSION_FLAG). */
public enum SessionFlag implements WfpFlag {
  /** What the session adds goes when the session ends. */
  DYNAMIC("FWPM_SESSION_FLAG_DYNAMIC", 0x1),

  /** Kept for the engine itself. */
  RESERVED("FWPM_SESSION_FLAG_RESERVED", 0x1000_0000);

  private final String windowsName;
  private final int bits;

  SessionFlag(String windowsName, int bits) {
    this.windowsName = windowsName;
    this.bits = bits;
  }

  @Override
  public int bits() {
    return bits;
  }

  @Override
  public String windowsName() {
    return windowsName;
  }
}
