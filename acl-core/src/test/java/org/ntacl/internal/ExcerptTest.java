package org.ntacl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void around_shortText_isAllOfIt() {
    assertThat(Excerpt.around("S-1-5", 2)).isEqualTo("`S-1-5`");
    assertThat(Excerpt.around("", 0)).isEqualTo("``");
    assertThat(Excerpt.around("S-1-5", 5)).isEqualTo("`S-1-5`");
  }

  @Test
  void around_longText_isCutOnBothSides() {
    String text = "a".repeat(1_000_000) + "x" + "b".repeat(1_000_000);
    assertThat(Excerpt.around(text, 1_000_000))
        .isEqualTo("`…" + "a".repeat(40) + "x" + "b".repeat(39) + "…`");
    assertThat(Excerpt.around(text, 0)).isEqualTo("`" + "a".repeat(40) + "…`");
    assertThat(Excerpt.around(text, text.length())).isEqualTo("`…" + "b".repeat(40) + "`");
  }

  @Test
  void around_charactersThatBreakALine_areEscaped() {
    assertThat(Excerpt.around("a\r\n\t\u0000\u2028\u2029\u202e\ud800ü€", 3))
        .isEqualTo("`a\\u000d\\u000a\\u0009\\u0000\\u2028\\u2029\\u202e\\ud800ü€`");
  }

  @Test
  void of_character_isEscapedAlike() {
    assertThat(Excerpt.of('x')).isEqualTo("`x`");
    assertThat(Excerpt.of('\n')).isEqualTo("`\\u000a`");
  }
}
