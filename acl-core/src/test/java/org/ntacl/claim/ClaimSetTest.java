package org.ntacl.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;

class ClaimSetTest {
  private static Claim claim(String name, int flags, long... values) {
    List<ClaimValue> numbers =
        Arrays.stream(values).<ClaimValue>mapToObj(IntegerValue::new).toList();
    return new Claim(name, ClaimType.INT64, flags, numbers);
  }

  @Test
  void find_names_matchWhateverTheirCase() {
    ClaimSet claims = ClaimSet.ofToken(List.of(claim("Straße É", 0, 1)));
    assertThat(claims.forAllowing("STRAßE é")).contains(claim("Straße É", 0, 1));
    assertThat(claims.forDenying("sTRAße É")).isPresent();
    assertThat(claims.forAllowing("STRASSE É")).isEmpty();
    assertThat(ClaimSet.EMPTY.forAllowing("a")).isEmpty();
    assertThat(ClaimSet.EMPTY.forDenying("a")).isEmpty();
  }

  @Test
  void ofToken_severalOfOneName_theLastCounts() {
    ClaimSet claims = ClaimSet.ofToken(List.of(claim("a", 0, 1), claim("A", 0, 2)));
    assertThat(claims.forAllowing("a")).contains(claim("A", 0, 2));
    ClaimSet emptyLast = ClaimSet.ofToken(List.of(claim("a", 0, 1), claim("a", 0)));
    assertThat(emptyLast.forAllowing("a")).contains(claim("a", 0));
  }

  @Test
  void ofToken_disabled_isNotThere() {
    ClaimSet claims = ClaimSet.ofToken(List.of(claim("a", 0, 1), claim("a", Claim.DISABLED, 2)));
    assertThat(claims.forAllowing("a")).contains(claim("a", 0, 1));
    assertThat(claims.forDenying("a")).contains(claim("a", 0, 1));
    assertThat(ClaimSet.ofToken(List.of(claim("a", Claim.DISABLED, 2))).forDenying("a")).isEmpty();
    assertThat(ClaimSet.ofToken(List.of(claim("a", Claim.DISABLED_BY_DEFAULT, 2))).forAllowing("a"))
        .isPresent();
  }

  @Test
  void ofToken_forDenyingOnly_isThereForThatOnly() {
    ClaimSet claims = ClaimSet.ofToken(List.of(claim("a", 0, 1), claim("a", Claim.DENY_ONLY, 2)));
    assertThat(claims.forAllowing("a")).contains(claim("a", 0, 1));
    assertThat(claims.forDenying("a")).contains(claim("a", Claim.DENY_ONLY, 2));
  }

  @Test
  void ofToken_forDenyingOnlyAmongOthers_leavesThemForBoth() {
    Claim first = claim("a", 0, 1);
    Claim denying = claim("b", Claim.DENY_ONLY, 2);
    Claim last = claim("c", 0, 3);
    ClaimSet claims = ClaimSet.ofToken(List.of(first, denying, last, claim("a", 0, 4)));
    assertThat(claims.forAllowing("a"))
        .isEqualTo(claims.forDenying("a"))
        .contains(claim("a", 0, 4));
    assertThat(claims.forAllowing("b")).isEmpty();
    assertThat(claims.forDenying("b")).contains(denying);
    assertThat(claims.forAllowing("c")).isEqualTo(claims.forDenying("c")).contains(last);
  }

  @Test
  void ofToken_equalValues_areRefused() {
    List<Claim> claims = List.of(claim("b", 0, 1), claim("a", 0, 4, 2, 4));
    assertThatThrownBy(() -> ClaimSet.ofToken(claims))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values 0 and 2 of claim `a` are equal");
  }

  @Test
  void ofResource_severalOfOneName_theFirstUsableCounts() {
    Claim truth = Claim.of("a", ClaimType.BOOLEAN, new BooleanValue(2));
    ClaimSet claims =
        ClaimSet.ofResource(
            List.of(
                claim("a", 0),
                claim("A", 0, 1, 1),
                claim("a", Claim.DISABLED, 2),
                truth,
                claim("a", Claim.DENY_ONLY, 3),
                claim("a", 0, 4),
                claim("a", 0, 5)));
    assertThat(claims.forAllowing("a")).contains(claim("a", 0, 4));
    assertThat(claims.forDenying("a")).contains(claim("a", Claim.DENY_ONLY, 3));
    assertThat(ClaimSet.ofResource(List.of(claim("a", 0))).forAllowing("a")).isEmpty();
    assertThat(ClaimSet.ofResource(List.of())).isSameAs(ClaimSet.EMPTY);
  }
}
