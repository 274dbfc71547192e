package org.ntacl.wfp;

/**
 * Is told of what a subscription is about: one call at a time, in the order of the commits, with no
 * lock of the engine held.
 *
 * @param <T> what it is told of
 */
@FunctionalInterface
public interface EngineListener<T> {
  /** Something happened. An exception goes to the thread's handler of uncaught exceptions. */
  void happened(T event);

  /**
   * Some notifications were lost since too many were waiting (FWP_E_NOTIFICATION_DROPPED).
   *
   * @param count how many
   */
  default void dropped(long count) {}
}
