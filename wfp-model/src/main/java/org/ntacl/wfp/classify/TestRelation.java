package org.ntacl.wfp.classify;

import java.math.BigInteger;
import java.util.List;
import org.ntacl.wfp.classify.ConditionTest.Flags;
import org.ntacl.wfp.classify.ConditionTest.In;
import org.ntacl.wfp.classify.ConditionTest.Masked;
import org.ntacl.wfp.model.MatchType;

/**
 * Tells how tests relate for certain: what is claimed here holds for all traffic, what is not
 * claimed may hold as well.
 */
final class TestRelation {
  /** Sets of more numbers are not tried number by number. */
  private static final BigInteger TRIED = BigInteger.valueOf(64);

  private TestRelation() {}

  /** Tells whether traffic that meets one group meets the other. */
  static boolean implies(ConditionGroup narrow, ConditionGroup wide) {
    return narrow.tests().stream()
        .allMatch(one -> wide.tests().stream().anyMatch(other -> implies(one, other)));
  }

  static boolean implies(ConditionTest narrow, ConditionTest wide) {
    if (narrow.slot() != wide.slot()) {
      return false;
    }
    if (narrow.equals(wide)) {
      return true;
    }
    if (narrow instanceof In in) {
      return wide instanceof In other
          ? other.numbers().containsAll(in.numbers())
          : isSmall(in.numbers()) && allPass(in.numbers(), wide);
    }
    return narrow instanceof Flags flags && wide instanceof Flags other && implies(flags, other);
  }

  private static boolean implies(Flags narrow, Flags wide) {
    MatchType asked = wide.how();
    return switch (narrow.how()) {
      case FLAGS_ALL_SET ->
          (asked == MatchType.FLAGS_ALL_SET && (wide.mask() & ~narrow.mask()) == 0)
              || (asked == MatchType.FLAGS_ANY_SET && (wide.mask() & narrow.mask()) != 0);
      case FLAGS_ANY_SET -> asked == MatchType.FLAGS_ANY_SET && (narrow.mask() & ~wide.mask()) == 0;
      case FLAGS_NONE_SET ->
          asked == MatchType.FLAGS_NONE_SET && (wide.mask() & ~narrow.mask()) == 0;
      default -> false;
    };
  }

  private static boolean isSmall(NumberSet numbers) {
    BigInteger count = BigInteger.ZERO;
    for (NumberSet.Range range : numbers.ranges()) {
      count = count.add(range.high()).subtract(range.low()).add(BigInteger.ONE);
    }
    return numbers.bits() <= Long.SIZE && count.compareTo(TRIED) <= 0;
  }

  private static boolean allPass(NumberSet numbers, ConditionTest test) {
    for (NumberSet.Range range : numbers.ranges()) {
      int count = range.high().subtract(range.low()).intValue() + 1;
      for (int i = 0; i < count; i++) {
        if (!passes(range.low().longValue() + i, test)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean passes(long number, ConditionTest test) {
    if (test instanceof Flags flags) {
      long set = number & flags.mask();
      return switch (flags.how()) {
        case FLAGS_ALL_SET -> set == flags.mask();
        case FLAGS_ANY_SET -> set != 0;
        case FLAGS_NONE_SET -> set == 0;
        default -> false;
      };
    }
    return test instanceof Masked masked
        && ((number & masked.mask()) == masked.bits()) != masked.negated();
  }

  /** Tells whether no traffic meets all of some groups. */
  static boolean isContradiction(List<ConditionGroup> groups) {
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).isNeverMet()) {
        return true;
      }
      for (int j = 0; j < i; j++) {
        if (excludes(groups.get(i), groups.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean excludes(ConditionGroup one, ConditionGroup other) {
    return one.tests().stream()
        .allMatch(left -> other.tests().stream().allMatch(right -> excludes(left, right)));
  }

  private static boolean excludes(ConditionTest one, ConditionTest other) {
    if (one.slot() != other.slot()) {
      return false;
    }
    if (one instanceof In in && other instanceof In numbers) {
      return in.numbers().intersection(numbers.numbers()).isEmpty();
    }
    return one instanceof Flags left
        && other instanceof Flags right
        && (left.mask() & right.mask()) != 0
        && ((left.how() == MatchType.FLAGS_ALL_SET && right.how() == MatchType.FLAGS_NONE_SET)
            || (left.how() == MatchType.FLAGS_NONE_SET && right.how() == MatchType.FLAGS_ALL_SET));
  }
}
