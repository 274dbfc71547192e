package org.ntacl.identity.pac;

import java.util.Objects;

/** A well-formed PAC that nobody may rely on. */
public final class PacRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why a PAC is refused. */
  public enum Reason {
    /** A signature that must be there is not. */
    NO_SIGNATURE,
    /** There is no key that could have made a signature. */
    NO_KEY,
    /** A signature is not the one that the key makes. */
    WRONG_SIGNATURE,
    /** The PAC is not the one of the ticket. */
    OTHER_TICKET,
    /** There is nothing about a user. */
    NO_USER,
    /** Two buffers name different accounts. */
    CONTRADICTION,
    /** Claims are malformed, or such that Windows makes no token of them. */
    BAD_CLAIMS
  }

  /**
   * Describes why a PAC is refused.
   *
   * @param message lower case, without final period
   */
  public PacRefusedException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Describes why a PAC is refused.
   *
   * @param message lower case, without final period
   * @param cause what was thrown first
   */
  public PacRefusedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Returns why the PAC is refused. */
  public Reason reason() {
    return reason;
  }
}
