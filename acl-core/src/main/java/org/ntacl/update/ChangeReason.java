package org.ntacl.update;

/** Why a plan gives an object another descriptor. */
public enum ChangeReason {
  /** It is the object that the caller changes. */
  REQUESTED,

  /** What its parent passes on changes. */
  INHERITED,

  /** What it held was not what its parent passed on before the change. */
  STALE,

  /** It loses explicit entries or its protection. */
  RESET,

  /**
   * Entries that deny and entries that allow would have to pass each other, so its list stays as it
   * is and becomes protected.
   */
  ORDER_KEPT
}
