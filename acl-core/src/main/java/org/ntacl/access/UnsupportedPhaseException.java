package org.ntacl.access;

/**
 * A check needs a part of the algorithm that ntacl does not have.
 *
 * <p>Thrown instead of an answer that would ignore that part, and only when the part could change
 * the answer.
 */
public final class UnsupportedPhaseException extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  private final String phase;

  UnsupportedPhaseException(String phase, String entry) {
    super("the check needs " + phase + ", which are not supported: " + entry);
    this.phase = phase;
  }

  /** Returns the part that is missing, as in {@code conditional expressions}. */
  public String phase() {
    return phase;
  }
}
