package org.ntacl.registry;

/** What {@link KeyHandle#notifyChange} tells about (the REG_NOTIFY_CHANGE constants). */
public enum KeyChange {
  /** A subkey was made, deleted or renamed. */
  NAME,

  /** A value was set or deleted. */
  LAST_SET,

  /** The security descriptor changed. */
  SECURITY
}
