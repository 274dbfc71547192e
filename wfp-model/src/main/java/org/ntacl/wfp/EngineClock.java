package org.ntacl.wfp;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * The time that waits for the transaction lock, and its holding, are measured in. Implementations
 * are thread-safe.
 */
public interface EngineClock {
  /** The machine's monotonic clock. */
  EngineClock SYSTEM = new SystemClock();

  /** Returns a time in milliseconds that never goes back; only differences mean something. */
  long millis();

  /**
   * Waits until a condition is signalled or some time has passed, or returns early for no reason.
   *
   * @param condition what is signalled; its lock is held
   * @param millis how long at most, at least 1; {@link Long#MAX_VALUE} for ever
   * @throws InterruptedException when the thread is interrupted
   */
  void await(Condition condition, long millis) throws InterruptedException;

  /** See {@link #SYSTEM}. */
  final class SystemClock implements EngineClock {
    private SystemClock() {}

    @Override
    public long millis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    // whoever waits looks again at what it waits for, and at the clock
    @SuppressWarnings({"WaitNotInLoop", "ResultOfMethodCallIgnored"})
    @Override
    public void await(Condition condition, long millis) throws InterruptedException {
      if (millis == Long.MAX_VALUE) {
        condition.await();
      } else {
        condition.awaitNanos(TimeUnit.MILLISECONDS.toNanos(millis));
      }
    }
  }
}
