package org.ntacl.wfp.model;

/** What a transaction asks for (FWPM_TXN); none of them for reading and writing. */
public enum TransactionFlag implements WfpFlag {
  READ_ONLY("FWPM_TXN_READ_ONLY", 0x1);

  private final String windowsName;
  private final int bits;

  TransactionFlag(String windowsName, int bits) {
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
