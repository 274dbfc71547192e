package org.ntacl.wfp.model;

/** What a virtual switch tells of (FWPM_VSWITCH_EVENT_TYPE). */
public enum VSwitchEventType implements WindowsName {
  FILTER_ADD_TO_INCOMPLETE_LAYER("FWPM_VSWITCH_EVENT_FILTER_ADD_TO_INCOMPLETE_LAYER", 0),
  FILTER_ENGINE_NOT_IN_REQUIRED_POSITION(
      "FWPM_VSWITCH_EVENT_FILTER_ENGINE_NOT_IN_REQUIRED_POSITION", 1),
  ENABLED_FOR_INSPECTION("FWPM_VSWITCH_EVENT_ENABLED_FOR_INSPECTION", 2),
  DISABLED_FOR_INSPECTION("FWPM_VSWITCH_EVENT_DISABLED_FOR_INSPECTION", 3),
  FILTER_ENGINE_REORDER("FWPM_VSWITCH_EVENT_FILTER_ENGINE_REORDER", 4);

  private final String windowsName;
  private final int code;

  VSwitchEventType(String windowsName, int code) {
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
