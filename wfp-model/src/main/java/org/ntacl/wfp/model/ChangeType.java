package org.ntacl.wfp.model;

/** What happened to an object (FWPM_CHANGE_TYPE); changes of security are not told. */
public enum ChangeType implements WindowsName {
  ADD("FWPM_CHANGE_ADD", 1),
  DELETE("FWPM_CHANGE_DELETE", 2);

  private final String windowsName;
  private final int code;

  ChangeType(String windowsName, int code) {
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
