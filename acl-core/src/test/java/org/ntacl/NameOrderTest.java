package org.ntacl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameOrderTest {
  private static final NameOrder ORDER = NameOrder.INSTANCE;

  @Test
  void compare_otherCase_isEqual() {
    assertThat(ORDER.compare("Software", "SOFTWARE")).isZero();
    assertThat(ORDER.same("\u00E4\u0431", "\u00C4\u0411")).isTrue();
  }

  @Test
  void compare_prefix_standsFirst() {
    assertThat(ORDER.compare("Run", "RunOnce")).isNegative();
    assertThat(ORDER.compare("RunOnce", "Run")).isPositive();
    assertThat(ORDER.same("Run", "RunOnce")).isFalse();
  }

  @Test
  void compare_underscore_standsBehindLetters() {
    assertThat(ORDER.compare("a_", "aB")).isPositive();
    assertThat(ORDER.compare("a_", "ab")).isPositive();
  }

  @Test
  void compare_units_notCodePoints() {
    assertThat(ORDER.compare("\uD800\uDC00", "\uFF5A")).isNegative();
  }

  @Test
  void compare_surrogates_keepTheirCase() {
    assertThat(ORDER.compare("\uD801\uDC28", "\uD801\uDC00")).isPositive();
  }

  @Test
  void upper_sharpS_staysOneUnit() {
    assertThat(ORDER.upper("stra\u00DFe")).isEqualTo("STRA\u00DFE");
    assertThat(ORDER.upper('z')).isEqualTo('Z');
  }
}
