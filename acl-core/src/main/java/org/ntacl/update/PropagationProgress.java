package org.ntacl.update;

/**
 * Watches a plan being applied.
 *
 * @param <N> what stands for one object
 */
@FunctionalInterface
public interface PropagationProgress<N> {
  /**
   * Is told after each object that was tried.
   *
   * @param change the object and what it was to get
   * @param failed whether it could not be written
   * @param done how many objects have been dealt with, this one included
   * @param total how many there are
   * @return whether to go on
   */
  boolean tried(PlannedChange<N> change, boolean failed, int done, int total);

  /** Returns a watcher that lets all pass. */
  static <N> PropagationProgress<N> unwatched() {
    return (change, failed, done, total) -> true;
  }
}
