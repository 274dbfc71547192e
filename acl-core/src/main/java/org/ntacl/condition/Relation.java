package org.ntacl.condition;

import java.util.Collections;
import java.util.Optional;
import org.ntacl.condition.Values.Kind;
import org.ntacl.condition.Values.Origin;

/**
 * What a relation of two operands comes to (MS-DTYP 2.4.4.17.6, corrected by recorded outcomes).
 *
 * <p>An error, which makes the whole expression UNKNOWN, is an empty result; a missing claim is an
 * UNKNOWN of its own only.
 */
final class Relation {
  private final Operator operator;
  private final Values left;
  private final Values right;
  private final boolean strict;

  private Relation(Operator operator, Values left, Values right, boolean strict) {
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.strict = strict;
  }

  /**
   * Returns the outcome of a relation, or empty for an error.
   *
   * @param operator one of {@link Operator.Kind#RELATION}
   * @param left the values of an attribute
   * @param strict whether MS-DTYP is to be followed to the letter
   */
  static Optional<TruthValue> evaluate(
      Operator operator, Values left, Values right, boolean strict) {
    return new Relation(operator, left, right, strict).evaluate();
  }

  private Optional<TruthValue> evaluate() {
    if (left.kind() == Kind.MALFORMED
        || right.kind() == Kind.MALFORMED
        || !isRightSideProper(operator, right.kind(), right.origin(), strict)) {
      return Optional.empty();
    }
    if (right.kind() == Kind.NOTHING && isContains(operator) && !strict) {
      // recorded: condition-eval, nothing contains the empty set, and a missing claim does neither
      return Optional.of(TruthValue.of(isNegated(operator)));
    }
    if (left.kind() == Kind.MISSING || right.kind() == Kind.MISSING) {
      return Optional.of(TruthValue.UNKNOWN);
    }
    if (!areComparable()) {
      return Optional.empty();
    }
    if (!isAnswerable(operator, left.size(), right.size(), strict)) {
      return Optional.of(TruthValue.UNKNOWN);
    }
    return Optional.of(TruthValue.of(holds() != isNegated(operator)));
  }

  private boolean areComparable() {
    boolean order = isOrder(operator);
    return areComparable(order, left.kind(), right.kind())
        || (mayBeTruths(order, left.kind(), right.kind(), right.origin()) && right.areTruths());
  }

  /** Tells whether the right operand can be one whatever the left one is. */
  static boolean isRightSideProper(Operator operator, Kind kind, Origin origin, boolean strict) {
    return switch (operator) {
      // recorded: condition-eval, a single literal to the right of Any_of is an error
      case ANY_OF, NOT_ANY_OF -> origin != Origin.LITERAL || strict;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          origin == Origin.ATTRIBUTE || (origin == Origin.LITERAL && kind.isOrdered());
      default -> true;
    };
  }

  /** Tells whether values of two kinds, none of them missing or malformed, can be compared. */
  static boolean areComparable(boolean order, Kind left, Kind right) {
    if (left == Kind.BINARY || right == Kind.BINARY) {
      return false;
    }
    return left == right ? !order || left.isOrdered() : right == Kind.NOTHING;
  }

  /**
   * Tells whether values can be compared that are of two kinds, if those on the right are 0 or 1.
   */
  static boolean mayBeTruths(boolean order, Kind left, Kind right, Origin origin) {
    // recorded: condition-eval, a truth value against 42 is an error; 0 and 1 are its spellings
    return left == Kind.TRUTH && right == Kind.NUMBER && origin != Origin.ATTRIBUTE && !order;
  }

  /** MS-DTYP 2.4.4.17.6: several values have no order. Recorded: they can be unequal and so on. */
  static boolean isAnswerable(Operator operator, int left, int right, boolean strict) {
    boolean single = left <= 1 && right <= 1;
    return single || !(isOrder(operator) || (strict && isNegated(operator)));
  }

  static boolean isOrder(Operator operator) {
    return switch (operator) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      default -> false;
    };
  }

  static boolean isContains(Operator operator) {
    return operator == Operator.CONTAINS || operator == Operator.NOT_CONTAINS;
  }

  static boolean isNegated(Operator operator) {
    return switch (operator) {
      case NOT_EQUAL, NOT_CONTAINS, NOT_ANY_OF -> true;
      default -> false;
    };
  }

  /** Tells whether the relation holds, its negation left out. */
  private boolean holds() {
    boolean byCase = left.isCaseSensitive() || right.isCaseSensitive();
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> areEqual(byCase);
      case LESS -> left.compareTo(right, byCase) < 0;
      case LESS_OR_EQUAL -> left.compareTo(right, byCase) <= 0;
      case GREATER -> left.compareTo(right, byCase) > 0;
      case GREATER_OR_EQUAL -> left.compareTo(right, byCase) >= 0;
      case CONTAINS, NOT_CONTAINS ->
          left == right || left.distinct(byCase).containsAll(right.distinct(byCase));
      case ANY_OF, NOT_ANY_OF ->
          !Collections.disjoint(left.distinct(byCase), right.distinct(byCase));
      default -> throw new IllegalStateException("`%s` is no relation".formatted(operator.sddl()));
    };
  }

  private boolean areEqual(boolean byCase) {
    // recorded: condition-eval, `{"apple", "banana", "apple"}` does not equal two values
    return (strict || left.size() == right.size())
        && left.distinct(byCase).equals(right.distinct(byCase));
  }
}
