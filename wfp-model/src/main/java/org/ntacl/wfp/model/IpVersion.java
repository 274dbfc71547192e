package org.ntacl.wfp.model;

/** The version of the protocol of the Internet (FWP_IP_VERSION). */
public enum IpVersion implements WindowsName {
  V4("FWP_IP_VERSION_V4", 0),
  V6("FWP_IP_VERSION_V6", 1),
  NONE("FWP_IP_VERSION_NONE", 2);

  private final String windowsName;
  private final int code;

  IpVersion(String windowsName, int code) {
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
