package org.ntacl.wfp;

/** How long an object lives (wfp 5.3). */
public enum Lifetime {
  /** For ever: it came with the system. */
  BUILT_IN,

  /** Until it is deleted, over restarts. */
  PERSISTENT,

  /** As {@link #PERSISTENT}; in force until the engine runs. Filters only. */
  BOOT_TIME,

  /** Until it is deleted or the engine stops. */
  STATIC,

  /** Until it is deleted or the session that added it ends. */
  DYNAMIC;

  /** Tells whether an object outlives the engine. */
  public boolean isLasting() {
    return this == BUILT_IN || this == PERSISTENT || this == BOOT_TIME;
  }
}
