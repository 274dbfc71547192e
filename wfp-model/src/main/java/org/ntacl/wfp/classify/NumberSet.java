package org.ntacl.wfp.classify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of numbers from 0 up to a bound: closed ranges that neither overlap nor touch, in their
 * order. Immutable and thread-safe.
 *
 * @param bits how many bits the numbers have
 * @param ranges the ranges
 */
record NumberSet(int bits, List<Range> ranges) {
  /**
   * A closed range.
   *
   * @param low the lowest number
   * @param high the highest number, not below the lowest one
   */
  record Range(BigInteger low, BigInteger high) {
    boolean isSingle() {
      return low.equals(high);
    }
  }

  NumberSet {
    ranges = List.copyOf(ranges);
  }

  static NumberSet empty(int bits) {
    return new NumberSet(bits, List.of());
  }

  static NumberSet all(int bits) {
    return between(bits, BigInteger.ZERO, highest(bits));
  }

  static NumberSet of(int bits, BigInteger number) {
    return between(bits, number, number);
  }

  /** Returns the numbers of a closed range, none when its ends are in the wrong order. */
  static NumberSet between(int bits, BigInteger low, BigInteger high) {
    return low.compareTo(high) > 0
        ? empty(bits)
        : new NumberSet(bits, List.of(new Range(low, high)));
  }

  /** Returns the numbers that are in any of the sets, which have as many bits. */
  static NumberSet union(int bits, List<NumberSet> sets) {
    List<Range> sorted = new ArrayList<>();
    sets.forEach(set -> sorted.addAll(set.ranges));
    sorted.sort(Comparator.comparing(Range::low));
    List<Range> merged = new ArrayList<>();
    for (Range range : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && range.low().compareTo(merged.get(last).high().add(BigInteger.ONE)) <= 0) {
        Range before = merged.get(last);
        merged.set(last, new Range(before.low(), before.high().max(range.high())));
      } else {
        merged.add(range);
      }
    }
    return new NumberSet(bits, merged);
  }

  static BigInteger highest(int bits) {
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Returns the numbers that are not in this set. */
  NumberSet complement() {
    List<Range> gaps = new ArrayList<>();
    BigInteger next = BigInteger.ZERO;
    for (Range range : ranges) {
      if (next.compareTo(range.low()) < 0) {
        gaps.add(new Range(next, range.low().subtract(BigInteger.ONE)));
      }
      next = range.high().add(BigInteger.ONE);
    }
    if (next.compareTo(highest(bits)) <= 0) {
      gaps.add(new Range(next, highest(bits)));
    }
    return new NumberSet(bits, gaps);
  }

  /** Returns the numbers that are in both sets. */
  NumberSet intersection(NumberSet other) {
    return union(bits, List.of(complement(), other.complement())).complement();
  }

  boolean containsAll(NumberSet other) {
    return intersection(other).equals(other);
  }

  boolean contains(BigInteger number) {
    return ranges.stream()
        .anyMatch(
            range -> range.low().compareTo(number) <= 0 && number.compareTo(range.high()) <= 0);
  }
}
