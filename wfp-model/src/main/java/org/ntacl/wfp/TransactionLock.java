package org.ntacl.wfp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.WfpException;

/**
 * The lock of transactions: one writer or many readers, first come first served. Transactions hold
 * it, not threads, since one may begin in one thread and end in another.
 *
 * <p>A transaction that holds the lock for longer than it may loses it as soon as somebody looks.
 */
final class TransactionLock {
  private final ReentrantLock mutex = new ReentrantLock();
  private final Condition changed = mutex.newCondition();
  private final EngineClock clock;
  private final Deque<Transaction> waiting = new ArrayDeque<>();
  private final List<Transaction> holders = new ArrayList<>();

  /** What has to wait for a writer to end, and for nothing else. */
  private final List<Runnable> deferred = new ArrayList<>();

  TransactionLock(EngineClock clock) {
    this.clock = clock;
  }

  /**
   * Gives a transaction the lock.
   *
   * @param waitMillis how long to wait at most, {@link Long#MAX_VALUE} for ever
   * @param admitted is run at the moment when the transaction gets the lock
   * @throws WfpException with TIMEOUT, or with RPC_E_CALL_CANCELED when the thread is interrupted
   */
  void acquire(Transaction transaction, long waitMillis, Consumer<Transaction> admitted) {
    mutex.lock();
    try {
      expire();
      if (!waiting.isEmpty() || !admits(transaction)) {
        await(transaction, waitMillis);
      }
      holders.add(transaction);
      transaction.startHolding(clock.millis());
      admitted.accept(transaction);
    } finally {
      mutex.unlock();
    }
  }

  private void await(Transaction transaction, long waitMillis) {
    long start = clock.millis();
    waiting.addLast(transaction);
    boolean admitted = false;
    try {
      while (waiting.peekFirst() != transaction || !admits(transaction)) {
        long left = waitMillis == Long.MAX_VALUE ? waitMillis : waitMillis - elapsed(start);
        if (left <= 0) {
          throw new WfpException(
              FwpStatus.FWP_E_TIMEOUT, "no transaction lock within " + waitMillis + " ms");
        }
        clock.await(changed, Math.min(left, untilExpiry()));
        expire();
      }
      admitted = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WfpException(
          FwpStatus.RPC_E_CALL_CANCELED, "interrupted while waiting for the transaction lock");
    } finally {
      waiting.remove(transaction);
      changed.signalAll();
      assert admitted || !holders.contains(transaction);
    }
  }

  private long elapsed(long start) {
    return clock.millis() - start;
  }

  private boolean admits(Transaction transaction) {
    return holders.isEmpty() || (!transaction.isWriter() && !isWritten());
  }

  /** Returns how long it takes until the first holder has to give up, at least 1. */
  private long untilExpiry() {
    long now = clock.millis();
    long left = Long.MAX_VALUE;
    for (Transaction holder : holders) {
      left = Math.min(left, holder.millisLeft(now));
    }
    return Math.max(left, 1);
  }

  /** Takes the lock from those who have held it for too long. */
  private void expire() {
    long now = clock.millis();
    if (holders.removeIf(holder -> holder.expire(now))) {
      left();
    }
  }

  /** Somebody has given the lock back. */
  private void left() {
    if (!isWritten()) {
      deferred.forEach(Runnable::run);
      deferred.clear();
    }
    changed.signalAll();
  }

  private boolean isWritten() {
    return holders.stream().anyMatch(Transaction::isWriter);
  }

  /** Runs something while nobody writes: now, or when the one who writes is done. */
  void whenUnwritten(Runnable work) {
    mutex.lock();
    try {
      expire();
      if (isWritten()) {
        deferred.add(work);
      } else {
        work.run();
      }
    } finally {
      mutex.unlock();
    }
  }

  /** Takes the lock from all who hold it. */
  void cancelAll() {
    mutex.lock();
    try {
      holders.forEach(Transaction::cancel);
      holders.clear();
      left();
    } finally {
      mutex.unlock();
    }
  }

  /** Tells whether a transaction still holds the lock, after having looked at the clock. */
  boolean isHeld(Transaction transaction) {
    mutex.lock();
    try {
      expire();
      return !transaction.isAborted();
    } finally {
      mutex.unlock();
    }
  }

  /**
   * Ends a transaction that holds the lock.
   *
   * @param last is run at the moment when the transaction ends, unless it was aborted before
   * @return whether it was not
   */
  boolean release(Transaction transaction, Runnable last) {
    mutex.lock();
    try {
      expire();
      if (!holders.remove(transaction)) {
        return false;
      }
      try {
        last.run();
      } finally {
        left();
      }
      return true;
    } finally {
      mutex.unlock();
    }
  }
}
