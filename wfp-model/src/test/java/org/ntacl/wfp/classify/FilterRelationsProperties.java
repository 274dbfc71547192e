package org.ntacl.wfp.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntacl.testing.SeededCases;
import org.ntacl.wfp.model.Filter;

/** What is claimed about filters without effect is never refuted by traffic. */
class FilterRelationsProperties {
  private int contradictions;
  private int shadows;
  private int matches;

  @Test
  void claims_holdForAllTraffic() {
    SeededCases.of(2, 400).check(random -> check(new RandomTraffic(random)));

    System.out.printf(
        "%d contradictions and %d shadows claimed, %d times both filters matched%n",
        contradictions, shadows, matches);
    assertThat(contradictions).isGreaterThan(500);
    assertThat(shadows).isGreaterThan(1_000);
    assertThat(matches).isGreaterThan(1_000);
  }

  private void check(RandomTraffic source) {
    LayerFilters layer = source.layer();
    FilterRelations relations = FilterRelations.of(layer, ClassifyOptions.DEFAULT);
    FilterMatch match = new FilterMatch(layer.layer(), ClassifyOptions.DEFAULT);
    contradictions += relations.contradictions().size();
    shadows += relations.shadows().size();
    for (int i = 0; i < 20; i++) {
      TrafficFacts facts = new TrafficFacts(source.attributes(), source.tokens());
      for (Filter filter : relations.contradictions()) {
        assertThat(match.matches(filter, facts)).as("%s", filter).isFalse();
      }
      for (Map.Entry<Filter, Filter> shadow : relations.shadows().entrySet()) {
        if (match.matches(shadow.getKey(), facts)) {
          matches++;
          assertThat(match.matches(shadow.getValue(), facts)).as("%s", shadow).isTrue();
        }
      }
    }
  }
}
