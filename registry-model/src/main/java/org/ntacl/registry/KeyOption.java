package org.ntacl.registry;

/** How a key is to be opened or made (the REG_OPTION and OBJ constants). */
public enum KeyOption {
  /** A new key is gone when the machine stops; says nothing about a key that exists. */
  VOLATILE,

  /** The new key is a symbolic link. */
  CREATE_LINK,

  /** The caller's privileges for backup and restore decide, and no descriptor. */
  BACKUP_RESTORE,

  /** A symbolic link is opened itself, not what it leads to. */
  OPEN_LINK,

  /** Access is checked for the kernel, too. */
  FORCE_ACCESS_CHECK
}
