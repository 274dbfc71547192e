package org.ntacl.wfp.classify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntacl.wfp.model.FilterCondition;

/**
 * The conditions of many filters as arrays of numbers, those of one filter behind those of the
 * other. Each instruction tests one slot; when it fails, the next one of its group is tried, when
 * it succeeds, the rest of its group is skipped. Immutable and thread-safe; testing allocates
 * nothing, but for texts that are compared otherwise than for equality.
 */
final class FilterProgram {
  private static final byte WITHIN = 0;
  private static final byte ALL_SET = 1;
  private static final byte ANY_SET = 2;
  private static final byte NONE_SET = 3;
  private static final byte USER = 4;
  private static final byte NOT_USER = 5;
  private static final byte MASKED = 6;
  private static final byte NOT_MASKED = 7;
  private static final byte WITHIN_MANY = 8;
  private static final byte WITHIN_WIDE = 9;
  private static final byte LITERAL = 10;

  /** How many numbers a range of wide ones takes: two for each end. */
  private static final int WIDE_RANGE = 4;

  /** Of each filter its first instruction, and behind the last one the end of all. */
  private final int[] starts;

  private final byte[] operations;
  private final int[] slots;

  /** Of each instruction a mask, a lower end, the number of a descriptor or an index. */
  private final long[] first;

  /** Of each instruction the distance to the upper end, expected bits or a count. */
  private final long[] second;

  /** Of each instruction the end of its group. */
  private final int[] groupEnds;

  /** The ends of ranges, for sets of several. */
  private final long[] ranges;

  private final List<FilterCondition> literals;

  private FilterProgram(Builder builder) {
    this.starts = Arrays.copyOf(builder.starts, builder.filters + 1);
    this.operations = Arrays.copyOf(builder.operations, builder.size);
    this.slots = Arrays.copyOf(builder.slots, builder.size);
    this.first = Arrays.copyOf(builder.first, builder.size);
    this.second = Arrays.copyOf(builder.second, builder.size);
    this.groupEnds = Arrays.copyOf(builder.groupEnds, builder.size);
    this.ranges = Arrays.copyOf(builder.ranges, builder.rangeCount);
    this.literals = List.copyOf(builder.literals);
  }

  /** Tells whether traffic meets the conditions of a filter. */
  boolean matches(int filter, LayerTraffic traffic) {
    int end = starts[filter + 1];
    int next = starts[filter];
    while (next < end) {
      int groupEnd = groupEnds[next];
      if (succeeds(next, traffic)) {
        next = groupEnd;
      } else if (++next == groupEnd) {
        return false;
      }
    }
    return true;
  }

  private boolean succeeds(int at, LayerTraffic traffic) {
    int slot = slots[at];
    if (!traffic.present[slot]) {
      return false;
    }
    long number = traffic.numbers[slot];
    return switch (operations[at]) {
      case WITHIN -> Long.compareUnsigned(number - first[at], second[at]) <= 0;
      case ALL_SET -> (number & first[at]) == first[at];
      case ANY_SET -> (number & first[at]) != 0;
      case NONE_SET -> (number & first[at]) == 0;
      case USER -> isGranted(traffic.answers[slot], first[at]);
      case NOT_USER -> !isGranted(traffic.answers[slot], first[at]);
      case MASKED -> (number & first[at]) == second[at];
      case NOT_MASKED -> (number & first[at]) != second[at];
      case WITHIN_MANY -> isWithin((int) first[at], (int) second[at], number);
      case WITHIN_WIDE ->
          isWithinWide((int) first[at], (int) second[at], number, traffic.lows[slot]);
      default -> isMet(literals.get((int) first[at]), traffic, slot);
    };
  }

  private static boolean isGranted(long[] answers, long descriptor) {
    return (answers[(int) (descriptor >>> 6)] & (1L << descriptor)) != 0;
  }

  private static boolean isMet(FilterCondition condition, LayerTraffic traffic, int slot) {
    return ValueMatch.matches(condition.matchType(), condition.value(), traffic.values[slot]);
  }

