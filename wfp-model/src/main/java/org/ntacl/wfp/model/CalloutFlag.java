package org.ntacl.wfp.model;

/**
 * What is said of a callout: the half of the management (FWPM_CALLOUT_FLAG) and the half of the
 * driver (FWP_CALLOUT_FLAG), which enumerations show in one number.
 */
public enum CalloutFlag implements WfpFlag {
  CONDITIONAL_ON_FLOW("FWP_CALLOUT_FLAG_CONDITIONAL_ON_FLOW", 0x1, true),

  ALLOW_OFFLOAD("FWP_CALLOUT_FLAG_ALLOW_OFFLOAD", 0x2, true),

  ENABLE_COMMIT_ADD_NOTIFY("FWP_CALLOUT_FLAG_ENABLE_COMMIT_ADD_NOTIFY", 0x4, false),

  ALLOW_MID_STREAM_INSPECTION("FWP_CALLOUT_FLAG_ALLOW_MID_STREAM_INSPECTION", 0x8, false),

  ALLOW_RECLASSIFY("FWP_CALLOUT_FLAG_ALLOW_RECLASSIFY", 0x10, false),

  RESERVED1("FWP_CALLOUT_FLAG_RESERVED1", 0x20, false),

  ALLOW_RSC("FWP_CALLOUT_FLAG_ALLOW_RSC", 0x40, false),

  ALLOW_L2_BATCH_CLASSIFY("FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY", 0x80, false),

  ALLOW_USO("FWP_CALLOUT_FLAG_ALLOW_USO", 0x100, false),

  ALLOW_URO("FWP_CALLOUT_FLAG_ALLOW_URO", 0x200, false),

  RESERVED2("FWP_CALLOUT_FLAG_RESERVED2", 0x400, false),

  /** It survives a restart, and filters that do so may call it. */
  PERSISTENT("FWPM_CALLOUT_FLAG_PERSISTENT", 0x1_0000, true),

  /** The provider context of a calling filter is handed to it. */
  USES_PROVIDER_CONTEXT("FWPM_CALLOUT_FLAG_USES_PROVIDER_CONTEXT", 0x2_0000, true),

  /** Told by the engine only: a driver has registered the code. */
  REGISTERED("FWPM_CALLOUT_FLAG_REGISTERED", 0x4_0000, true);

  private final String windowsName;
  private final int bits;
  private final boolean named;

  CalloutFlag(String windowsName, int bits, boolean named) {
    this.windowsName = windowsName;
    this.bits = bits;
    this.named = named;
  }

  @Override
  public int bits() {
    return bits;
  }

  @Override
  public String windowsName() {
    return windowsName;
  }

  @Override
  public boolean isNamedInDumps() {
    return named;
  }
}
