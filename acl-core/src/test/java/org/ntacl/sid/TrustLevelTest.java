package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrustLevelTest {
  private static final TrustLevel LIGHT_WINDOWS = new TrustLevel(TrustLevel.LIGHT, 4096);

  @Test
  void of_trustSid_isTypeAndLevel() {
    assertThat(TrustLevel.of(Sid.parse("S-1-19-512-4096"))).contains(LIGHT_WINDOWS);
    assertThat(LIGHT_WINDOWS.sid()).hasToString("S-1-19-512-4096");
    assertThat(TrustLevel.of(Sid.parse("S-1-19-0-0"))).contains(TrustLevel.NONE);
  }

  @Test
  void of_otherSid_isEmpty() {
    assertThat(TrustLevel.of(Sid.parse("S-1-19-512"))).isEmpty();
    assertThat(TrustLevel.of(Sid.parse("S-1-19-512-4096-0"))).isEmpty();
    assertThat(TrustLevel.of(Sid.parse("S-1-16-512-4096"))).isEmpty();
    assertThat(TrustLevel.of(Sid.of(19))).isEmpty();
  }

  @Test
  void dominates_bothNumbers_mustNotBeBelow() {
    TrustLevel fullAuthenticode = new TrustLevel(TrustLevel.FULL, 1024);
    TrustLevel fullTcb = new TrustLevel(TrustLevel.FULL, 8192);
    assertThat(LIGHT_WINDOWS.dominates(LIGHT_WINDOWS)).isTrue();
    assertThat(LIGHT_WINDOWS.dominates(TrustLevel.NONE)).isTrue();
    assertThat(TrustLevel.NONE.dominates(LIGHT_WINDOWS)).isFalse();
    assertThat(fullTcb.dominates(LIGHT_WINDOWS)).isTrue();
    // neither above the other
    assertThat(fullAuthenticode.dominates(LIGHT_WINDOWS)).isFalse();
    assertThat(LIGHT_WINDOWS.dominates(fullAuthenticode)).isFalse();
  }

  @Test
  void dominates_numbersAbove31Bits_areUnsigned() {
    TrustLevel highest = new TrustLevel(-1, -1);
    assertThat(highest.dominates(LIGHT_WINDOWS)).isTrue();
    assertThat(LIGHT_WINDOWS.dominates(highest)).isFalse();
  }

  @Test
  void toString_named_isTypeAndLevel() {
    assertThat(LIGHT_WINDOWS).hasToString("ProtectedLight-Windows");
    assertThat(new TrustLevel(1024, 8192)).hasToString("Protected-WinTcb");
    assertThat(new TrustLevel(512, 1536)).hasToString("ProtectedLight-AntiMalware");
    assertThat(TrustLevel.NONE).hasToString("None-None");
    assertThat(new TrustLevel(512, 4097)).hasToString("S-1-19-512-4097");
    assertThat(new TrustLevel(7, 4096)).hasToString("S-1-19-7-4096");
  }
}
