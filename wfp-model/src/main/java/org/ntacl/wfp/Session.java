package org.ntacl.wfp;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.WfpException;

/**
 * A session: who it is, whether it is alive, and its explicit transaction. Its calls run one at a
 * time. Thread-safe.
 */
final class Session {
  private final EngineCore core;
  private final Caller caller;
  private final long waitMillis;
  private final ReentrantLock turn = new ReentrantLock();

  private volatile boolean closed;
  private volatile boolean aborted;
  private Transaction open;

  Session(EngineCore core, Caller caller) {
    this.core = core;
    this.caller = caller;
    this.waitMillis = waitMillis(caller.info(), core.options());
  }

  private static long waitMillis(SessionInfo info, EngineOptions options) {
    long asked = info.txnWaitTimeoutInMSec();
    if (asked == SessionInfo.INFINITE) {
      return Long.MAX_VALUE;
    }
    return asked == 0 ? options.defaultWaitMillis() : asked;
  }

  Caller caller() {
    return caller;
  }

  boolean isClosed() {
    return closed;
  }

  /** Has every later call but the one that closes report SESSION_ABORTED. */
  void abort() {
    turn.lock();
    try {
      aborted = true;
      giveUp();
    } finally {
      turn.unlock();
    }
  }

  /** Ends the session and its transaction; returns whether it was open until now. */
  boolean close() {
    turn.lock();
    try {
      boolean first = !closed;
      closed = true;
      giveUp();
      return first;
    } finally {
      turn.unlock();
    }
  }

  private void giveUp() {
    if (open != null) {
      core.abort(open);
      open = null;
    }
  }

  /**
   * Runs a call: its checks in the order of the options, then its work.
   *
   * @throws WfpException with what the first failing check says; nothing has changed then
   */
  <T> T run(Call<T> call) {
    try {
      turn.lock();
      try {
        return new Attempt<>(call).result();
      } finally {
        turn.unlock();
      }
    } finally {
      // also of others: whoever waits may find that a session has ended
      core.deliver();
    }
  }

  /** One run of one call. */
  private final class Attempt<T> {
    private final Call<T> call;

    /** The transaction that the call runs in, once the lock is there. */
    private Transaction transaction;

    /** Whether that transaction ends with the call unless it succeeds. */
    private boolean own;

    Attempt(Call<T> call) {
      this.call = call;
    }

    T result() {
      try {
        for (CheckStage stage : core.options().order()) {
          check(stage);
        }
        call.confirm(transaction.policy());
        return work();
      } finally {
        if (own) {
          core.abort(transaction);
        }
      }
    }

    private void check(CheckStage stage) {
      switch (stage) {
        case ARGUMENTS -> arguments();
        case SESSION -> requireAlive();
        case TRANSACTION -> requireFitting();
        case LOCK -> enter();
        case STRUCTURE -> call.structure(caller);
        case LOOKUP -> call.lookup(transaction.policy());
        case CONTEXT -> call.context(transaction.policy());
        case ACCESS -> access();
        case DYNAMIC_SESSION -> call.dynamicSession(caller);
        case STATE -> call.state(caller, transaction.policy());
      }
    }

    private void arguments() {
      if (closed) {
        throw Call.refused(FwpStatus.ERROR_INVALID_HANDLE, "the handle is closed");
      }
      call.arguments();
    }

    private void requireAlive() {
      if (aborted) {
        throw Call.refused(FwpStatus.FWP_E_SESSION_ABORTED, "the session was aborted");
      }
      if (open == null || core.isHeld(open)) {
        return;
      }
      if (!core.options().isOn(EngineReading.ABORTED_UNTIL_ENDED)) {
        open = null;
        throw lost();
      }
      if (!isBoundary(Boundary.ABORT)) {
        throw lost();
      }
    }

    private static WfpException lost() {
      return Call.refused(FwpStatus.FWP_E_TXN_ABORTED, "the transaction was held too long");
    }

    private boolean isBoundary(Boundary boundary) {
      return call.boundary().filter(boundary::equals).isPresent();
    }

    private void requireFitting() {
      Optional<FwpStatus> fault = call.rule().fault(Optional.ofNullable(open));
      if (fault.isPresent()) {
        throw Call.refused(fault.get(), "the call does not go together with the transaction");
      }
    }

    private void enter() {
      if (open != null) {
        transaction = open;
        return;
      }
      boolean explicit = call.boundary().isPresent();
      long hold = explicit && !caller.isKernel() ? core.options().holdMillis() : Long.MAX_VALUE;
      Transaction fresh = new Transaction(call.changes(), explicit, hold);
      core.enter(fresh, waitMillis);
      transaction = fresh;
      own = true;
    }

    private void access() {
      if (!transaction.isExplicit()) {
        core.demandImplicit(caller, transaction);
      }
      call.access(caller, transaction.policy());
    }

    private T work() {
      Work work = new Work(caller, transaction.policy());
      T result = call.run(work);
      transaction.advance(work.policy(), work.changes());
      if (call.boundary().isPresent()) {
        turnOver(call.boundary().get());
      } else if (own && transaction.isWriter()) {
        core.commit(caller, transaction);
        own = false;
      }
      return result;
    }

    private void turnOver(Boundary boundary) {
      switch (boundary) {
        case BEGIN_READ, BEGIN_WRITE -> {
          open = transaction;
          own = false;
        }
        case COMMIT -> {
          open = null;
          if (!core.commit(caller, transaction)) {
            throw lost();
          }
        }
        case ABORT -> giveUp();
      }
    }
  }
}
