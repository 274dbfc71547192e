package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthValueTest {
  @ParameterizedTest
  @CsvSource({
    "TRUE, TRUE, TRUE, TRUE",
    "TRUE, FALSE, FALSE, TRUE",
    "TRUE, UNKNOWN, UNKNOWN, TRUE",
    "FALSE, TRUE, FALSE, TRUE",
    "FALSE, FALSE, FALSE, FALSE",
    "FALSE, UNKNOWN, FALSE, UNKNOWN",
    "UNKNOWN, TRUE, UNKNOWN, TRUE",
    "UNKNOWN, FALSE, FALSE, UNKNOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
  })
  void andOr_everyPair_isAsInDtyp(
      TruthValue left, TruthValue right, TruthValue and, TruthValue or) {
    assertThat(left.and(right)).isEqualTo(and);
    assertThat(left.or(right)).isEqualTo(or);
  }

  @Test
  void not_everyValue_isAsInDtyp() {
    assertThat(TruthValue.TRUE.not()).isEqualTo(TruthValue.FALSE);
    assertThat(TruthValue.FALSE.not()).isEqualTo(TruthValue.TRUE);
    assertThat(TruthValue.UNKNOWN.not()).isEqualTo(TruthValue.UNKNOWN);
  }

  @Test
  void of_plainTruth_isNeverUnknown() {
    assertThat(TruthValue.of(true)).isEqualTo(TruthValue.TRUE);
    assertThat(TruthValue.of(false)).isEqualTo(TruthValue.FALSE);
  }
}
