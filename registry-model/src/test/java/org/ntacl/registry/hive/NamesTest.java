package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void hash_ignoresCase() {
    assertThat(Names.hash("")).isZero();
    assertThat(Names.hash("a")).isEqualTo(65);
    assertThat(Names.hash("Ab")).isEqualTo(65 * 37 + 66).isEqualTo(Names.hash("aB"));
    assertThat(Names.hash("ж")).isEqualTo(0x0416);
  }

  @Test
  void hint_isTheFirstFourCharacters() {
    assertThat(Names.hint("abcde")).isEqualTo(0x6463_6261);
    assertThat(Names.hint("aÿ")).isEqualTo(0xFF61);
    assertThat(Names.hint("abcж")).isZero();
    assertThat(Names.hint("abcdж")).isEqualTo(0x6463_6261);
  }

  @Test
  void shown_isOneLineOfBoundedLength() {
    assertThat(Names.shown("a\nb\u0000\uD800")).isEqualTo("a\\u000ab\\u0000\\ud800");
    assertThat(Names.shown("x".repeat(500))).hasSize(65).endsWith("…");
  }
}
