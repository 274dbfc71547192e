package org.ntacl.wfp.model;

/** Which filters the conditions of a template pick (FWP_FILTER_ENUM_TYPE). */
public enum FilterEnumType implements WindowsName {
  /** Those whose conditions lie wholly within those of the template. */
  FULLY_CONTAINED("FWP_FILTER_ENUM_FULLY_CONTAINED", 0),

  /** Those that some traffic meets together with the template. */
  OVERLAPPING("FWP_FILTER_ENUM_OVERLAPPING", 1);

  private final String windowsName;
  private final int code;

  FilterEnumType(String windowsName, int code) {
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
