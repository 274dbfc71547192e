package org.ntacl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void upper_finalSigma_stays() {
    assertThat(WindowsCase.upper("\u03C2\u03C3")).isEqualTo("\u03C2\u03A3");
    assertThat(WindowsCase.lower("\u03C2\u03A3")).isEqualTo("\u03C2\u03C3");
  }

  @Test
  void upper_allUnits_areTheUpcaseFileOfWindows8() throws NoSuchAlgorithmException {
    ByteBuffer file = ByteBuffer.allocate(0x20000).order(ByteOrder.LITTLE_ENDIAN);
    for (int unit = 0; unit <= 0xFFFF; unit++) {
      file.putChar(WindowsCase.upper((char) unit));
    }
    byte[] digest = MessageDigest.getInstance("MD5").digest(file.array());
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo("7ff498a44e45e77374cc7c962b1b92f2");
  }

  @Test
  void lower_everyUnit_isTheLetterOfThatUpperCase() {
    char[] expected = new char[0x10000];
    for (int unit = 0; unit <= 0xFFFF; unit++) {
      expected[unit] = (char) unit;
    }
    for (int unit = 0; unit <= 0xFFFF; unit++) {
      char upper = WindowsCase.upper((char) unit);
      if (upper != unit) {
        assertThat((int) expected[upper]).as("%04x", unit).isEqualTo(upper);
        expected[upper] = (char) unit;
      }
    }
    for (int unit = 0; unit <= 0xFFFF; unit++) {
      assertThat((int) WindowsCase.lower((char) unit)).as("%04x", unit).isEqualTo(expected[unit]);
    }
  }

  /** Recorded: condition-eval; letters of Unicode up to 5.1. */
  @ParameterizedTest
  @CsvSource({
    "foo bar, Foo BAR",
    "\uFF46\uFF4F\uFF4F, \uFF26\uFF2F\uFF2F",
    "\u0107\u00E0\u021B, \u0106\u00C0\u021A",
    "\u1E3D, \u1E3C",
    "\u2178, \u2168",
    "\uA66D, \uA66C",
    "\u2C66, \u023E",
    "\u051B\u0523, \u051A\u0522",
  })
  void upper_recordedPairs_areEqual(String one, String other) {
    assertThat(WindowsCase.upper(one)).isEqualTo(WindowsCase.upper(other));
  }

  /** Recorded: condition-eval; the first is less than the second. */
  @ParameterizedTest
  @CsvSource({
    "\u00DF, \u1E9E",
    "SS, \u00DF",
    "\u2CEB, \u2CEC",
    "\u029E, \uA7B0",
    "\u029E, \u029F",
    "\uA7A6, \uA7A7",
    "\u025C, \uA7AB",
    "A, _",
    "a, _",
    "cat, \u0107\u00E0\u021B",
    "foo, \uFF46\uFF4F\uFF4F",
    "\uD7FB, \uD800\uDC00",
    "\uD800\uDC00, \uF900",
    "foo, foo bar",
  })
  void upper_recordedPairs_areLess(String less, String greater) {
    assertThat(WindowsCase.upper(less)).isLessThan(WindowsCase.upper(greater));
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
    assertThat(letters).isEqualTo(362);
  }

  /**
   * What the $UpCase files that Vista and its successors write add to a unit, in the ranges that
   * are settled.
   */
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
    // i with dot, final sigma, Georgian an, Cherokee ya, Kelvin sign, title-case dz, Latin alpha,
    // Coptic shei
    for (char c : "\u0130\u03C2\u10D0\uABBF\u212A\u01F2\u0251\u2CEC".toCharArray()) {
      assertThat(WindowsCase.isSettled(c)).as("%04x", (int) c).isFalse();
    }
  }

  @Test
  void upperAndLower_everyUnit_areEachOthersInverse() {
    for (int unit = 0; unit <= 0xFFFF; unit++) {
      char c = (char) unit;
      if (WindowsCase.upper(c) != c) {
        assertThat(WindowsCase.lower(WindowsCase.upper(c))).isEqualTo(c);
        assertThat(WindowsCase.lower(c)).isEqualTo(c);
      }
      if (Character.isSurrogate(c)) {
        assertThat(WindowsCase.upper(c)).isEqualTo(c);
      }
    }
  }
}
