package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntacl.access.CallerContext;
import org.ntacl.claim.ClaimSet;
import org.ntacl.testing.PopulationClaims;
import org.ntacl.testing.PopulationConditions;
import org.ntacl.testing.RandomTokens;
import org.ntacl.testing.RandomValues;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;

/** Holds compiled conditions to the evaluation of their tokens. */
class ConditionProgramDifferential {
  private static final int CASES = Integer.getInteger("ntacl.cases", 200_000);

  @Test
  void evaluate_anyCondition_agreesWithTheEvaluationOfItsTokens() {
    Map<TruthValue, Integer> outcomes = new EnumMap<>(TruthValue.class);
    SeededCases.of(42, CASES)
        .check(
            random -> {
              RandomValues values = new RandomValues(random);
              Condition condition = new PopulationConditions(random).any();
              ClaimSet resource = ClaimSet.ofResource(new PopulationClaims(random).ofToken());
              AccessToken token = new RandomTokens(random).any();
              boolean denying = random.nextBoolean();
              Set<ConditionOption> options = EnumSet.noneOf(ConditionOption.class);
              for (ConditionOption option : ConditionOption.values()) {
                if (values.oneIn(4)) {
                  options.add(option);
                }
              }
              TruthValue expected =
                  condition.evaluate(
                      denying
                          ? CallerContext.forDenying(token, resource)
                          : CallerContext.forAllowing(token, resource),
                      options);
              ConditionProgram program =
                  ConditionProgram.compile(condition, options, resource, denying);
              assertThat(
                      program.evaluate(denying ? token.denyingContext() : token.allowingContext()))
                  .as("%s %s%n%s", condition, options, token)
                  .isEqualTo(expected);
              outcomes.merge(expected, 1, Integer::sum);
            });
    System.out.printf("compiled conditions: %d cases, %s%n", CASES, outcomes);
    assertThat(outcomes.values()).hasSize(3).allMatch(count -> count > CASES / 10);
  }
}
