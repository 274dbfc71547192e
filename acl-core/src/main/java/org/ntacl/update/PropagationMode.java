package org.ntacl.update;

/** What becomes of the objects below one that changes (TREE_SEC_INFO of the Windows headers). */
public enum PropagationMode {
  /**
   * Descendants keep their explicit entries and take the new inherited ones; a protected list and
   * all below it stay as they are (SetNamedSecurityInfo, TREE_SEC_INFO_SET).
   */
  SET,

  /** Descendants keep nothing but what they inherit; protection ends (TREE_SEC_INFO_RESET). */
  RESET,

  /**
   * Descendants keep their explicit entries; protection ends (TREE_SEC_INFO_RESET_KEEP_EXPLICIT).
   */
  REINHERIT
}
