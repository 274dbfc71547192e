package org.ntacl.wfp.model;

/** What is said of a sublayer (FWPM_SUBLAYER_FLAG). */
public enum SubLayerFlag implements WfpFlag {
  /** It survives a restart. */
  PERSISTENT("FWPM_SUBLAYER_FLAG_PERSISTENT", 0x1);

  private final String windowsName;
  private final int bits;

  SubLayerFlag(String windowsName, int bits) {
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
