package org.ntacl.registry;

/** What {@link KeyHandle#notifyChange} tells about (the REG_NOTIFY_CHANGE constants). */
public enum KeyChange {
  /** A subkey was made, deleted or renamed. */
  NAME,

  /** Something else that is known about the key was set, see {@link KeySetInformation}. */
  ATTRIBUTES,

  /** A value was set or deleted. */
  LAST_SET,

  /** The security descriptor changed. */
  SECURITY
}
