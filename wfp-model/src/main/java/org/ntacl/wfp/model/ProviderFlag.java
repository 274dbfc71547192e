package org.ntacl.wfp.model;

/** What is said of a provider (FWPM_PROVIDER_FLAG). */
public enum ProviderFlag implements WfpFlag {
  /** It survives a restart. */
  PERSISTENT("FWPM_PROVIDER_FLAG_PERSISTENT", 0x1),

  /** Told by the engine only: the service of the provider does not start by itself. */
  DISABLED("FWPM_PROVIDER_FLAG_DISABLED", 0x10);

  private final String windowsName;
  private final int bits;

  ProviderFlag(String windowsName, int bits) {
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
