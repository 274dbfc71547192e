package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ntacl.testing.PopulationConditions;
import org.ntacl.testing.SeededCases;

/** What must hold of every conditional expression, whatever it is about. */
class ConditionEvaluationProperties {
  private static final int CASES = 60_000;

  private static List<ConditionToken> and(List<ConditionToken> left, List<ConditionToken> right) {
    return join(Operator.AND, left, right);
  }

  private static List<ConditionToken> or(List<ConditionToken> left, List<ConditionToken> right) {
    return join(Operator.OR, left, right);
  }

  private static List<ConditionToken> join(
      Operator operator, List<ConditionToken> left, List<ConditionToken> right) {
    List<ConditionToken> tokens = new ArrayList<>(left);
    tokens.addAll(right);
    tokens.add(operator);
    return tokens;
  }

  private static List<ConditionToken> not(List<ConditionToken> operand) {
    List<ConditionToken> tokens = new ArrayList<>(operand);
    tokens.add(Operator.NOT);
    return tokens;
  }

  private static TruthValue evaluate(List<ConditionToken> tokens, ConditionContext context) {
    return ConditionEvaluator.evaluate(tokens, context, Set.of());
  }

  private record Law(List<ConditionToken> one, List<ConditionToken> other) {}

  private static void holds(long seed, BiConsumer<PopulationConditions, List<Law>> laws) {
    Map<TruthValue, Integer> outcomes = new EnumMap<>(TruthValue.class);
    SeededCases.of(seed, CASES)
        .check(
            random -> {
              RandomWorld world = new RandomWorld(random);
              List<Law> drawn = new ArrayList<>();
              laws.accept(new PopulationConditions(random), drawn);
              for (Law law : drawn) {
                TruthValue expected = evaluate(law.other(), world);
                outcomes.merge(expected, 1, Integer::sum);
                assertThat(evaluate(law.one(), world))
                    .as("%s as %s with %s", law.one(), law.other(), world)
                    .isEqualTo(expected);
              }
            });
    assertThat(outcomes).containsOnlyKeys(TruthValue.values());
  }

  @Test
  void logic_anyOperands_obeysDeMorgan() {
    holds(
        70,
        (conditions, laws) -> {
          List<ConditionToken> a = conditions.expression();
          List<ConditionToken> b = conditions.expression();
          laws.add(new Law(not(and(a, b)), or(not(a), not(b))));
          laws.add(new Law(not(or(a, b)), and(not(a), not(b))));
        });
  }

  @Test
  void logic_negatedTwice_isTheSame() {
    holds(
        71,
        (conditions, laws) -> {
          List<ConditionToken> a = conditions.expression();
          laws.add(new Law(not(not(a)), a));
        });
  }

  @Test
  void logic_operands_mayBeExchangedAndGrouped() {
    holds(
        72,
        (conditions, laws) -> {
          List<ConditionToken> a = conditions.expression();
          List<ConditionToken> b = conditions.expression();
          List<ConditionToken> c = conditions.expression();
          laws.add(new Law(and(a, b), and(b, a)));
          laws.add(new Law(or(a, b), or(b, a)));
          laws.add(new Law(and(and(a, b), c), and(a, and(b, c))));
          laws.add(new Law(or(or(a, b), c), or(a, or(b, c))));
          laws.add(new Law(and(a, or(b, c)), or(and(a, b), and(a, c))));
          laws.add(new Law(or(a, and(b, c)), and(or(a, b), or(a, c))));
          laws.add(new Law(and(a, a), a));
          laws.add(new Law(or(a, a), a));
        });
  }

  @Test
  void relations_withNot_areTheOppositeOfThoseWithout() {
    holds(
        73,
        (conditions, laws) -> {
          List<ConditionToken> a = conditions.expression();
          opposite(a.get(a.size() - 1))
              .ifPresent(
                  opposite -> {
                    List<ConditionToken> other = new ArrayList<>(a.subList(0, a.size() - 1));
                    other.add(opposite);
                    laws.add(new Law(not(a), other));
                  });
        });
  }

  private static Optional<Operator> opposite(ConditionToken token) {
    if (!(token instanceof Operator operator)) {
      return Optional.empty();
    }
    if (operator == Operator.EQUAL) {
      return Optional.of(Operator.NOT_EQUAL);
    }
    return Stream.of(Operator.values())
        .filter(other -> other.name().equals("NOT_" + operator.name()))
        .findFirst();
  }

  @Test
  void relations_ofTwoAttributes_haveTheirMirrorImages() {
    Map<Operator, Operator> mirrored =
        Map.of(
            Operator.EQUAL, Operator.EQUAL,
            Operator.NOT_EQUAL, Operator.NOT_EQUAL,
            Operator.LESS, Operator.GREATER,
            Operator.LESS_OR_EQUAL, Operator.GREATER_OR_EQUAL,
            Operator.GREATER, Operator.LESS,
            Operator.GREATER_OR_EQUAL, Operator.LESS_OR_EQUAL,
            Operator.ANY_OF, Operator.ANY_OF,
            Operator.NOT_ANY_OF, Operator.NOT_ANY_OF);
    holds(
        74,
        (conditions, laws) -> {
          Attribute one = conditions.attribute();
          Attribute two = conditions.attribute();
          mirrored.forEach(
              (operator, mirror) ->
                  laws.add(new Law(List.of(one, two, operator), List.of(two, one, mirror))));
        });
  }

  @Test
  void options_thatDoNotConcernAnExpression_changeNothing() {
    SeededCases.of(75, CASES)
        .check(
            random -> {
              RandomWorld world = new RandomWorld(random);
              List<ConditionToken> tokens = new PopulationConditions(random).expression();
              TruthValue plain = evaluate(tokens, world);
              TruthValue odd =
                  ConditionEvaluator.evaluate(tokens, world, Set.of(ConditionOption.ODD_NEGATION));
              assertThat(odd).isIn(plain, TruthValue.UNKNOWN);
              if (!tokens.contains(Operator.EXISTS) && !tokens.contains(Operator.NOT_EXISTS)) {
                assertThat(
                        ConditionEvaluator.evaluate(
                            tokens, world, Set.of(ConditionOption.EXISTS_ANY_ATTRIBUTE)))
                    .isEqualTo(plain);
              }
            });
  }
}
