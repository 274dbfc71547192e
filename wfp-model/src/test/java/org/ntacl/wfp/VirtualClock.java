package org.ntacl.wfp;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock for one thread: whoever waits is told that the time has passed. */
final class VirtualClock implements EngineClock {
  private final AtomicLong now = new AtomicLong();

  @Override
  public long millis() {
    return now.get();
  }

  @Override
  public void await(Condition condition, long millis) {
    if (millis == Long.MAX_VALUE) {
      throw new AssertionError("somebody waits for ever");
    }
    pass(millis);
  }

  void pass(long millis) {
    now.addAndGet(millis);
  }
}
