package org.ntacl.wfp.model;

/** What the bits of a field are (FWPM_FIELD_TYPE). */
public enum FieldType implements WindowsName {
  RAW_DATA("FWPM_FIELD_RAW_DATA", 0),
  IP_ADDRESS("FWPM_FIELD_IP_ADDRESS", 1),
  FLAGS("FWPM_FIELD_FLAGS", 2);

  private final String windowsName;
  private final int code;

  FieldType(String windowsName, int code) {
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
