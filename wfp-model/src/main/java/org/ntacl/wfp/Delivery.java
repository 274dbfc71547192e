package org.ntacl.wfp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The notifications that one subscriber has not got yet. They are put in while the engine is
 * locked, in the order of the commits, and handed out one at a time by the executor, with no lock
 * held.
 *
 * @param <T> what the subscriber is told
 */
final class Delivery<T> {
  private final EngineListener<T> listener;
  private final Executor executor;
  private final int limit;
  private final Deque<T> waiting = new ArrayDeque<>();

  private long lost;
  private boolean scheduled;
  private boolean closed;
  private Thread running;

  Delivery(EngineListener<T> listener, Executor executor, int limit) {
    this.listener = Objects.requireNonNull(listener, "listener");
    this.executor = executor;
    this.limit = limit;
  }

  /** Puts a notification in, or loses it when too many wait. */
  synchronized void offer(T event) {
    if (closed) {
      return;
    }
    if (waiting.size() >= limit) {
      lost++;
    } else {
      waiting.addLast(event);
    }
  }

  /** Sees to it that what waits is handed out. */
  void schedule() {
    synchronized (this) {
      if (scheduled || closed || (waiting.isEmpty() && lost == 0)) {
        return;
      }
      scheduled = true;
    }
    try {
      executor.execute(this::handOut);
    } catch (RejectedExecutionException e) {
      // it waits for the next commit, as long as there is room
      synchronized (this) {
        scheduled = false;
      }
    }
  }

  private void handOut() {
    while (true) {
      T event = null;
      long dropped = 0;
      synchronized (this) {
        running = null;
        notifyAll();
        if (closed || (waiting.isEmpty() && lost == 0)) {
          scheduled = false;
          return;
        }
        if (waiting.isEmpty()) {
          dropped = lost;
          lost = 0;
        } else {
          event = waiting.removeFirst();
        }
        running = Thread.currentThread();
      }
      tell(event, dropped);
    }
  }

  private void tell(T event, long dropped) {
    Thread thread = Thread.currentThread();
    try {
      if (event == null) {
        listener.dropped(dropped);
      } else {
        listener.happened(event);
      }
    } catch (RuntimeException e) {
      // the fault of one subscriber is no matter of whoever committed, nor of other subscribers
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /**
   * Forgets what waits, and waits for a callback that is running, unless it is the callback that
   * calls.
   */
  void close() {
    boolean interrupted = false;
    synchronized (this) {
      closed = true;
      waiting.clear();
      while (running != null && running != Thread.currentThread()) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
