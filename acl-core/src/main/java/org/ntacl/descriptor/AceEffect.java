package org.ntacl.descriptor;

/** What an {@link AccessAce} does with the rights of its mask. */
public enum AceEffect {
  /** Grants them. */
  ALLOW,
  /** Denies them. */
  DENY,
  /** Asks for an audit record of their use. */
  AUDIT,
  /** Reserved by Windows and never acted on. */
  ALARM
}
