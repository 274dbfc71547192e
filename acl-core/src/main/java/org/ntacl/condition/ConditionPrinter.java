package org.ntacl.condition;

import java.util.Arrays;
import java.util.List;
import org.ntacl.internal.TextBuilder;
import org.ntacl.sid.SidContext;

/**
 * Prints a condition as Windows does: one pair of parentheses round everything that is true or
 * false, single spaces round binary operators and behind words (recorded: sddl-bytes, 352
 * conditions).
 *
 * <p>Works off a stack of its own in time linear to the text, however deep the expression is.
 */
final class ConditionPrinter {
  /**
   * A stack item: a closing parenthesis. Items from 0 on are sub-expressions, those below it
   * operators to print.
   */
  private static final int CLOSE = -1;

  private final TextBuilder text;
  private final List<ConditionToken> tokens;
  private final ConditionShape shape;
  private final SidContext context;
  private int[] work = new int[16];
  private int depth;

  private ConditionPrinter(
      TextBuilder text, List<ConditionToken> tokens, ConditionShape shape, SidContext context) {
    this.text = text;
    this.tokens = tokens;
    this.shape = shape;
    this.context = context;
  }

  /** Appends the text of tokens whose shape has no obstacle. */
  static void append(
      TextBuilder text, List<ConditionToken> tokens, ConditionShape shape, SidContext context) {
    new ConditionPrinter(text, tokens, shape, context).run();
  }

  private void run() {
    push(tokens.size() - 1);
    while (depth > 0) {
      int item = work[--depth];
      if (item >= 0) {
        term(item);
      } else if (item == CLOSE) {
        text.append(')');
      } else {
        infix((Operator) tokens.get(CLOSE - 1 - item));
      }
    }
  }

  private void push(int item) {
    if (depth == work.length) {
      work = Arrays.copyOf(work, 2 * depth);
    }
    work[depth++] = item;
  }

  /** Prints the sub-expression that ends at an index, up to where the first inner one starts. */
  private void term(int last) {
    text.append('(');
    push(CLOSE);
    if (!(tokens.get(last) instanceof Operator operator)) {
      operand(last);
      return;
    }
    switch (operator.kind()) {
      case RELATION -> {
        operand(shape.left(last));
        infix(operator);
        operand(shape.right(last));
      }
      case EXISTENCE, MEMBERSHIP -> {
        text.append(operator.sddl()).append(' ');
        operand(shape.right(last));
      }
      case LOGIC -> logic(operator, last);
    }
  }

  private void logic(Operator operator, int last) {
    push(shape.right(last));
    if (operator.arity() == 1) {
      text.append(operator.sddl());
    } else {
      push(CLOSE - 1 - last);
      push(shape.left(last));
    }
  }

  private void infix(Operator operator) {
    text.append(' ').append(operator.sddl()).append(' ');
  }

  private void operand(int index) {
    ConditionToken token = tokens.get(index);
    if (token instanceof Attribute attribute) {
      AttributePrinter.append(text, attribute);
    } else if (token instanceof Composite composite) {
      LiteralPrinter.append(text, composite, context);
    } else if (token instanceof Literal literal) {
      LiteralPrinter.append(text, literal, context);
    }
  }
}
