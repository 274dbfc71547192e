package org.ntacl.wfp.classify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.ntacl.wfp.model.MatchType;

/**
 * Tells of up to 64 filters at once which may still match, by the value of one slot: one bit for
 * each filter, set for those that do not look at the slot, too. Immutable and thread-safe; telling
 * allocates nothing.
 */
final class SlotMask {
  private final int slot;

  /** The filters that do not look at the slot. */
  private final long indifferent;

  /**
   * Where the answer changes, for a slot whose numbers are compared: the lowest numbers that get
   * another answer than those below, rising as numbers with a sign that is turned over. Empty for a
   * slot whose flags are tested.
   */
  private final long[] bounds;

  /** The answers below each bound, and the one from the last bound on. */
  private final long[] answers;

  /** How flags are tested, empty when numbers are compared. */
  private final Optional<MatchType> flags;

  private final long tested;

  private SlotMask(
      int slot,
      long indifferent,
      long[] bounds,
      long[] answers,
      Optional<MatchType> flags,
      long tested) {
    this.slot = slot;
    this.indifferent = indifferent;
    this.bounds = bounds;
    this.answers = answers;
    this.flags = flags;
    this.tested = tested;
  }

  /** Returns what filters want that all test the same flags; the others are indifferent. */
  static SlotMask ofFlags(ConditionTest.Flags test, long indifferent) {
    return new SlotMask(
        test.slot(), indifferent, new long[0], new long[0], Optional.of(test.how()), test.mask());
  }

  /**
   * Returns what filters want that compare the number of a slot.
   *
   * @param slot the slot
   * @param wanted of each filter the numbers that it wants, empty for one that is indifferent
   */
  static SlotMask ofNumbers(int slot, List<Optional<NumberSet>> wanted) {
    TreeSet<BigInteger> changes = new TreeSet<>();
    changes.add(BigInteger.ZERO);
    long indifferent = 0;
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).isEmpty()) {
        indifferent |= 1L << i;
      } else {
        for (NumberSet.Range range : wanted.get(i).get().ranges()) {
          changes.add(range.low());
          changes.add(range.high().add(BigInteger.ONE));
        }
      }
    }
    // no number lies beyond the highest one
    changes.removeIf(change -> change.bitLength() > Long.SIZE);
    List<BigInteger> starts = new ArrayList<>(changes);
    long[] answers = new long[starts.size()];
    for (int i = 0; i < wanted.size(); i++) {
      for (int j = 0; j < answers.length; j++) {
        if (wanted.get(i).isEmpty() || wanted.get(i).get().contains(starts.get(j))) {
          answers[j] |= 1L << i;
        }
      }
    }
    long[] bounds = new long[starts.size() - 1];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = starts.get(i + 1).longValue() ^ Long.MIN_VALUE;
    }
    return new SlotMask(slot, indifferent, bounds, answers, Optional.empty(), 0);
  }

  /** Returns on average how many filters are left, as far as that can be known beforehand. */
  double density() {
    if (flags.isPresent()) {
      return Long.bitCount(indifferent) + 0.5;
    }
    double sum = 0;
    for (long answer : answers) {
      sum += Long.bitCount(answer);
    }
    return sum / answers.length;
  }

  /** Returns the filters that may still match. */
  long of(LayerTraffic traffic) {
    if (!traffic.present[slot]) {
      return indifferent;
    }
    long number = traffic.numbers[slot];
    if (flags.isPresent()) {
      return passes(number) ? -1L : indifferent;
    }
    long turned = number ^ Long.MIN_VALUE;
    int low = 0;
    int high = bounds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bounds[middle] <= turned) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return answers[low];
  }

  private boolean passes(long number) {
    long set = number & tested;
    return switch (flags.get()) {
      case FLAGS_ALL_SET -> set == tested;
      case FLAGS_ANY_SET -> set != 0;
      default -> set == 0;
    };
  }
}
