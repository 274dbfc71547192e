package org.ntacl.condition;

import java.util.List;
import java.util.Optional;

/**
 * Where the operands of each operator are in tokens in postfix order, and whether SDDL can say the
 * whole.
 *
 * <p>The token of an operator is the last one of its sub-expression, so a sub-expression is known
 * by its last index; the array of first indices is all that it takes to walk the tree forth and
 * back, in linear time.
 */
final class ConditionShape {
  private final List<ConditionToken> tokens;
  private final int[] firsts;

  private ConditionShape(List<ConditionToken> tokens, int[] firsts) {
    this.tokens = tokens;
    this.firsts = firsts;
  }

  /** Returns the shape of tokens that leave exactly one result. */
  static ConditionShape of(List<ConditionToken> tokens) {
    int[] firsts = new int[tokens.size()];
    for (int i = 0; i < firsts.length; i++) {
      int first = i;
      if (tokens.get(i) instanceof Operator operator) {
        first = firsts[i - 1];
        if (operator.arity() == 2) {
          first = firsts[first - 1];
        }
      }
      firsts[i] = first;
    }
    return new ConditionShape(tokens, firsts);
  }

  /** Returns the last index of the right or only operand of the operator at an index. */
  int right(int operator) {
    return operator - 1;
  }

  /** Returns the last index of the left operand of the binary operator at an index. */
  int left(int operator) {
    return firsts[operator - 1] - 1;
  }

  /** Returns why SDDL cannot say the tokens, or empty when it can. */
  Optional<String> obstacle() {
    for (int i = 0; i < tokens.size(); i++) {
      int index = i;
      Optional<String> obstacle = tokenObstacle(tokens.get(i)).or(() -> operandObstacle(index));
      if (obstacle.isPresent()) {
        return Optional.of("token %d is %s".formatted(i, obstacle.get()));
      }
    }
    return isTerm(tokens.size() - 1)
        ? Optional.empty()
        : Optional.of("it is nothing but a literal");
  }

  private static Optional<String> tokenObstacle(ConditionToken token) {
    if (token instanceof Attribute attribute) {
      return AttributePrinter.obstacle(attribute);
    }
    if (token instanceof Literal literal) {
      return LiteralPrinter.obstacle(literal);
    }
    if (token instanceof Composite composite) {
      return composite.elements().stream()
          .map(LiteralPrinter::obstacle)
          .flatMap(Optional::stream)
          .findFirst()
          .map(reason -> "a set with " + reason);
    }
    return Optional.empty();
  }

  private Optional<String> operandObstacle(int index) {
    if (!(tokens.get(index) instanceof Operator operator)) {
      return Optional.empty();
    }
    boolean sayable =
        switch (operator.kind()) {
          case RELATION -> isAttribute(left(index)) && isRightHandSide(right(index));
          case EXISTENCE -> isAttribute(right(index));
          case MEMBERSHIP -> isValue(right(index));
          case LOGIC -> isTerm(right(index)) && (operator.arity() == 1 || isTerm(left(index)));
        };
    return sayable
        ? Optional.empty()
        : Optional.of("`%s` with an operand it cannot have in a text".formatted(operator.sddl()));
  }

  private boolean isTerm(int last) {
    return isAttribute(last) || tokens.get(last) instanceof Operator;
  }

  private boolean isAttribute(int last) {
    return tokens.get(last) instanceof Attribute;
  }

  private boolean isValue(int last) {
    return tokens.get(last) instanceof Literal || tokens.get(last) instanceof Composite;
  }

  /** recorded: sddl-text should_fail, no local attribute stands on the right. */
  private boolean isRightHandSide(int last) {
    return tokens.get(last) instanceof Attribute attribute
        ? attribute.source() != Attribute.Source.LOCAL
        : isValue(last);
  }
}
