package org.ntacl.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Calls of several threads, each with the moments between which it ran.
 *
 * @param calls the calls in any order, at most 64
 */
public record CallHistory(List<Call> calls) {
  /**
   * A call that has run.
   *
   * @param thread who, from 1
   * @param text what, as the sequential machine reads it
   * @param result what came of it
   * @param begun when it began
   * @param ended when it ended
   */
  public record Call(int thread, String text, String result, long begun, long ended) {
    boolean isDuring(Call other) {
      return thread != other.thread && other.begun < begun && begun < other.ended;
    }
  }

  /**
   * Copies the calls.
   *
   * @throws IllegalArgumentException when there are more than 64
   */
  public CallHistory {
    if (calls.size() > Long.SIZE) {
      throw new IllegalArgumentException("a history has at most 64 calls, not " + calls.size());
    }
    calls = List.copyOf(calls);
  }

  /** Returns the history of these calls. */
  public static CallHistory of(Call... calls) {
    return new CallHistory(List.of(calls));
  }

  /** Returns how many pairs of calls of different threads ran at the same time. */
  public int overlaps() {
    int count = 0;
    for (Call one : calls) {
      for (Call other : calls) {
        count += one.isDuring(other) ? 1 : 0;
      }
    }
    return count;
  }

  /**
   * Tells whether there is an order of the calls, each at one moment between its beginning and its
   * end, in which a sequential machine gives the recorded results (Wing and Gong, with memory).
   *
   * @param start the state before the first call
   */
  public <S extends SequentialMachine<S>> boolean isLinearizable(S start) {
    return new Search<S>().from(0, start);
  }

  private final class Search<S extends SequentialMachine<S>> {
    private final Set<Seen<S>> seen = new HashSet<>();

    /** Recursion is as deep as the history is long. */
    boolean from(long done, S state) {
      if (Long.bitCount(done) == calls.size()) {
        return true;
      }
      if (!seen.add(new Seen<>(done, state))) {
        return false;
      }
      long earliestEnd = earliestEnd(done);
      for (int i = 0; i < calls.size(); i++) {
        boolean canBeNext = (done & 1L << i) == 0 && calls.get(i).begun() <= earliestEnd;
        if (canBeNext && goesOn(calls.get(i), done | 1L << i, state)) {
          return true;
        }
      }
      return false;
    }

    private long earliestEnd(long done) {
      long earliest = Long.MAX_VALUE;
      for (int i = 0; i < calls.size(); i++) {
        if ((done & 1L << i) == 0) {
          earliest = Math.min(earliest, calls.get(i).ended());
        }
      }
      return earliest;
    }

    private boolean goesOn(Call next, long done, S state) {
      Optional<SequentialMachine.Step<S>> step = state.run(next.thread(), next.text());
      return step.isPresent()
          && step.get().result().equals(next.result())
          && from(done, step.get().after());
    }
  }

  private record Seen<S>(long done, S state) {}
}
