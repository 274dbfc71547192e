package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;

/**
 * One transaction of a session, explicit or around a single call. Its policy is what was committed
 * last when it got the lock, with its own changes.
 *
 * <p>The policy and the changes are guarded by the session; what the lock sees is written under the
 * lock's mutex.
 */
final class Transaction {
  private final boolean writer;
  private final boolean explicit;
  private final long holdMillis;
  private final List<PendingChange> changes = new ArrayList<>();

  private long heldSince;
  private volatile boolean aborted;
  private Policy policy;

  /**
   * Creates a transaction without the lock.
   *
   * @param writer whether it may change something
   * @param explicit whether its session has begun it
   * @param holdMillis how long it may hold the lock, {@link Long#MAX_VALUE} for ever
   */
  Transaction(boolean writer, boolean explicit, long holdMillis) {
    this.writer = writer;
    this.explicit = explicit;
    this.holdMillis = holdMillis;
  }

  boolean isWriter() {
    return writer;
  }

  boolean isExplicit() {
    return explicit;
  }

  /** Tells whether it has lost the lock. */
  boolean isAborted() {
    return aborted;
  }

  // ---- by the lock

  void startHolding(long now) {
    heldSince = now;
  }

  /** Returns for how long it may hold the lock still. */
  long millisLeft(long now) {
    return holdMillis == Long.MAX_VALUE ? holdMillis : holdMillis - (now - heldSince);
  }

  /** Aborts the transaction when its time is over, and tells whether it is. */
  boolean expire(long now) {
    if (millisLeft(now) <= 0) {
      aborted = true;
    }
    return aborted;
  }

  void cancel() {
    aborted = true;
  }

  // ---- by the session

  void start(Policy committed) {
    policy = committed;
  }

  Policy policy() {
    return policy;
  }

  List<PendingChange> changes() {
    return changes;
  }

  /** Replaces the policy by one that differs by some changes. */
  void advance(Policy next, List<PendingChange> made) {
    policy = next;
    changes.addAll(made);
  }
}
