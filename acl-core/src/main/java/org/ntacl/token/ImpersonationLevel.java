package org.ntacl.token;

/** How far a server may act with an impersonation token (SECURITY_IMPERSONATION_LEVEL), rising. */
public enum ImpersonationLevel {
  ANONYMOUS,
  IDENTIFICATION,
  IMPERSONATION,
  DELEGATION;

  /** Tells whether this level reaches another. */
  public boolean isAtLeast(ImpersonationLevel other) {
    return compareTo(other) >= 0;
  }
}
