package org.ntacl.wfp.model;

/** The direction of a security association (FWP_DIRECTION). */
public enum SaDirection implements WindowsName {
  OUTBOUND("FWP_DIRECTION_OUTBOUND", 0),
  INBOUND("FWP_DIRECTION_INBOUND", 1);

  private final String windowsName;
  private final int code;

  SaDirection(String windowsName, int code) {
    this.windowsName = windowsName;
    this.code = code;
  }

  /** Returns the number in the Windows headers. */
  public int code() {
    return code;
  }

  @Override
  public String windowsName() {
    return windowsName;
  }
}
