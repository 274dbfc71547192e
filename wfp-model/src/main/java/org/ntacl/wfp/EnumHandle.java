package org.ntacl.wfp;

import java.util.List;
import java.util.function.Consumer;
import org.ntacl.wfp.model.FwpStatus;

/**
 * An enumeration of what there was when it was created. It ends with its session.
 *
 * <p>Thread-safe.
 *
 * @param <T> what is enumerated
 */
public final class EnumHandle<T> implements AutoCloseable {
  private final Session session;
  private final List<T> found;

  /** Refuses to hand entries out while something is turned off. */
  private final Consumer<Policy> guard;

  private int next;
  private boolean closed;

  EnumHandle(Session session, List<? extends T> found) {
    this(session, found, policy -> {});
  }

  EnumHandle(Session session, List<? extends T> found, Consumer<Policy> guard) {
    this.session = session;
    this.found = List.copyOf(found);
    this.guard = guard;
  }

  /**
   * Returns the next entries (FwpmXEnum0).
   *
   * @param most how many at most, from 0
   * @return fewer than asked for when that was the last of them
   * @throws org.ntacl.wfp.model.WfpException with ERROR_INVALID_HANDLE when the enumeration or its
   *     session is closed, SESSION_ABORTED; FWP_E_NET_EVENTS_DISABLED and
   *     FWP_E_CONNECTIONS_DISABLED for events and connections while there are to be none
   */
  public List<T> next(int most) {
    return session.run(new Next(most));
  }

  /** Ends the enumeration. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized List<T> take(int most) {
    int end = (int) Math.min((long) next + most, found.size());
    List<T> taken = found.subList(next, end);
    next = end;
    return taken;
  }

  /** Hands entries out; it looks at no policy, so that any transaction will do. */
  private final class Next extends Call<List<T>> {
    private final int most;

    Next(int most) {
      super(TransactionRule.READS);
      if (most < 0) {
        throw new IllegalArgumentException("fewer than none: " + most);
      }
      this.most = most;
    }

    @Override
    void arguments() {
      if (isClosed()) {
        throw refused(FwpStatus.ERROR_INVALID_HANDLE, "the enumeration is closed");
      }
    }

    @Override
    void state(Caller caller, Policy policy) {
      guard.accept(policy);
    }

    @Override
    List<T> run(Work work) {
      return take(most);
    }
  }
}
