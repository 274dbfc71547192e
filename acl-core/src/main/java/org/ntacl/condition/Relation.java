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
    if (left.kind() == Kind.MALFORMED || right.kind() == Kind.MALFORMED || !isRightSideProper()) {
      return Optional.empty();
    }
    if (right.kind() == Kind.NOTHING && isContains() && !strict) {
      // recorded: condition-eval, nothing contains the empty set, and a missing claim does neither
      return Optional.of(TruthValue.of(isNegated()));
    }
    if (left.kind() == Kind.MISSING || right.kind() == Kind.MISSING) {
      return Optional.of(TruthValue.UNKNOWN);
    }
    if (!areComparable()) {
      return Optional.empty();
    }
    if (!isAnswerable()) {
      return Optional.of(TruthValue.UNKNOWN);
    }
    return Optional.of(TruthValue.of(holds() != isNegated()));
  }

  /** Tells whether the right operand can be one whatever the left one is. */
  private boolean isRightSideProper() {
    return switch (operator) {
      // recorded: condition-eval, a single literal to the right of Any_of is an error
      case ANY_OF, NOT_ANY_OF -> right.origin() != Origin.LITERAL || strict;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          right.origin() == Origin.ATTRIBUTE
              || (right.origin() == Origin.LITERAL && right.kind().isOrdered());
      default -> true;
    };
  }

  private boolean areComparable() {
    if (left.kind() == Kind.BINARY || right.kind() == Kind.BINARY) {
      return false;
    }
    if (left.kind() == right.kind()) {
      return !isOrder() || left.kind().isOrdered();
    }
    if (right.kind() == Kind.NOTHING) {
      return true;
    }
    // recorded: condition-eval, a truth value against 42 is an error; 0 and 1 are its spellings
    return left.kind() == Kind.TRUTH
        && right.kind() == Kind.NUMBER
        && right.origin() != Origin.ATTRIBUTE
        && !isOrder()
        && right.areTruths();
  }

  /** MS-DTYP 2.4.4.17.6: several values have no order. Recorded: they can be unequal and so on. */
  private boolean isAnswerable() {
    boolean single = left.size() <= 1 && right.size() <= 1;
    return single || !(isOrder() || (strict && isNegated()));
  }

  private boolean isOrder() {
    return switch (operator) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      default -> false;
    };
  }

  private boolean isContains() {
    return operator == Operator.CONTAINS || operator == Operator.NOT_CONTAINS;
  }

  private boolean isNegated() {
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
