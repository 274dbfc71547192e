package org.ntacl.wfp.model;

/** What is said of a filter (FWPM_FILTER_FLAG). */
public enum FilterFlag implements WfpFlag {
  /** It survives a restart; not together with BOOTTIME. */
  PERSISTENT("FWPM_FILTER_FLAG_PERSISTENT", 0x1, true),

  /** In force before the engine runs; layers of the kernel only. */
  BOOTTIME("FWPM_FILTER_FLAG_BOOTTIME", 0x2, true),

  /** The filter names a provider context instead of carrying a raw one. */
  HAS_PROVIDER_CONTEXT("FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT", 0x4, true),

  /** Its action is final for the sublayers below. */
  CLEAR_ACTION_RIGHT("FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT", 0x8, true),

  /** Permits, instead of blocking, while no driver has registered the callout. */
  PERMIT_IF_CALLOUT_UNREGISTERED("FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED", 0x10, true),

  /** Told by the engine only: the provider is disabled. */
  DISABLED("FWPM_FILTER_FLAG_DISABLED", 0x20, true),

  /** A hint for the lookup. */
  INDEXED("FWPM_FILTER_FLAG_INDEXED", 0x40, true),

  /** The filter names a provider context of a security realm. */
  HAS_SECURITY_REALM_PROVIDER_CONTEXT(
      "FWPM_FILTER_FLAG_HAS_SECURITY_REALM_PROVIDER_CONTEXT", 0x80, true),

  SYSTEMOS_ONLY("FWPM_FILTER_FLAG_SYSTEMOS_ONLY", 0x100, false),

  GAMEOS_ONLY("FWPM_FILTER_FLAG_GAMEOS_ONLY", 0x200, false),

  SILENT_MODE("FWPM_FILTER_FLAG_SILENT_MODE", 0x400, false),

  IPSEC_NO_ACQUIRE_INITIATE("FWPM_FILTER_FLAG_IPSEC_NO_ACQUIRE_INITIATE", 0x800, false),

  RESERVED0("FWPM_FILTER_FLAG_RESERVED0", 0x1000, false),

  RESERVED1("FWPM_FILTER_FLAG_RESERVED1", 0x2000, false),

  RESERVED2("FWPM_FILTER_FLAG_RESERVED2", 0x4000, false);

  private final String windowsName;
  private final int bits;
  private final boolean named;

  FilterFlag(String windowsName, int bits, boolean named) {
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
