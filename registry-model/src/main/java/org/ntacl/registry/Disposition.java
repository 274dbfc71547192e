package org.ntacl.registry;

/** What became of a request to create a key. */
public enum Disposition {
  REG_CREATED_NEW_KEY,
  REG_OPENED_EXISTING_KEY
}
