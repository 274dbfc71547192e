package org.ntacl.wfp.model;

/** What happened to a connection (FWPM_CONNECTION_EVENT_TYPE). */
public enum ConnectionEventType implements WindowsName {
  ADD("FWPM_CONNECTION_EVENT_ADD", 0),
  DELETE("FWPM_CONNECTION_EVENT_DELETE", 1);

  private final String windowsName;
  private final int code;

  ConnectionEventType(String windowsName, int code) {
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
