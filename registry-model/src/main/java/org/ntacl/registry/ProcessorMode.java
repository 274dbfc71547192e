package org.ntacl.registry;

/** Who asks, and whether it is checked. */
public enum ProcessorMode {
  KERNEL_MODE,
  USER_MODE
}
