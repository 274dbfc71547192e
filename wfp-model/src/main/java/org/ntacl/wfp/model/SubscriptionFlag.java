package org.ntacl.wfp.model;

/** Which changes a subscription is told of (FWPM_SUBSCRIPTION_FLAG). */
public enum SubscriptionFlag implements WfpFlag {
  NOTIFY_ON_ADD("FWPM_SUBSCRIPTION_FLAG_NOTIFY_ON_ADD", 0x1),
  NOTIFY_ON_DELETE("FWPM_SUBSCRIPTION_FLAG_NOTIFY_ON_DELETE", 0x2);

  private final String windowsName;
  private final int bits;

  SubscriptionFlag(String windowsName, int bits) {
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
