package org.ntacl.wfp.model;

/** What is said of a provider context (FWPM_PROVIDER_CONTEXT_FLAG). */
public enum ProviderContextFlag implements WfpFlag {
  /** It survives a restart. */
  PERSISTENT("FWPM_PROVIDER_CONTEXT_FLAG_PERSISTENT", 0x1),

  /** Kept for the engine itself. */
  DOWNLEVEL("FWPM_PROVIDER_CONTEXT_FLAG_DOWNLEVEL", 0x2);

  private final String windowsName;
  private final int bits;

  ProviderContextFlag(String windowsName, int bits) {
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
