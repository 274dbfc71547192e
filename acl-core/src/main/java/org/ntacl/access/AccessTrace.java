package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntacl.descriptor.AccessMask;

/**
 * Why a check was decided as it was: one verdict for every right that was asked for and, with
 * MAXIMUM_ALLOWED, for every right that some entry, owner rule or privilege spoke of.
 *
 * @param verdicts the verdicts in the order of the bits; with a list of object types those about
 *     its root
 * @param objects the verdicts about each element of the list of object types, in its order; empty
 *     when there is none
 */
public record AccessTrace(List<RightVerdict> verdicts, List<ObjectVerdicts> objects) {
  /** Copies the lists. */
  public AccessTrace {
    verdicts = List.copyOf(verdicts);
    objects = List.copyOf(objects);
  }

  /** Returns the trace of a check without object types. */
  public AccessTrace(List<RightVerdict> verdicts) {
    this(verdicts, List.of());
  }

  /**
   * Returns the verdict about a right of one bit, or empty when the check had nothing to say about
   * it.
   */
  public Optional<RightVerdict> about(AccessMask right) {
    return verdicts.stream().filter(verdict -> verdict.right().equals(right)).findFirst();
  }

  /**
   * Returns the verdicts, one line each; with a list of object types those about all its elements.
   */
  @Override
  public String toString() {
    if (!objects.isEmpty()) {
      return objects.stream().map(ObjectVerdicts::toString).collect(Collectors.joining("\n"));
    }
    return verdicts.stream().map(RightVerdict::toString).collect(Collectors.joining("\n"));
  }
}
