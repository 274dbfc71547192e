package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.ntacl.Guid;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.ChangeType;
import org.ntacl.wfp.model.ObjectClass;

/**
 * What all sessions of an engine share: the policy that was committed last, the lock, numbers and
 * subscriptions. Thread-safe.
 */
final class EngineCore {
  private final EngineOptions options;
  private final ObjectSecurity security;
  private final TransactionLock lock;
  private final Numbering numbering = new Numbering();
  private final Map<Guid, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicLong lastSession = new AtomicLong();
  private final List<ChangeSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final List<Delivery<AuditEvent>> audits = new CopyOnWriteArrayList<>();
  private final EventHub events = new EventHub(this::committed);
  private final CalloutDrivers drivers = new CalloutDrivers();
  private final Queue<Delivery<?>> due = new ConcurrentLinkedQueue<>();

  /** Written under the mutex of the lock. */
  private volatile Policy committed;

  EngineCore(EngineOptions options, ObjectSecurity security, Policy start) {
    this.options = options;
    this.security = security;
    this.lock = new TransactionLock(options.clock());
    this.committed = start;
  }

  EngineOptions options() {
    return options;
  }

  ObjectSecurity security() {
    return security;
  }

  Numbering numbering() {
    return numbering;
  }

  Policy committed() {
    return committed;
  }

  EventHub events() {
    return events;
  }

  CalloutDrivers drivers() {
    return drivers;
  }

  // ---- sessions

  long nextSession() {
    return lastSession.incrementAndGet();
  }

  Map<Guid, Session> sessions() {
    return sessions;
  }

  /** Ends a session: its transaction, its subscriptions, and what it added when it is dynamic. */
  void close(Session session) {
    if (!session.close()) {
      return;
    }
    Caller caller = session.caller();
    sessions.remove(caller.info().sessionKey(), session);
    for (ChangeSubscription subscription : subscriptions) {
      if (subscription.session() == caller.number()) {
        unsubscribe(subscription);
      }
    }
    events.endAllOf(caller);
    if (caller.isDynamic()) {
      lock.whenUnwritten(() -> removeAllOf(caller));
    }
    deliver();
  }

  /** Nobody but the session can refer to what it has added (wfp 5.4). */
  private void removeAllOf(Caller caller) {
    List<Entry> added = new ArrayList<>(committed.addedBy(caller.number()));
    Work work = new Work(caller, committed);
    for (int i = added.size() - 1; i >= 0; i--) {
      work.remove(added.get(i));
      // the session is over, whatever drivers think of that
      drivers.tell(ChangeType.DELETE, added.get(i).object());
    }
    publish(caller.number(), work.policy(), work.changes());
  }

  // ---- transactions

  /** Gives a transaction the lock, and what was committed last. */
  void enter(Transaction transaction, long waitMillis) {
    if (!transaction.isWriter() && options.isOn(EngineReading.READERS_DO_NOT_WAIT)) {
      transaction.start(committed);
    } else {
      lock.acquire(transaction, waitMillis, admitted -> admitted.start(committed));
    }
  }

  boolean isHeld(Transaction transaction) {
    return lock.isHeld(transaction);
  }

  void abort(Transaction transaction) {
    lock.release(transaction, () -> {});
  }

  /**
   * Makes what a transaction has changed visible to all.
   *
   * @return whether it still held the lock
   */
  boolean commit(Caller caller, Transaction transaction) {
    if (!transaction.isWriter()) {
      abort(transaction);
      return true;
    }
    return lock.release(
        transaction, () -> publish(caller.number(), transaction.policy(), transaction.changes()));
  }

  /** Aborts every transaction. */
  void cancelAll() {
    lock.cancelAll();
  }

  /** Replaces the policy outside of any session, as at a start of the engine. */
  void replace(UnaryOperator<Policy> change) {
    Transaction transaction = new Transaction(true, false, Long.MAX_VALUE);
    lock.acquire(transaction, Long.MAX_VALUE, admitted -> admitted.start(committed));
    lock.release(transaction, () -> committed = change.apply(committed));
  }

  void demandImplicit(Caller caller, Transaction transaction) {
    if (options.isOn(EngineReading.IMPLICIT_TRANSACTIONS_NEED_RIGHTS)) {
      AccessGate.demand(
          caller,
          transaction.policy().container(ObjectClass.ENGINE),
          transaction.isWriter() ? WfpRights.BEGIN_WRITE_TXN : WfpRights.BEGIN_READ_TXN,
          "the engine");
    }
  }

  // ---- notifications

  /** Under the mutex of the lock: subscribers get what is committed in this order. */
  private void publish(long session, Policy policy, List<PendingChange> changes) {
    committed = policy;
    for (PendingChange change : changes) {
      for (ChangeSubscription subscription : subscriptions) {
        if (subscription.session() != session && subscription.offer(change)) {
          due.add(subscription.delivery());
        }
      }
      for (Delivery<AuditEvent> audit : audits) {
        audit.offer(AuditEvent.of(change.type() == ChangeType.ADD, change.entry(), session));
        due.add(audit);
      }
    }
  }

  /** Has notifications handed out; with no lock held. */
  void deliver() {
    for (Delivery<?> next = due.poll(); next != null; next = due.poll()) {
      next.schedule();
    }
  }

  List<ChangeSubscription> subscriptions() {
    return subscriptions;
  }

  void unsubscribe(ChangeSubscription subscription) {
    subscriptions.remove(subscription);
    subscription.delivery().close();
  }

  void audit(EngineListener<AuditEvent> listener) {
    audits.add(new Delivery<>(listener, options.executor(), options.notificationLimit()));
  }
}
