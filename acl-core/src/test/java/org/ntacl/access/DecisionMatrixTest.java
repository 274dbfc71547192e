package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BU;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;

class DecisionMatrixTest {
  private static final int READ = 0x1;
  private static final int WRITE = 0x2;

  private final AccessToken plain = user().build();
  private final AccessToken writeRestricted = user().writeRestrictedTo(RC).build();
  private final AccessToken auditor = user().privileges(Privilege.SECURITY).build();
  private final PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
  private final DecisionMatrix matrix =
      DecisionMatrix.of(
          List.of(plain, writeRestricted, auditor),
          List.of(
              compiler.compile(sd(deny(WRITE, BU), allow(FA, WD))),
              compiler.compile(sd(allow(READ | WRITE, WD), allow(WRITE, RC))),
              compiler.compile(sd())));

  @Test
  void allows_rightsByName_looksAtThePair() {
    assertThat(matrix.allows(0, 0, READ)).isTrue();
    assertThat(matrix.allows(0, 0, WRITE)).isFalse();
    assertThat(matrix.allows(0, 0, READ | WRITE)).isFalse();
    assertThat(matrix.allows(0, 1, READ | WRITE)).isTrue();
    assertThat(matrix.allows(0, 2, READ)).isFalse();
    assertThat(matrix.allows(0, 0, ASS)).isFalse();
    assertThat(matrix.allows(2, 2, ASS)).isTrue();
  }

  @Test
  void allows_otherRequests_asksTheCheck() {
    assertThat(matrix.allows(0, 0, 0)).isFalse();
    assertThat(matrix.allows(0, 0, MAX)).isTrue();
    assertThat(matrix.allows(0, 2, MAX)).isFalse();
    assertThat(matrix.allows(0, 0, MAX | WRITE)).isFalse();
    assertThat(matrix.allows(0, 0, 0x8000_0000)).isTrue();
    assertThat(matrix.allows(0, 0, 0x4000_0000)).isFalse();
  }

  @Test
  void allows_rightsOnlyOneByOne_asksTheCheck() {
    assertThat(matrix.isLeftToCheck(1, 1)).isTrue();
    assertThat(matrix.isLeftToCheck(1, 0)).isFalse();
    assertThat(matrix.isLeftToCheck(0, 1)).isFalse();
    assertThat(matrix.allows(1, 1, READ)).isTrue();
    assertThat(matrix.allows(1, 1, WRITE)).isTrue();
    // with a right to write, the restricting SIDs must have the right to read, too
    assertThat(matrix.allows(1, 1, READ | WRITE)).isFalse();
    assertThat(matrix.allows(1, 1, MAX)).isTrue();
    assertThat(matrix.rights(1, 1).bits()).isEqualTo(READ | WRITE);
  }

  @Test
  void rights_ofAPair_areThoseGrantedAlone() {
    assertThat(matrix.rights(0, 0).bits()).isEqualTo(FA & ~WRITE);
    assertThat(matrix.rights(2, 2).bits()).isEqualTo(ASS);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4, 0x4000_0000, 0x8000_0000, 0xC000_0000})
  void allows_noSuchToken_isRefusedAlsoWhereItsRowWouldBeginAtAPairsPlace(int token) {
    List<AccessPolicy> four = Collections.nCopies(4, compiler.compile(sd(allow(FA, WD))));
    DecisionMatrix square = DecisionMatrix.of(Collections.nCopies(4, plain), four);

    assertThat(square.allows(3, 3, READ)).isTrue();
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> square.allows(token, 0, READ));
  }

  @Test
  void allows_noSuchPair_isRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> matrix.allows(0, 3, READ));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> matrix.allows(3, 0, READ));
    assertThat(matrix.tokens()).hasSize(3);
    assertThat(matrix.policies()).hasSize(3);
    assertThat(matrix).hasToString("3 tokens, 3 policies");
  }

  @Test
  void allows_nothingAskedForWhereThatIsGranted_isTrue() {
    AccessPolicy generous =
        compiler
            .withOptions(CheckOptions.DEFAULT.with(CheckOption.ZERO_ACCESS_GRANTED))
            .compile(sd());

    DecisionMatrix one = DecisionMatrix.of(List.of(plain), List.of(generous));

    assertThat(one.allows(0, 0, 0)).isTrue();
    assertThat(one.allows(0, 0, READ)).isFalse();
  }

  /** Sets of rights in one byte, two bytes and spelt out. */
  @ParameterizedTest
  @ValueSource(ints = {200, 300, 66_000})
  void allows_manyDifferentSets_staysExact(int different) {
    List<AccessPolicy> row =
        IntStream.range(0, different).mapToObj(i -> compiler.compile(sd(allow(i, WD)))).toList();

    DecisionMatrix wide = DecisionMatrix.of(List.of(plain, auditor), row);

    for (int i = 0; i < different; i++) {
      assertThat(wide.rights(0, i).bits()).isEqualTo(i);
      assertThat(wide.rights(1, i).bits()).isEqualTo(i | ASS);
      if (i != 0) {
        assertThat(wide.allows(0, i, i)).isTrue();
        assertThat(wide.allows(0, i, i | 1 << 17)).isEqualTo((i & 1 << 17) != 0);
      }
    }
  }

  @Test
  void of_tooManyPairs_isRefused() {
    List<AccessToken> many = Collections.nCopies(1 << 16, plain);
    List<AccessPolicy> others = Collections.nCopies(1 << 15, compiler.compile(sd()));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> DecisionMatrix.of(many, others))
        .withMessage("too many pairs of tokens and policies: 2147483648");
  }

  @Test
  void of_nothing_hasNoPairs() {
    DecisionMatrix empty = DecisionMatrix.of(List.of(), List.of());

    assertThat(empty).hasToString("0 tokens, 0 policies");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> empty.rights(0, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> matrix.isLeftToCheck(0, -1));
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> DecisionMatrix.of(null, List.of()));
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> DecisionMatrix.of(List.of(), null));
  }
}
