package org.ntacl.token;

/** What a token is for (TOKEN_TYPE). */
public enum TokenType {
  /** The token of a process. */
  PRIMARY,
  /** A token with which a thread acts for somebody. */
  IMPERSONATION
}
