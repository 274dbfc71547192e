package org.ntacl.wfp.model;

/** What is said of a layer (FWPM_LAYER_FLAG). */
public enum LayerFlag implements WfpFlag {
  /** Classified in the kernel; layers without it are classified by a service. */
  KERNEL("FWPM_LAYER_FLAG_KERNEL", 0x1),

  /** Every layer has it. */
  BUILTIN("FWPM_LAYER_FLAG_BUILTIN", 0x2),

  /** Made for many classifications and few changes. */
  CLASSIFY_MOSTLY("FWPM_LAYER_FLAG_CLASSIFY_MOSTLY", 0x4),

  /** Only layers of streams have it (recorded in both dumps). */
  BUFFERED("FWPM_LAYER_FLAG_BUFFERED", 0x8);

  private final String windowsName;
  private final int bits;

  LayerFlag(String windowsName, int bits) {
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
