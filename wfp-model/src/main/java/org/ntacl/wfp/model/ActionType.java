package org.ntacl.wfp.model;

/** What a filter does with traffic that meets its conditions (FWP_ACTION_TYPE). */
public enum ActionType implements WindowsName {
  BLOCK("FWP_ACTION_BLOCK", 0x1001),
  PERMIT("FWP_ACTION_PERMIT", 0x1002),
  CALLOUT_TERMINATING("FWP_ACTION_CALLOUT_TERMINATING", 0x5003),
  CALLOUT_INSPECTION("FWP_ACTION_CALLOUT_INSPECTION", 0x6004),
  CALLOUT_UNKNOWN("FWP_ACTION_CALLOUT_UNKNOWN", 0x4005),
  CONTINUE("FWP_ACTION_CONTINUE", 0x2006),
  NONE("FWP_ACTION_NONE", 0x0007),
  NONE_NO_MATCH("FWP_ACTION_NONE_NO_MATCH", 0x0008);

  private final String windowsName;
  private final int code;

  ActionType(String windowsName, int code) {
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

  /** Tells whether a callout is asked. */
  public boolean isCallout() {
    return (code & ActionFlag.CALLOUT.bits()) != 0;
  }

  /** Tells whether a filter may have it; the others are answers of callouts only. */
  public boolean isForFilters() {
    return this == BLOCK || this == PERMIT || isCallout();
  }
}
