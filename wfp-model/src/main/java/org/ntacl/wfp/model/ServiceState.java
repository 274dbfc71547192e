package org.ntacl.wfp.model;

/** Whether the engine runs (FWPM_SERVICE_STATE). */
public enum ServiceState implements WindowsName {
  STOPPED("FWPM_SERVICE_STOPPED", 0),
  START_PENDING("FWPM_SERVICE_START_PENDING", 1),
  STOP_PENDING("FWPM_SERVICE_STOP_PENDING", 2),
  RUNNING("FWPM_SERVICE_RUNNING", 3);

  private final String windowsName;
  private final int code;

  ServiceState(String windowsName, int code) {
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
