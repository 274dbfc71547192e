package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntegrityLevelTest {
  private static final List<IntegrityLevel> ASCENDING =
      List.of(
          IntegrityLevel.UNTRUSTED,
          IntegrityLevel.LOW,
          IntegrityLevel.MEDIUM,
          IntegrityLevel.MEDIUM_PLUS,
          IntegrityLevel.HIGH,
          IntegrityLevel.SYSTEM,
          IntegrityLevel.PROTECTED,
          IntegrityLevel.SECURE);

  @Test
  void constants_sids_areThoseOfWindows() {
    assertThat(ASCENDING)
        .extracting(level -> level.sid().toString())
        .containsExactly(
            "S-1-16-0",
            "S-1-16-4096",
            "S-1-16-8192",
            "S-1-16-8448",
            "S-1-16-12288",
            "S-1-16-16384",
            "S-1-16-20480",
            "S-1-16-28672");
  }

  @Test
  void names_ofTheBatchProtocol_leadThereAndBack() {
    assertThat(ASCENDING)
        .extracting(IntegrityLevel::toString)
        .containsExactly(
            "untrusted", "low", "medium", "mediumPlus", "high", "system", "protected", "secure");
    for (IntegrityLevel level : ASCENDING) {
      assertThat(IntegrityLevel.named(level.toString())).contains(level);
    }
    assertThat(IntegrityLevel.named("Medium")).isEmpty();
    assertThat(IntegrityLevel.named("")).isEmpty();
  }

  @Test
  void of_labelSid_isItsLevel() {
    for (IntegrityLevel level : ASCENDING) {
      assertThat(IntegrityLevel.of(level.sid())).contains(level);
    }
    IntegrityLevel unnamed = IntegrityLevel.of(Sid.parse("S-1-16-5000")).orElseThrow();
    assertThat(unnamed.level()).isEqualTo(5000);
    assertThat(unnamed.name()).isEmpty();
    assertThat(unnamed).hasToString("S-1-16-5000");
  }

  @Test
  void of_otherSid_isEmpty() {
    assertThat(IntegrityLevel.of(Sid.parse("S-1-16-4096-0"))).isEmpty();
    assertThat(IntegrityLevel.of(Sid.parse("S-1-5-4096"))).isEmpty();
    assertThat(IntegrityLevel.of(Sid.of(16))).isEmpty();
  }

  @Test
  void dominates_eachPair_isTheOrderOfLevels() {
    for (int i = 0; i < ASCENDING.size(); i++) {
      for (int j = 0; j < ASCENDING.size(); j++) {
        assertThat(ASCENDING.get(i).dominates(ASCENDING.get(j))).isEqualTo(i >= j);
        assertThat(Integer.signum(ASCENDING.get(i).compareTo(ASCENDING.get(j))))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void dominates_levelAbove31Bits_isUnsigned() {
    IntegrityLevel highest = IntegrityLevel.of(Sid.parse("S-1-16-4294967295")).orElseThrow();
    assertThat(highest.dominates(IntegrityLevel.SECURE)).isTrue();
    assertThat(IntegrityLevel.SECURE.dominates(highest)).isFalse();
    assertThat(highest).isGreaterThan(IntegrityLevel.SECURE);
    assertThat(highest).hasToString("S-1-16-4294967295");
  }
}