  /** Searches ranges in their order for the last one that begins at or below a number. */
  private boolean isWithin(int from, int count, long number) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(ranges[from + 2 * middle], number) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && Long.compareUnsigned(number, ranges[from + 2 * high + 1]) <= 0;
  }

  private boolean isWithinWide(int from, int count, long number, long lower) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (isAtMost(from + WIDE_RANGE * middle, number, lower)) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && isAtLeast(from + WIDE_RANGE * high + 2, number, lower);
  }

  /** Tells whether a wide number of the table is not above another. */
  private boolean isAtMost(int index, long number, long lower) {
    int upper = Long.compareUnsigned(ranges[index], number);
    return upper < 0 || (upper == 0 && Long.compareUnsigned(ranges[index + 1], lower) <= 0);
  }

  private boolean isAtLeast(int index, long number, long lower) {
    int upper = Long.compareUnsigned(ranges[index], number);
    return upper > 0 || (upper == 0 && Long.compareUnsigned(ranges[index + 1], lower) >= 0);
  }

  /** Collects filters. Not thread-safe. */
  static final class Builder {
    private static final int FIRST_SIZE = 16;

    private int[] starts = new int[FIRST_SIZE];
    private byte[] operations = new byte[FIRST_SIZE];
    private int[] slots = new int[FIRST_SIZE];
    private long[] first = new long[FIRST_SIZE];
    private long[] second = new long[FIRST_SIZE];
    private int[] groupEnds = new int[FIRST_SIZE];
    private long[] ranges = new long[FIRST_SIZE];
    private final List<FilterCondition> literals = new ArrayList<>();
    private int filters;
    private int size;
    private int rangeCount;

    /** Adds a filter with the groups of its conditions, in the order in which to test them. */
    Builder add(List<ConditionGroup> groups) {
      for (ConditionGroup group : groups) {
        int begin = size;
        group.tests().forEach(this::add);
        Arrays.fill(groupEnds, begin, size, size);
      }
      filters++;
      if (filters == starts.length) {
        starts = Arrays.copyOf(starts, 2 * filters);
      }
      starts[filters] = size;
      return this;
    }

    FilterProgram build() {
      return new FilterProgram(this);
    }

    private void add(ConditionTest test) {
      if (test instanceof ConditionTest.In in) {
        add(in);
      } else if (test instanceof ConditionTest.Flags flags) {
        byte operation =
            switch (flags.how()) {
              case FLAGS_ALL_SET -> ALL_SET;
              case FLAGS_ANY_SET -> ANY_SET;
              case FLAGS_NONE_SET -> NONE_SET;
              default -> throw new IllegalArgumentException("no flags: " + flags.how());
            };
        add(operation, test.slot(), flags.mask(), 0);
      } else if (test instanceof ConditionTest.Masked masked) {
        byte operation = masked.negated() ? NOT_MASKED : MASKED;
        add(operation, test.slot(), masked.mask(), masked.bits());
      } else if (test instanceof ConditionTest.User user) {
        add(user.negated() ? NOT_USER : USER, test.slot(), user.descriptor(), 0);
      } else if (test instanceof ConditionTest.Literal literal) {
        literals.add(literal.condition());
        add(LITERAL, test.slot(), literals.size() - 1, 0);
      }
    }

    private void add(ConditionTest.In in) {
      List<NumberSet.Range> parts = in.numbers().ranges();
      if (in.numbers().bits() > Long.SIZE) {
        int index = rangeCount;
        for (NumberSet.Range part : parts) {
          addRange(part.low().shiftRight(Long.SIZE));
          addRange(part.low());
          addRange(part.high().shiftRight(Long.SIZE));
          addRange(part.high());
        }
        add(WITHIN_WIDE, in.slot(), index, parts.size());
      } else if (parts.size() == 1) {
        NumberSet.Range only = parts.get(0);
        long distance = only.high().subtract(only.low()).longValue();
        add(WITHIN, in.slot(), only.low().longValue(), distance);
      } else {
        int index = rangeCount;
        for (NumberSet.Range part : parts) {
          addRange(part.low());
          addRange(part.high());
        }
        add(WITHIN_MANY, in.slot(), index, parts.size());
      }
    }

    private void add(byte operation, int slot, long one, long other) {
      if (size == operations.length) {
        int more = 2 * size;
        operations = Arrays.copyOf(operations, more);
        slots = Arrays.copyOf(slots, more);
        first = Arrays.copyOf(first, more);
        second = Arrays.copyOf(second, more);
        groupEnds = Arrays.copyOf(groupEnds, more);
      }
      operations[size] = operation;
      slots[size] = slot;
      first[size] = one;
      second[size] = other;
      size++;
    }

    private void addRange(BigInteger end) {
      if (rangeCount == ranges.length) {
        ranges = Arrays.copyOf(ranges, 2 * rangeCount);
      }
      ranges[rangeCount++] = end.longValue();
    }
  }
}
