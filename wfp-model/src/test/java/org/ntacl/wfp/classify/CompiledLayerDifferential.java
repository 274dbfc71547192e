package org.ntacl.wfp.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.testing.SeededCases;
import org.ntacl.wfp.model.ActionType;

/**
 * Compiled layers decide as the literal walk does, on random layers and traffic. More cases: {@code
 * -Dntacl.classifications=10000000}.
 */
class CompiledLayerDifferential {
  private static final int CLASSIFICATIONS = Integer.getInteger("ntacl.classifications", 204_000);
  private static final int OF_ONE_LAYER = 60;

  private final Map<ActionType, Integer> outcomes = new EnumMap<>(ActionType.class);
  private int vetoes;

  @Test
  void classify_equalsTheLiteralWalk() {
    SeededCases.of(6, CLASSIFICATIONS / OF_ONE_LAYER).check(this::compare);

    System.out.printf(
        "%d random classifications, compiled and literal: %s, %d vetoes%n",
        CLASSIFICATIONS, outcomes, vetoes);
    assertThat(outcomes)
        .containsOnlyKeys(
            ActionType.PERMIT, ActionType.BLOCK, ActionType.NONE, ActionType.NONE_NO_MATCH)
        .allSatisfy((action, count) -> assertThat(count).isGreaterThan(CLASSIFICATIONS / 200));
    assertThat(vetoes).isGreaterThan(CLASSIFICATIONS / 1000);
  }

  private void compare(RandomGenerator random) {
    RandomTraffic source = new RandomTraffic(random);
    LayerFilters layer = source.layer();
    Classifier classifier = classifier(random);
    CompiledLayer compiled = classifier.compile(layer);
    List<TrafficTokens> tokens = new ArrayList<>();
    List<PreparedTokens> prepared = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tokens.add(source.tokens());
      prepared.add(compiled.users().prepare(tokens.get(i)));
    }
    for (int i = 0; i < OF_ONE_LAYER; i++) {
      TrafficAttributes attributes = source.attributes();
      int who = random.nextInt(tokens.size());
      Classification expected = classifier.classify(layer, attributes, tokens.get(who));
      LayerTraffic traffic = compiled.traffic(attributes, prepared.get(who));
      assertThat(compiled.decide(traffic)).isEqualTo(expected);
      outcomes.merge(expected.action(), 1, Integer::sum);
      vetoes += expected.isVeto() ? 1 : 0;
    }
  }

  private static Classifier classifier(RandomGenerator random) {
    ClassifyOptions options = ClassifyOptions.DEFAULT;
    for (ClassifyOption option : ClassifyOption.values()) {
      if (random.nextInt(6) == 0) {
        options = options.with(option);
      }
    }
    return Classifier.standard().withOptions(options).withCallouts(RandomTraffic.callouts());
  }
}
