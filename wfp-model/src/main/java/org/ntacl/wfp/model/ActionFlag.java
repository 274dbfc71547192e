package org.ntacl.wfp.model;

/** The bits that types of actions are made of (FWP_ACTION_FLAG). */
public enum ActionFlag implements WfpFlag {
  TERMINATING("FWP_ACTION_FLAG_TERMINATING", 0x1000),
  NON_TERMINATING("FWP_ACTION_FLAG_NON_TERMINATING", 0x2000),
  CALLOUT("FWP_ACTION_FLAG_CALLOUT", 0x4000);

  private final String windowsName;
  private final int bits;

  ActionFlag(String windowsName, int bits) {
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
