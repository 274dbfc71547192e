package org.ntacl.wfp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order of calls, each at one moment between its beginning and its end, in which a
 * sequential engine gives the recorded results (Wing and Gong, with memory).
 */
final class EngineHistoryChecker {
  private final List<Recorded> history;
  private final Set<Seen> dead = new HashSet<>();

  /**
   * A call that has run.
   *
   * @param session who, from 1
   * @param call what, as {@link SequentialEngine} reads it
   * @param result what came of it
   * @param begun when it began
   * @param ended when it ended
   */
  record Recorded(int session, String call, String result, long begun, long ended) {}

  private record Seen(long done, SequentialEngine state) {}

  EngineHistoryChecker(List<Recorded> history) {
    if (history.size() > Long.SIZE) {
      throw new IllegalArgumentException("a history has at most 64 calls");
    }
    this.history = List.copyOf(history);
  }

  boolean isLinearizable() {
    return search(0, SequentialEngine.START);
  }

  /** Recursion is as deep as the history is long. */
  private boolean search(long done, SequentialEngine state) {
    if (Long.bitCount(done) == history.size()) {
      return true;
    }
    if (!dead.add(new Seen(done, state))) {
      return false;
    }
    long earliestEnd = Long.MAX_VALUE;
    for (int i = 0; i < history.size(); i++) {
      if ((done & 1L << i) == 0) {
        earliestEnd = Math.min(earliestEnd, history.get(i).ended());
      }
    }
    for (int i = 0; i < history.size(); i++) {
      Recorded next = history.get(i);
      if ((done & 1L << i) == 0 && next.begun() <= earliestEnd) {
        SequentialEngine.Step step = state.run(next.session(), next.call());
        if (!step.waits()
            && step.result().equals(next.result())
            && search(done | 1L << i, step.after())) {
          return true;
        }
      }
    }
    return false;
  }
}
