package org.ntacl.wfp.model;

/** How filters are enumerated (FWP_FILTER_ENUM_FLAG). */
public enum FilterEnumFlag implements WfpFlag {
  /** Only the filters up to the first that ends the search. */
  BEST_TERMINATING_MATCH("FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH", 0x1),

  /** By weight, the heaviest first. */
  SORTED("FWP_FILTER_ENUM_FLAG_SORTED", 0x2),

  /** Only filters of boot time; the two flags below do not count then. */
  BOOTTIME_ONLY("FWP_FILTER_ENUM_FLAG_BOOTTIME_ONLY", 0x4),

  /** Filters of boot time, too. */
  INCLUDE_BOOTTIME("FWP_FILTER_ENUM_FLAG_INCLUDE_BOOTTIME", 0x8),

  /** Disabled filters, too. */
  INCLUDE_DISABLED("FWP_FILTER_ENUM_FLAG_INCLUDE_DISABLED", 0x10);

  private final String windowsName;
  private final int bits;

  FilterEnumFlag(String windowsName, int bits) {
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
