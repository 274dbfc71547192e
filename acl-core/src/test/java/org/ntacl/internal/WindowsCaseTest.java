package org.ntacl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsCaseTest {
  @Test
  void upperAndLower_ascii_areThoseOfAscii() {
    assertThat(WindowsCase.upper("az AZ 09 @[`{")).isEqualTo("AZ AZ 09 @[`{");
    assertThat(WindowsCase.lower("az AZ 09 @[`{")).isEqualTo("az az 09 @[`{");
  }

  @Test
  void upperAndLower_pairedLetters_areMapped() {
    assertThat(WindowsCase.upper("äéÿωжա")).isEqualTo("ÄÉŸΩЖԱ");
    assertThat(WindowsCase.lower("ÄÉŸΩЖԱ")).isEqualTo("äéÿωжա");
  }

  @Test
  void upper_lettersWithoutWayBack_stay() {
    // sharp s, dotless i, micro sign, long s, title-case dz
    String alone = "\u00DF\u0131\u00B5\u017F\u01F2";
    assertThat(WindowsCase.upper(alone)).isEqualTo(alone);
  }

  @Test
  void lower_lettersWithoutWayBack_stay() {
    // capital i with dot, Kelvin, Angstrom and Ohm signs, capital sharp s, title-case dz
    String alone = "\u0130\u212A\u212B\u2126\u1E9E\u01F2";
    assertThat(WindowsCase.lower(alone)).isEqualTo(alone);
  }

  @Test
  void upper_finalSigma_isSigma() {
    assertThat(WindowsCase.upper("\u03C2")).isEqualTo("\u03A3");
    assertThat(WindowsCase.lower("\u03C2\u03A3")).isEqualTo("\u03C2\u03C3");
  }

  @Test
  void upper_settledLetter_isThatOfTheTableOnNtfsVolumes() {
    int letters = 0;
    for (int unit = 0; unit <= 0xFFFF; unit++) {
      char c = (char) unit;
      if (WindowsCase.isSettled(c)) {
        assertThat((int) WindowsCase.upper(c)).as("%04x", unit).isEqualTo(unit + onVolume(unit));
        letters += onVolume(unit) == 0 ? 0 : 1;
      }
    }
    assertThat(letters).isEqualTo(363);
  }

  /** What the $UpCase file that Vista writes adds to a unit, in the ranges that are settled. */
  private static int onVolume(int unit) {
    for (int[] row : ON_VOLUME) {
      if (unit >= row[0] && unit <= row[1] && (unit - row[0]) % row[3] == 0) {
        return row[2];
      }
    }
    return 0;
  }

  /** First, last, what is added, step. */
  private static final int[][] ON_VOLUME = {
    {0x0061, 0x007A, -32, 1},
    {0x00E0, 0x00F6, -32, 1},
    {0x00F8, 0x00FE, -32, 1},
    {0x00FF, 0x00FF, 0x79, 1},
    {0x0101, 0x012F, -1, 2},
    {0x0133, 0x0137, -1, 2},
    {0x013A, 0x0148, -1, 2},
    {0x014B, 0x0177, -1, 2},
    {0x017A, 0x017E, -1, 2},
    {0x03AC, 0x03AC, -38, 1},
    {0x03AD, 0x03AF, -37, 1},
    {0x03B1, 0x03C1, -32, 1},
    {0x03C2, 0x03C2, -31, 1},
    {0x03C3, 0x03CB, -32, 1},
    {0x03CC, 0x03CC, -64, 1},
    {0x03CD, 0x03CE, -63, 1},
    {0x0430, 0x044F, -32, 1},
    {0x0450, 0x045F, -80, 1},
    {0x0461, 0x0481, -1, 2},
    {0x1E01, 0x1E95, -1, 2},
    {0x1EA1, 0x1EF9, -1, 2},
    {0xFF41, 0xFF5A, -32, 1},
  };

  @Test
  void isSettled_lettersThatReleasesTreatDifferently_areNot() {
    // i with dot, Georgian an, Cherokee ya, Kelvin sign, title-case dz, Latin alpha, Coptic shei
    for (char c : "\u0130\u10D0\uABBF\u212A\u01F2\u0251\u2CEC".toCharArray()) {
      assertThat(WindowsCase.isSettled(c)).as("%04x", (int) c).isFalse();
    }
  }

  @Test
  void upperAndLower_everyUnit_areEachOthersInverse() {
    for (int unit = 0; unit <= 0xFFFF; unit++) {
      char c = (char) unit;
      if (WindowsCase.upper(c) != c && c != 0x03C2) {
        assertThat(WindowsCase.lower(WindowsCase.upper(c))).isEqualTo(c);
        assertThat(WindowsCase.lower(c)).isEqualTo(c);
      }
      if (Character.isSurrogate(c)) {
        assertThat(WindowsCase.upper(c)).isEqualTo(c);
      }
    }
  }
}
