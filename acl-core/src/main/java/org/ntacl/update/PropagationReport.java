package org.ntacl.update;

import java.util.List;

/**
 * What became of a plan that was applied.
 *
 * @param written the objects that have their new descriptors, in the order of writing
 * @param failures the objects that could not be written
 * @param skipped the objects that were not tried, because they are below one that failed or because
 *     the work was called off
 * @param cancelled whether the work was called off
 * @param <N> what stands for one object
 */
public record PropagationReport<N>(
    List<N> written, List<PropagationFailure<N>> failures, List<N> skipped, boolean cancelled) {
  /** Copies the lists. */
  public PropagationReport {
    written = List.copyOf(written);
    failures = List.copyOf(failures);
    skipped = List.copyOf(skipped);
  }

  /** Tells whether every object has its new descriptor. */
  public boolean isComplete() {
    return failures.isEmpty() && skipped.isEmpty();
  }
}
