package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.ntacl.claim.ClaimSet;

/** Evaluates conditions token by token and as programs, which must come to the same. */
final class BothWays {
  private BothWays() {}

  static TruthValue evaluate(
      List<ConditionToken> tokens, FixedContext context, Set<ConditionOption> options) {
    TruthValue value = ConditionEvaluator.evaluate(tokens, context, options);
    // programs are made of expressions, and for claims that a token or a resource can have
    if (isExpression(tokens) && context.claims().stream().allMatch(c -> c.fault().isEmpty())) {
      Condition condition = Condition.of(tokens);
      ClaimSet resource = ClaimSet.ofResource(context.claims());
      for (boolean denying : new boolean[] {false, true}) {
        ConditionProgram program = ConditionProgram.compile(condition, options, resource, denying);
        assertThat(program.evaluate(context)).as("program of %s", condition).isEqualTo(value);
      }
    }
    return value;
  }

  private static boolean isExpression(List<ConditionToken> tokens) {
    OperandCount operands = new OperandCount();
    return tokens.stream().allMatch(operands::accept) && operands.waiting() == 1;
  }
}
