package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidTextTest {
  @ParameterizedTest
  @CsvSource({
    "S-1-5-18, S-1-5-18",
    "s-1-5-18, S-1-5-18",
    // numbers: hexadecimal, leading zeros, saturation
    "S-1-0x20-3-4, S-1-32-3-4",
    "S-1-0X5-0x20-0x243, S-1-5-32-579",
    "S-01-05-020-0243, S-1-5-20-243",
    "S-1-3-4294967296-3-4, S-1-3-4294967295-3-4",
    "S-1-5-0xFFFFFFFFFFFFFFFFFFFFFFFF-1, S-1-5-4294967295-1",
    "S-1-5-99999999999999999999999999999999999999999999-1, S-1-5-4294967295-1",
    // after a hexadecimal revision every number is hexadecimal
    "S-0x1-20-0-579, S-1-32-0-1401",
    "S-0x01-5-fF-0x10, S-1-5-255-16",
    "S-0x1-500000000-20-243, S-1-0x500000000-32-579",
    // the authority prints decimal below 32 bits and in capitals from there
    "S-1-4294967295-1, S-1-4294967295-1",
    "S-1-4294967296-1, S-1-0x100000000-1",
    "S-1-5000000000-30-40, S-1-0x12A05F200-30-40",
    "S-1-281474976710655-1, S-1-0xFFFFFFFFFFFF-1",
    "S-1-0x00000000000000000FFFFFFFFFFFF-1, S-1-0xFFFFFFFFFFFF-1",
    // spaces before revision and authority
    "'S- 1-  2-3', S-1-2-3",
    "'S-   0x1- 20-3', S-1-32-3",
    // fifteen sub-authorities
    "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15, S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15",
  })
  void parse_liberties_areThoseOfWindows(String text, String expected) {
    assertThat(Sid.parse(text)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"\", 0, `S-`",
        "X-1-5-18, 0, `S-`",
        "BA, 0, `S-`",
        "\" S-1-5-18\", 0, `S-`",
        "S, 1, `-`",
        "S1, 1, `-`",
        "S-, 2, a number",
        "S-x, 2, a number",
        "S-0x, 4, a hexadecimal number",
        "S-0, 2, revision 1",
        "S-2-5-32-579, 2, revision 1",
        "S-10-5-32-579, 2, revision 1",
        "S-4294967297-5-18, 2, revision 1",
        "S-18446744073709551617-5-18, 2, revision 1",
        "S-0x10-5-18, 2, revision 1",
        "S-1, 3, `-`",
        "S-1-, 4, a number",
        "S-1-5, 5, `-`",
        "S-1-5-, 6, a number",
        "S-1-5--18, 6, a number",
        "S-1--5-18, 4, a number",
        "S-1--5, 4, a number",
        "S-1-5-+1, 6, a number",
        "S-1-5-0x-1, 8, a hexadecimal number",
        "S-1-5-32-57a, 11, `-`",
        "S-0x1-5-5g, 9, `-`",
        "\"S-1-5 -18\", 5, `-`",
        "\"S-1-5- 18\", 6, a number",
        "\"S-1-5-18 \", 8, `-`",
        "\"S -1-5-18\", 1, `-`",
        "S-1-281474976710656-1, 4, an identifier authority of at most 48 bits",
        "S-1-0x1000000000000-1, 4, an identifier authority of at most 48 bits",
        "S-1-99999999999999999999999999-1, 4, an identifier authority of at most 48 bits",
        "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16, 42, at most 15 sub-authorities",
        "S-1-5-\u0661, 6, a number",
        "\u017F-1-5-18, 0, `S-`",
      })
  void parse_noSid_saysWhereAndWhatWasExpected(String text, int offset, String expected) {
    SidSyntaxException fault =
        catchThrowableOfType(SidSyntaxException.class, () -> Sid.parse(text));
    assertThat(fault).as(text).isNotNull();
    assertThat(fault.offset()).as(text).isEqualTo(offset);
    assertThat(fault.expected()).isEqualTo(expected);
    assertThat(fault.input()).isEqualTo(text);
    assertThat(fault)
        .hasMessageStartingWith("unexpected ")
        .hasMessageContaining(" at offset " + offset + " of `")
        .hasMessageEndingWith("`: expected " + expected);
  }

  @Test
  void parse_partOfText_countsOffsetsFromItsStart() {
    String sddl = "O:S-1-5-18G:S-1-5-x";
    assertThat(Sid.parse(sddl, 2, 10)).isEqualTo(Sid.of(5, 18));
    SidSyntaxException fault =
        catchThrowableOfType(SidSyntaxException.class, () -> Sid.parse(sddl, 12, 19));
    assertThat(fault.offset()).isEqualTo(18);
    assertThat(fault)
        .hasMessage("unexpected `x` at offset 18 of `O:S-1-5-18G:S-1-5-x`: expected a number");
  }

  @Test
  void parse_partThatEnds_isAnUnexpectedEnd() {
    String sddl = "O:S-1-5-18";
    assertThatExceptionOfType(SidSyntaxException.class)
        .isThrownBy(() -> Sid.parse(sddl, 2, 8))
        .withMessage("unexpected end at offset 8 of `O:S-1-5-18`: expected a number");
    assertThatExceptionOfType(SidSyntaxException.class)
        .isThrownBy(() -> Sid.parse(sddl, 10, 10))
        .withMessage("unexpected end at offset 10 of `O:S-1-5-18`: expected `S-`");
    // a hexadecimal number does not take the letter of the next part
    assertThat(Sid.parse("O:S-1-2-0x200D:", 2, 13)).hasToString("S-1-2-512");
  }

  @Test
  void parse_rangeOutsideTheText_throws() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Sid.parse("S-1-5-18", 0, 9));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Sid.parse("S-1-5-18", -1, 8));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Sid.parse("S-1-5-18", 5, 4));
  }

  @Test
  void parse_hugeOrHostileText_givesAMessageOfOneLine() {
    String digits = "9".repeat(5_000_000);
    assertThat(Sid.parse("S-1-5-" + digits)).hasToString("S-1-5-4294967295");
    assertThatExceptionOfType(SidSyntaxException.class)
        .isThrownBy(() -> Sid.parse("S-1-5-" + digits + "\n"))
        .satisfies(
            fault -> assertThat(fault.getMessage()).hasSizeLessThan(200).doesNotContain("\n"));
  }
}
