package org.ntacl.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order of operations, each at one moment between its beginning and its end, in which
 * a sequential machine gives the recorded results (Wing and Gong, with memory).
 */
final class HistoryChecker {
  private final List<Recorded> history;
  private final Set<Seen> dead = new HashSet<>();

  /**
   * An operation that has run.
   *
   * @param thread who
   * @param call what, as {@link SequentialRegistry} reads it
   * @param result what came of it
   * @param begun when it began
   * @param ended when it ended
   */
  record Recorded(int thread, String call, String result, long begun, long ended) {}

  private record Seen(long done, SequentialRegistry state) {}

  HistoryChecker(List<Recorded> history) {
    if (history.size() > Long.SIZE) {
      throw new IllegalArgumentException("a history has at most 64 operations");
    }
    this.history = List.copyOf(history);
  }

  boolean isLinearizable() {
    return search(0, SequentialRegistry.START);
  }

  /** Recursion is as deep as the history is long. */
  private boolean search(long done, SequentialRegistry state) {
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
        SequentialRegistry.Step step = state.run(next.thread(), next.call());
        if (step.result().equals(next.result()) && search(done | 1L << i, step.after())) {
          return true;
        }
      }
    }
    return false;
  }
}
