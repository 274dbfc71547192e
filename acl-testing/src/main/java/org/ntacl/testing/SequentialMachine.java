package org.ntacl.testing;

import java.util.Optional;

/**
 * A state in which one call after the other is answered: what something that many threads use at
 * once should look like to each of them. Implementations are values; equal states answer alike.
 *
 * @param <S> the machine itself
 */
public interface SequentialMachine<S extends SequentialMachine<S>> {
  /**
   * A result and the state left behind.
   *
   * @param result what the caller sees
   * @param after the next state
   */
  record Step<S>(String result, S after) {}

  /**
   * Answers a call.
   *
   * @param thread who calls, from 1
   * @param call what, in words of the machine's own
   * @return empty when the call has to wait in this state
   */
  Optional<Step<S>> run(int thread, String call);
}
