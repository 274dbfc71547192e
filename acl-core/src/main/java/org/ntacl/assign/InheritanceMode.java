package org.ntacl.assign;

/** Whether a child remembers which of its entries came from its parent. */
public enum InheritanceMode {
  /** As since Windows 2000: every copy is marked INHERITED and the list AUTO_INHERITED. */
  AUTO,

  /** As in Windows NT 4: copies look like entries that somebody wrote. */
  PLAIN
}
