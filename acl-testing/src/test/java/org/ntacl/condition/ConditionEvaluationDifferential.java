package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.testing.PopulationConditions;
import org.ntacl.testing.SeededCases;

/** Holds the evaluator of conditions to the slow reference. */
class ConditionEvaluationDifferential {
  private static final int CASES = 400_000;

  private static Set<ConditionOption> options(RandomGenerator random) {
    Set<ConditionOption> options = EnumSet.noneOf(ConditionOption.class);
    for (ConditionOption option : ConditionOption.values()) {
      if (random.nextInt(4) == 0) {
        options.add(option);
      }
    }
    return options;
  }

  @Test
  void evaluate_anyExpression_agreesWithTheReference() {
    Map<TruthValue, Integer> outcomes = new EnumMap<>(TruthValue.class);
    SeededCases.of(60, CASES)
        .check(
            random -> {
              RandomWorld world = new RandomWorld(random);
              List<ConditionToken> tokens = new PopulationConditions(random).expression();
              Set<ConditionOption> options = options(random);
              TruthValue expected = ReferenceCondition.evaluate(tokens, world, options);
              outcomes.merge(expected, 1, Integer::sum);
              assertThat(Condition.of(tokens).evaluate(world, options))
                  .as("%s with %s and %s", Condition.of(tokens), options, world)
                  .isEqualTo(expected);
            });
    System.out.println("conditions against reference: " + CASES + " cases, " + outcomes);
    for (TruthValue value : TruthValue.values()) {
      assertThat(outcomes.get(value)).isGreaterThan(CASES / 20);
    }
  }

  @Test
  void evaluate_anyTokens_agreesWithTheReferenceAndNeverThrows() {
    SeededCases.of(61, CASES)
        .check(
            random -> {
              RandomWorld world = new RandomWorld(random);
              List<ConditionToken> tokens = new PopulationConditions(random).tokens();
              Set<ConditionOption> options = options(random);
              assertThat(ConditionEvaluator.evaluate(tokens, world, options))
                  .as("%s with %s and %s", tokens, options, world)
                  .isEqualTo(ReferenceCondition.evaluate(tokens, world, options));
            });
  }
}
