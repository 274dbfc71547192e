package org.ntacl.identity.pac;

import java.util.Objects;

/**
 * What came of checking one signature of a PAC.
 *
 * @param signature which of the four
 * @param outcome what came of it
 * @param detail the same in words, with the types of signature and keys
 */
public record PacCheck(PacBufferType signature, Outcome outcome, String detail) {
  /** Refuses null. */
  public PacCheck {
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(detail, "detail");
  }

  /** What can come of checking a signature. */
  public enum Outcome {
    /** A key makes this signature. */
    VERIFIED,
    /** No key that could makes this signature. */
    WRONG,
    /** The PAC has no such signature. */
    ABSENT,
    /** There is no key of the right type and KDC. */
    NO_KEY,
    /** The ticket that is signed was not given. */
    NO_TICKET
  }

  /** Tells whether the signature is right. */
  public boolean isVerified() {
    return outcome == Outcome.VERIFIED;
  }
}
