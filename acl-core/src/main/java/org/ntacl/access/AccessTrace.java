package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntacl.descriptor.AccessMask;

/**
 * Why a check was decided as it was: one verdict for every right that was asked for and, with
 * MAXIMUM_ALLOWED, for every right that some entry, owner rule or privilege spoke of.
 *
 * @param verdicts the verdicts in the order of the bits
 */
public record AccessTrace(List<RightVerdict> verdicts) {
  /** Copies the list. */
  public AccessTrace {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * Returns the verdict about a right of one bit, or empty when the check had nothing to say about
   * it.
   */
  public Optional<RightVerdict> about(AccessMask right) {
    return verdicts.stream().filter(verdict -> verdict.right().equals(right)).findFirst();
  }

  /** Returns the verdicts, one line each. */
  @Override
  public String toString() {
    return verdicts.stream().map(RightVerdict::toString).collect(Collectors.joining("\n"));
  }
}
