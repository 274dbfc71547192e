package org.ntacl.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;

class ClaimTest {
  @ParameterizedTest
  @CsvSource({
    "1, TI, INT64",
    "2, TU, UINT64",
    "3, TS, STRING",
    "5, TD, SID",
    "6, TB, BOOLEAN",
    "16, TX, OCTET_STRING",
  })
  void ofCode_typesWithLetters_areFoundBothWays(int code, String letters, ClaimType expected) {
    assertThat(ClaimType.ofCode(code)).contains(expected);
    assertThat(ClaimType.ofSddlCode(letters)).contains(expected);
    assertThat(ClaimType.ofSddlCode(letters.toLowerCase(Locale.ROOT))).contains(expected);
    assertThat(expected.code()).isEqualTo(code);
    assertThat(expected.sddlCode()).contains(letters);
  }

  @Test
  void ofCode_fqbn_hasNoLetters() {
    assertThat(ClaimType.ofCode(4)).contains(ClaimType.FQBN);
    assertThat(ClaimType.FQBN.sddlCode()).isEmpty();
  }

  @Test
  void ofCode_unknownNumbersAndLetters_areEmpty() {
    for (int code : new int[] {-1, 0, 7, 15, 17, 0x10001}) {
      assertThat(ClaimType.ofCode(code)).isEmpty();
    }
    assertThat(ClaimType.ofSddlCode("TZ")).isEmpty();
    assertThat(ClaimType.ofSddlCode("")).isEmpty();
  }

  @Test
  void new_valueOfAnotherType_isRefused() {
    assertThatThrownBy(
            () -> Claim.of("n", ClaimType.INT64, new IntegerValue(1), new UnsignedValue(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value 1 of claim `n` is UINT64, expected INT64");
  }

  @Test
  void new_list_isCopied() {
    List<ClaimValue> values = new ArrayList<>(List.of(new IntegerValue(1)));
    Claim claim = new Claim("n", ClaimType.INT64, 0, values);
    values.clear();
    assertThat(claim.values()).containsExactly(new IntegerValue(1));
  }

  @Test
  void has_mask_needsAllItsFlags() {
    Claim claim = new Claim("n", ClaimType.INT64, Claim.CASE_SENSITIVE | Claim.DISABLED, List.of());
    assertThat(claim.has(Claim.DISABLED)).isTrue();
    assertThat(claim.has(Claim.DISABLED | Claim.CASE_SENSITIVE)).isTrue();
    assertThat(claim.has(Claim.DISABLED | Claim.MANDATORY)).isFalse();
  }

  @Test
  void isCanonical_truthValue_isZeroOrOne() {
    assertThat(BooleanValue.of(true)).isEqualTo(new BooleanValue(1));
    assertThat(BooleanValue.of(false)).isEqualTo(new BooleanValue(0));
    assertThat(new BooleanValue(1).isCanonical()).isTrue();
    assertThat(new BooleanValue(2).isCanonical()).isFalse();
    assertThat(new BooleanValue(1L << 32).isCanonical()).isFalse();
  }

  @Test
  void fault_equalValues_isOne() {
    assertThat(Claim.of("a", ClaimType.INT64, new IntegerValue(0), new IntegerValue(0)).fault())
        .contains("values 0 and 1 of claim `a` are equal");
    assertThat(texts(0, "x", "foo", "FOO").fault())
        .contains("values 1 and 2 of claim `a` are equal");
    assertThat(texts(Claim.CASE_SENSITIVE, "foo", "FOO").fault()).isEmpty();
    assertThat(texts(Claim.CASE_SENSITIVE, "foo", "foo").fault()).isPresent();
    assertThat(texts(0, "foo", "bar").fault()).isEmpty();
    assertThat(texts(0).fault()).isEmpty();
  }

  private static Claim texts(int flags, String... values) {
    List<ClaimValue> texts = new ArrayList<>();
    for (String value : values) {
      texts.add(new ClaimValue.StringValue(value));
    }
    return new Claim("a", ClaimType.STRING, flags, texts);
  }

  @Test
  void fault_truthValueBeyondOne_isOne() {
    assertThat(Claim.of("a", ClaimType.BOOLEAN, new BooleanValue(2)).fault())
        .contains("value 0 of claim `a` is 2, expected 0 or 1");
    assertThat(Claim.of("a", ClaimType.BOOLEAN, new BooleanValue(0), new BooleanValue(-1)).fault())
        .contains("value 1 of claim `a` is 18446744073709551615, expected 0 or 1");
    assertThat(
            Claim.of("a", ClaimType.BOOLEAN, BooleanValue.of(true), BooleanValue.of(false)).fault())
        .isEmpty();
    assertThat(Claim.of("a", ClaimType.INT64, new IntegerValue(2)).fault()).isEmpty();
  }
}
