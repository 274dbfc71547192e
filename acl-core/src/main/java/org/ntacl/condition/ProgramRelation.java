package org.ntacl.condition;

import java.util.List;
import java.util.Optional;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.condition.Values.Kind;
import org.ntacl.internal.WindowsCase;

/**
 * A relation of an attribute and another operand in a {@link ConditionProgram}: the rules of {@link
 * Relation} over claims as they are, without a copy of their values. Immutable and thread-safe.
 */
final class ProgramRelation implements ConditionProgram.Term {
  /** How many pairs of values are compared one by one. */
  private static final int MAX_PAIRS = 256;

  private static final int UNKNOWN = TruthValue.UNKNOWN.ordinal();

  private final Operator operator;
  private final ProgramOperand left;
  private final ProgramOperand right;
  private final boolean strict;
  private final boolean isOrder;
  private final boolean isNegated;

  /** Whether the answer is known whatever the attribute is: nothing contains the empty set. */
  private final boolean isVain;

  /**
   * @param right an operand that is proper for the operator
   */
  ProgramRelation(Operator operator, ProgramOperand left, ProgramOperand right, boolean strict) {
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.strict = strict;
    this.isOrder = Relation.isOrder(operator);
    this.isNegated = Relation.isNegated(operator);
    // recorded: condition-eval, and a missing claim does neither
    this.isVain =
        !right.isAttribute()
            && right.kind() == Kind.NOTHING
            && Relation.isContains(operator)
            && !strict;
  }

  @Override
  public int run(ConditionContext caller) {
    if (isVain) {
      return ProgramOperand.truth(isNegated);
    }
    Optional<Claim> one = left.find(caller);
    Optional<Claim> other = right.isAttribute() ? right.find(caller) : Optional.empty();
    if (ProgramOperand.isMissing(one) || (right.isAttribute() && ProgramOperand.isMissing(other))) {
      return UNKNOWN;
    }
    Kind kind = Values.kind(one.get().type());
    boolean byCase = one.get().has(Claim.CASE_SENSITIVE);
    if (other.isEmpty()) {
      return compare(kind, one.get().values(), right.kind(), right.values(), byCase);
    }
    return compare(
        kind,
        one.get().values(),
        Values.kind(other.get().type()),
        other.get().values(),
        byCase || other.get().has(Claim.CASE_SENSITIVE));
  }

  private int compare(
      Kind kind, List<ClaimValue> ones, Kind otherKind, List<ClaimValue> others, boolean byCase) {
    if (!Relation.areComparable(isOrder, kind, otherKind)
        && !(Relation.mayBeTruths(isOrder, kind, otherKind, right.origin()) && right.areTruths())) {
      return ProgramOperand.ERROR;
    }
    if (ones.size() == 1 && others.size() == 1) {
      return ProgramOperand.truth(single(ones.get(0), others.get(0), byCase) != isNegated);
    }
    if (!Relation.isAnswerable(operator, ones.size(), others.size(), strict)) {
      return UNKNOWN;
    }
    if ((long) ones.size() * others.size() > MAX_PAIRS) {
      return ProgramOperand.TOO_MUCH;
    }
    return ProgramOperand.truth(several(ones, others, byCase) != isNegated);
  }

  private boolean single(ClaimValue one, ClaimValue other, boolean byCase) {
    if (!isOrder) {
      return areEqual(one, other, byCase);
    }
    int order = compare(one, other, byCase);
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  /** Any number of values but one on each side; those have no order. */
  private boolean several(List<ClaimValue> ones, List<ClaimValue> others, boolean byCase) {
    return switch (operator) {
      // recorded: condition-eval, `{"apple", "banana", "apple"}` does not equal two values
      case EQUAL, NOT_EQUAL ->
          (strict || ones.size() == others.size())
              && containsAll(ones, others, byCase)
              && containsAll(others, ones, byCase);
      case CONTAINS, NOT_CONTAINS -> containsAll(ones, others, byCase);
      case ANY_OF, NOT_ANY_OF -> containsAny(ones, others, byCase);
      default -> throw new IllegalStateException("`%s` of sets".formatted(operator.sddl()));
    };
  }

  private static boolean containsAll(
      List<ClaimValue> values, List<ClaimValue> wanted, boolean byCase) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!contains(values, wanted.get(i), byCase)) {
        return false;
      }
    }
    return true;
  }

  private static boolean containsAny(
      List<ClaimValue> values, List<ClaimValue> wanted, boolean byCase) {
    for (int i = 0; i < wanted.size(); i++) {
      if (contains(values, wanted.get(i), byCase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(List<ClaimValue> values, ClaimValue wanted, boolean byCase) {
    for (int i = 0; i < values.size(); i++) {
      if (areEqual(values.get(i), wanted, byCase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean areEqual(ClaimValue one, ClaimValue other, boolean byCase) {
    if (one instanceof StringValue text) {
      String second = ((StringValue) other).value();
      return text.value().length() == second.length()
          && compareTexts(text.value(), second, byCase) == 0;
    }
    return one instanceof SidValue || one instanceof OctetsValue
        ? one.equals(other)
        : number(one) == number(other) && isNegative(one) == isNegative(other);
  }

  private static int compare(ClaimValue one, ClaimValue other, boolean byCase) {
    if (one instanceof StringValue text) {
      return compareTexts(text.value(), ((StringValue) other).value(), byCase);
    }
    if (one instanceof OctetsValue octets) {
      return octets.value().compareTo(((OctetsValue) other).value());
    }
    if (isNegative(one) != isNegative(other)) {
      return isNegative(one) ? -1 : 1;
    }
    // of two numbers below zero, the bits of the greater one are greater, too
    return Long.compareUnsigned(number(one), number(other));
  }

  /** recorded: condition-eval, UTF-16 units in upper case as unsigned numbers. */
  private static int compareTexts(String one, String other, boolean byCase) {
    int common = Math.min(one.length(), other.length());
    for (int i = 0; i < common; i++) {
      char first = one.charAt(i);
      char second = other.charAt(i);
      int difference = first - second;
      if (difference != 0 && !byCase) {
        difference = WindowsCase.upper(first) - WindowsCase.upper(second);
      }
      if (difference != 0) {
        return difference;
      }
    }
    return one.length() - other.length();
  }

  /** Returns the 64 bits of a number or truth value; its sign is {@link #isNegative}. */
  static long number(ClaimValue value) {
    if (value instanceof UnsignedValue number) {
      return number.value();
    }
    return value instanceof IntegerValue number ? number.value() : ((BooleanValue) value).value();
  }

  private static boolean isNegative(ClaimValue value) {
    return !(value instanceof UnsignedValue) && number(value) < 0;
  }

  @Override
  public String toString() {
    return left + " " + operator.sddl() + " " + right;
  }
}
