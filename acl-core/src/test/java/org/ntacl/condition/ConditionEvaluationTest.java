package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.condition.TruthValue.FALSE;
import static org.ntacl.condition.TruthValue.TRUE;
import static org.ntacl.condition.TruthValue.UNKNOWN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.FqbnValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.condition.Attribute.Source;
import org.ntacl.condition.IntegerLiteral.Base;
import org.ntacl.condition.IntegerLiteral.Sign;
import org.ntacl.condition.IntegerLiteral.Width;
import org.ntacl.sid.Sid;

/** What only bytes can say, options, limits. What texts can say is tested with the reader. */
class ConditionEvaluationTest {
  private static final Sid EVERYONE = Sid.parse("S-1-1-0");
  private static final Sid USERS = Sid.parse("S-1-5-32-545");

  private static final Attribute A = new Attribute(Source.USER, "a");
  private static final Attribute B = new Attribute(Source.USER, "b");
  private static final Attribute MISSING = new Attribute(Source.DEVICE, "a");

  private static final Claim ONE = Claim.of("a", ClaimType.INT64, new IntegerValue(1));

  private static TruthValue evaluate(Claim claim, ConditionToken... tokens) {
    return evaluate(FixedContext.of(claim), Set.of(), tokens);
  }

  private static TruthValue evaluate(
      FixedContext context, Set<ConditionOption> options, ConditionToken... tokens) {
    return BothWays.evaluate(List.of(tokens), context, options);
  }

  private static IntegerLiteral integer(long value, Width width, Sign sign) {
    return new IntegerLiteral(value, width, sign, Base.DECIMAL);
  }

  private static Claim texts(String name, String... values) {
    List<ClaimValue> texts = new ArrayList<>();
    for (String value : values) {
      texts.add(new StringValue(value));
    }
    return new Claim(name, ClaimType.STRING, 0, texts);
  }

  private static Composite set(String... members) {
    return new Composite(List.of(members).stream().<Literal>map(StringLiteral::new).toList());
  }

  // what is no expression

  @Test
  void evaluate_noExpression_isUnknown() {
    assertThat(evaluate(ONE)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, Operator.NOT)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, A, Operator.AND)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, A, Operator.EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, A, A)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, A, Operator.NOT, A)).isEqualTo(UNKNOWN);
  }

  @Test
  void evaluate_bytesThatAreNoExpression_isUnknown() {
    FixedContext context = FixedContext.of(ONE);
    assertThat(Condition.ofBytes(Bytes.EMPTY).evaluate(context)).isEqualTo(UNKNOWN);
    assertThat(Condition.ofBytes(Bytes.parseHex("00000000")).evaluate(context)).isEqualTo(UNKNOWN);
    assertThat(Condition.ofBytes(Bytes.parseHex("61727478")).evaluate(context)).isEqualTo(UNKNOWN);
    assertThat(Condition.of(List.of(A)).evaluate(context)).isEqualTo(TRUE);
  }

  @Test
  void evaluate_literalOrSetAsCondition_isUnknown() {
    assertThat(evaluate(ONE, IntegerLiteral.of(1))).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, new SidLiteral(EVERYONE))).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, set("a"))).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, IntegerLiteral.of(1), Operator.NOT)).isEqualTo(UNKNOWN);
    // an error wins over what the other operand says
    assertThat(evaluate(ONE, A, IntegerLiteral.of(1), Operator.OR)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, IntegerLiteral.of(0), A, Operator.OR)).isEqualTo(UNKNOWN);
  }

  @Test
  void evaluate_relationWithoutAttributeOnTheLeft_isUnknown() {
    IntegerLiteral one = IntegerLiteral.of(1);
    assertThat(evaluate(ONE, A, one, Operator.EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(ONE, one, A, Operator.EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, one, one, Operator.EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, A, Operator.NOT, one, Operator.EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, A, A, Operator.NOT, Operator.EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, set(), A, Operator.CONTAINS)).isEqualTo(UNKNOWN);
  }

  @Test
  void evaluate_localAttributeOnTheRight_isLookedUp() {
    Attribute local = new Attribute(Source.LOCAL, "a");
    assertThat(evaluate(ONE, A, local, Operator.EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(ONE, local, A, Operator.LESS)).isEqualTo(FALSE);
  }

  @Test
  void evaluate_errorInABranch_winsOverAllOtherBranches() {
    ConditionToken[] error = {A, new StringLiteral("1"), Operator.EQUAL};
    assertThat(evaluate(ONE, A, error[0], error[1], error[2], Operator.OR)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, error[0], error[1], error[2], A, Operator.OR)).isEqualTo(UNKNOWN);
    // a missing claim is a value like others
    assertThat(evaluate(ONE, A, MISSING, Operator.OR)).isEqualTo(TRUE);
    assertThat(evaluate(ONE, MISSING, A, Operator.NOT, Operator.AND)).isEqualTo(FALSE);
    assertThat(evaluate(ONE, MISSING, IntegerLiteral.of(1), Operator.EQUAL, A, Operator.OR))
        .isEqualTo(TRUE);
  }

  // membership

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_ALL,
      names = {".*MEMBER_OF.*"})
  void evaluate_membershipOfAnythingButSids_isUnknown(Operator operator) {
    FixedContext context = new FixedContext(Set.of(EVERYONE), Set.of(EVERYONE), List.of(ONE));
    SidLiteral sid = new SidLiteral(EVERYONE);
    assertThat(evaluate(context, Set.of(), sid, operator)).isNotEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), Composite.of(sid), operator)).isNotEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), Composite.of(), operator)).isEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), A, operator)).isEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), new StringLiteral("S-1-1-0"), operator))
        .isEqualTo(UNKNOWN);
    assertThat(
            evaluate(context, Set.of(), Composite.of(sid, new StringLiteral("S-1-1-0")), operator))
        .isEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), A, Operator.NOT, operator)).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_ALL,
      names = {".*MEMBER_OF.*"})
  void evaluate_membership_followsListAndQuantifierAndNegation(Operator operator) {
    boolean device = operator.name().contains("DEVICE");
    boolean any = operator.name().endsWith("ANY");
    boolean negated = operator.name().startsWith("NOT");
    Set<Sid> some = Set.of(EVERYONE);
    FixedContext context =
        new FixedContext(device ? Set.of() : some, device ? some : Set.of(), List.of());
    SidLiteral in = new SidLiteral(EVERYONE);
    SidLiteral out = new SidLiteral(USERS);
    assertThat(evaluate(context, Set.of(), Composite.of(in, in), operator))
        .isEqualTo(TruthValue.of(!negated));
    assertThat(evaluate(context, Set.of(), Composite.of(in, out), operator))
        .isEqualTo(TruthValue.of(any != negated));
    assertThat(evaluate(context, Set.of(), out, operator)).isEqualTo(TruthValue.of(negated));
  }

  // numbers

  @Test
  void evaluate_numberWithoutMinus_isNeverNegative() {
    Claim minusOne = Claim.of("a", ClaimType.INT64, new IntegerValue(-1));
    Claim greatest = Claim.of("a", ClaimType.UINT64, new UnsignedValue(-1));
    IntegerLiteral ones = integer(-1, Width.INT64, Sign.NONE);
    assertThat(evaluate(greatest, A, ones, Operator.EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(minusOne, A, ones, Operator.EQUAL)).isEqualTo(FALSE);
    assertThat(evaluate(minusOne, A, ones, Operator.LESS)).isEqualTo(TRUE);
    assertThat(evaluate(minusOne, A, IntegerLiteral.of(-1), Operator.EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(greatest, A, IntegerLiteral.of(-1), Operator.EQUAL)).isEqualTo(FALSE);
    assertThat(evaluate(greatest, A, IntegerLiteral.of(1), Operator.GREATER)).isEqualTo(TRUE);
  }

  @Test
  void evaluate_minusBeforeAPositiveNumber_makesItNegative() {
    Claim minusFive = Claim.of("a", ClaimType.INT64, new IntegerValue(-5));
    assertThat(evaluate(minusFive, A, integer(5, Width.INT8, Sign.MINUS), Operator.EQUAL))
        .isEqualTo(TRUE);
    assertThat(evaluate(minusFive, A, integer(-5, Width.INT8, Sign.MINUS), Operator.EQUAL))
        .isEqualTo(TRUE);
    Claim least = Claim.of("a", ClaimType.INT64, new IntegerValue(Long.MIN_VALUE));
    assertThat(evaluate(least, A, integer(Long.MIN_VALUE, Width.INT64, Sign.MINUS), Operator.EQUAL))
        .isEqualTo(TRUE);
  }

  @Test
  void evaluate_narrowNumberThatItsSignContradicts_isUnknown() {
    for (Width width : List.of(Width.INT8, Width.INT16, Width.INT32)) {
      assertThat(evaluate(ONE, A, integer(-1, width, Sign.NONE), Operator.NOT_EQUAL))
          .isEqualTo(UNKNOWN);
      assertThat(evaluate(ONE, A, integer(-1, width, Sign.PLUS), Operator.NOT_EQUAL))
          .isEqualTo(UNKNOWN);
      assertThat(evaluate(ONE, A, integer(1, width, Sign.PLUS), Operator.EQUAL)).isEqualTo(TRUE);
    }
  }

  @Test
  void evaluate_signedAndUnsignedClaims_compareAsNumbers() {
    Claim minusOne = Claim.of("a", ClaimType.INT64, new IntegerValue(-1));
    Claim greatest = Claim.of("b", ClaimType.UINT64, new UnsignedValue(-1));
    Claim one = Claim.of("b", ClaimType.UINT64, new UnsignedValue(1));
    FixedContext context = FixedContext.of(minusOne, greatest);
    assertThat(evaluate(context, Set.of(), A, B, Operator.EQUAL)).isEqualTo(FALSE);
    assertThat(evaluate(context, Set.of(), A, B, Operator.LESS)).isEqualTo(TRUE);
    assertThat(evaluate(FixedContext.of(ONE, one), Set.of(), A, B, Operator.EQUAL)).isEqualTo(TRUE);
  }

  // types

  @Test
  void evaluate_octets_compareAsUnsignedBytes() {
    Claim claim = Claim.of("a", ClaimType.OCTET_STRING, new OctetsValue(Bytes.parseHex("7f01")));
    assertThat(evaluate(claim, A, octets("7f01"), Operator.EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(claim, A, octets("7f"), Operator.GREATER)).isEqualTo(TRUE);
    assertThat(evaluate(claim, A, octets("80"), Operator.LESS)).isEqualTo(TRUE);
    assertThat(evaluate(claim, A, Composite.of(octets("00"), octets("7f01")), Operator.ANY_OF))
        .isEqualTo(TRUE);
    assertThat(evaluate(claim, A, IntegerLiteral.of(0x7f01), Operator.EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(claim, A)).isEqualTo(UNKNOWN);
  }

  private static OctetsLiteral octets(String hex) {
    return new OctetsLiteral(Bytes.parseHex(hex));
  }

  @Test
  void evaluate_sids_areEqualOrNotAndHaveNoOrder() {
    Claim claim = Claim.of("a", ClaimType.SID, new SidValue(EVERYONE));
    SidLiteral sid = new SidLiteral(EVERYONE);
    assertThat(evaluate(claim, A, sid, Operator.EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(claim, A, new SidLiteral(USERS), Operator.NOT_EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(claim, A, Composite.of(sid), Operator.CONTAINS)).isEqualTo(TRUE);
    assertThat(evaluate(claim, A, sid, Operator.LESS_OR_EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(claim, A, A, Operator.GREATER_OR_EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(claim, A, new StringLiteral("S-1-1-0"), Operator.EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(claim, A)).isEqualTo(UNKNOWN);
  }

  @Test
  void evaluate_truthValues_equalNumbersZeroAndOneOnly() {
    Claim claim = Claim.of("a", ClaimType.BOOLEAN, BooleanValue.of(true));
    assertThat(evaluate(claim, A, IntegerLiteral.of(1), Operator.EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(claim, A, IntegerLiteral.of(0), Operator.EQUAL)).isEqualTo(FALSE);
    assertThat(evaluate(claim, A, IntegerLiteral.of(0), Operator.NOT_EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(claim, A, IntegerLiteral.of(2), Operator.NOT_EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(claim, A, IntegerLiteral.of(0), Operator.GREATER)).isEqualTo(UNKNOWN);
    assertThat(evaluate(claim, A, A, Operator.GREATER_OR_EQUAL)).isEqualTo(UNKNOWN);
    Composite both = Composite.of(IntegerLiteral.of(0), IntegerLiteral.of(1));
    assertThat(evaluate(claim, A, both, Operator.ANY_OF)).isEqualTo(TRUE);
    assertThat(evaluate(claim, A, both, Operator.EQUAL)).isEqualTo(FALSE);
    Composite wide = Composite.of(IntegerLiteral.of(1), IntegerLiteral.of(2));
    assertThat(evaluate(claim, A, wide, Operator.ANY_OF)).isEqualTo(UNKNOWN);
    assertThat(evaluate(claim, A, new StringLiteral("1"), Operator.EQUAL)).isEqualTo(UNKNOWN);
  }

  @Test
  void evaluate_truthValueAndNumberClaim_areOfDifferentTypes() {
    Claim truth = Claim.of("b", ClaimType.BOOLEAN, BooleanValue.of(true));
    FixedContext context = FixedContext.of(ONE, truth);
    assertThat(evaluate(context, Set.of(), A, B, Operator.EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), B, A, Operator.EQUAL)).isEqualTo(UNKNOWN);
  }

  @Test
  void evaluate_nameOfABinary_comparesWithNothing() {
    Claim claim = Claim.of("a", ClaimType.FQBN, new FqbnValue(1, "notepad"));
    assertThat(evaluate(claim, A)).isEqualTo(UNKNOWN);
    assertThat(evaluate(claim, A, A, Operator.EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(claim, A, set(), Operator.EQUAL)).isEqualTo(UNKNOWN);
    assertThat(evaluate(claim, new Attribute(Source.RESOURCE, "a"), Operator.EXISTS))
        .isEqualTo(TRUE);
  }

  @Test
  void evaluate_severalValuesAsCondition_areTrueWhateverTheyAre() {
    assertThat(evaluate(texts("a", "", "x"), A)).isEqualTo(TRUE);
    assertThat(evaluate(texts("a", ""), A)).isEqualTo(FALSE);
    Claim sids = Claim.of("a", ClaimType.SID, new SidValue(EVERYONE), new SidValue(USERS));
    assertThat(evaluate(sids, A)).isEqualTo(TRUE);
  }

  @Test
  void evaluate_setOfSeveralTypes_isUnknownEvenForAMissingClaim() {
    Composite mixed = Composite.of(IntegerLiteral.of(1), new StringLiteral("a"));
    for (Operator operator : List.of(Operator.EQUAL, Operator.CONTAINS, Operator.ANY_OF)) {
      assertThat(evaluate(ONE, A, mixed, operator)).isEqualTo(UNKNOWN);
      assertThat(evaluate(ONE, MISSING, mixed, operator, A, Operator.OR)).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void evaluate_orderOfASet_isUnknownWhateverElse() {
    assertThat(evaluate(ONE, A, Composite.of(IntegerLiteral.of(2)), Operator.LESS))
        .isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, MISSING, set("a"), Operator.LESS, A, Operator.OR)).isEqualTo(UNKNOWN);
    assertThat(evaluate(ONE, MISSING, new SidLiteral(USERS), Operator.LESS, A, Operator.OR))
        .isEqualTo(UNKNOWN);
    // several values of a claim are not an error
    Claim two = Claim.of("b", ClaimType.INT64, new IntegerValue(1), new IntegerValue(2));
    FixedContext context = FixedContext.of(ONE, two);
    assertThat(evaluate(context, Set.of(), B, IntegerLiteral.of(3), Operator.LESS))
        .isEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), B, IntegerLiteral.of(3), Operator.LESS, A, Operator.OR))
        .isEqualTo(TRUE);
    assertThat(evaluate(context, Set.of(), B, new StringLiteral(""), Operator.LESS, A, Operator.OR))
        .isEqualTo(UNKNOWN);
  }

  // claims with faults and case

  @Test
  void evaluate_claimWithAFault_makesTheWholeUnknown() {
    Claim twice = texts("b", "x", "X");
    FixedContext context = FixedContext.of(ONE, twice);
    assertThat(evaluate(context, Set.of(), B, A, Operator.OR)).isEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), B, set("x"), Operator.ANY_OF, A, Operator.OR))
        .isEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), new Attribute(Source.LOCAL, "b"), Operator.NOT_EXISTS))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void evaluate_caseSensitiveClaimOnEitherSide_decides() {
    Claim plain = texts("a", "Foo", "bar");
    Claim exact =
        new Claim(
            "b",
            ClaimType.STRING,
            Claim.CASE_SENSITIVE,
            List.of(new StringValue("foo"), new StringValue("bar")));
    FixedContext context = FixedContext.of(plain, exact);
    for (ConditionToken[] pair : new ConditionToken[][] {{A, B}, {B, A}}) {
      assertThat(evaluate(context, Set.of(), pair[0], pair[1], Operator.EQUAL)).isEqualTo(FALSE);
      assertThat(evaluate(context, Set.of(), pair[0], pair[1], Operator.CONTAINS)).isEqualTo(FALSE);
      assertThat(evaluate(context, Set.of(), pair[0], pair[1], Operator.ANY_OF)).isEqualTo(TRUE);
    }
    assertThat(evaluate(context, Set.of(), A, set("FOO", "BAR"), Operator.EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(context, Set.of(), B, set("FOO", "BAR"), Operator.EQUAL)).isEqualTo(FALSE);
    assertThat(evaluate(context, Set.of(), B, set("FOO", "bar"), Operator.ANY_OF)).isEqualTo(TRUE);
    Claim single =
        new Claim("b", ClaimType.STRING, Claim.CASE_SENSITIVE, List.of(new StringValue("a")));
    // `_` is below `a` and above `A`
    assertThat(evaluate(single, B, new StringLiteral("_"), Operator.GREATER)).isEqualTo(TRUE);
    assertThat(evaluate(texts("b", "a"), B, new StringLiteral("_"), Operator.GREATER))
        .isEqualTo(FALSE);
  }

  // options

  private static TruthValue strictly(Claim claim, ConditionToken... tokens) {
    return evaluate(FixedContext.of(claim), Set.of(ConditionOption.STRICT), tokens);
  }

  @Test
  void strict_recordedDifferences_areReadToTheLetter() {
    Claim two = texts("a", "apple", "banana");
    assertThat(strictly(two, A, set("banana", "apple", "APPLE"), Operator.EQUAL)).isEqualTo(TRUE);
    assertThat(strictly(two, A, set("banana"), Operator.EQUAL)).isEqualTo(FALSE);
    assertThat(strictly(two, A, set(), Operator.CONTAINS)).isEqualTo(TRUE);
    assertThat(strictly(two, MISSING, set(), Operator.CONTAINS)).isEqualTo(UNKNOWN);
    assertThat(strictly(two, A, new StringLiteral("apple"), Operator.ANY_OF)).isEqualTo(TRUE);
    assertThat(strictly(two, A)).isEqualTo(UNKNOWN);
    assertThat(strictly(two, A, A, Operator.NOT, Operator.OR)).isEqualTo(UNKNOWN);
    assertThat(strictly(ONE, A)).isEqualTo(TRUE);
  }

  @Test
  void strict_negatedRelationsOfSeveralValues_areUnknownTerms() {
    Claim two = texts("a", "apple", "banana");
    Claim one = texts("a", "apple");
    List<Operator> negated =
        List.of(Operator.NOT_EQUAL, Operator.NOT_CONTAINS, Operator.NOT_ANY_OF);
    for (Operator operator : negated) {
      assertThat(strictly(two, A, set("cherry"), operator)).isEqualTo(UNKNOWN);
      assertThat(strictly(one, A, set("cherry", "plum"), operator)).isEqualTo(UNKNOWN);
      assertThat(strictly(one, A, set("cherry"), operator)).isEqualTo(TRUE);
      assertThat(strictly(one, A, A, A, operator, Operator.OR)).isEqualTo(TRUE);
    }
  }

  @Test
  void existsAnyAttribute_userAndDevice_canBeAskedFor() {
    Set<ConditionOption> options = Set.of(ConditionOption.EXISTS_ANY_ATTRIBUTE);
    FixedContext context = FixedContext.of(ONE);
    assertThat(evaluate(context, Set.of(), A, Operator.EXISTS)).isEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), MISSING, Operator.NOT_EXISTS)).isEqualTo(UNKNOWN);
    assertThat(evaluate(context, options, A, Operator.EXISTS)).isEqualTo(TRUE);
    assertThat(evaluate(context, options, A, Operator.NOT_EXISTS)).isEqualTo(FALSE);
    assertThat(evaluate(context, options, MISSING, Operator.EXISTS)).isEqualTo(FALSE);
    assertThat(evaluate(context, options, MISSING, Operator.NOT_EXISTS)).isEqualTo(TRUE);
    assertThat(evaluate(context, options, IntegerLiteral.of(1), Operator.EXISTS))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void oddNegation_attributeAboveAnAttribute_makesTheWholeUnknown() {
    Set<ConditionOption> options = Set.of(ConditionOption.ODD_NEGATION);
    FixedContext context = FixedContext.of(ONE);
    assertThat(evaluate(context, options, A, A, Operator.NOT, Operator.OR)).isEqualTo(UNKNOWN);
    assertThat(evaluate(context, Set.of(), A, A, Operator.NOT, Operator.OR)).isEqualTo(TRUE);
    assertThat(evaluate(context, options, A, Operator.NOT, A, Operator.OR)).isEqualTo(TRUE);
    assertThat(evaluate(context, options, A, Operator.NOT, A, Operator.NOT, Operator.OR))
        .isEqualTo(FALSE);
    assertThat(evaluate(context, options, A, A, A, Operator.OR, Operator.NOT, Operator.OR))
        .isEqualTo(TRUE);
  }

  // limits

  @Test
  void evaluate_thousandsOfLevels_needNoStackOfTheThread() {
    List<ConditionToken> negations = new ArrayList<>(List.of(A));
    negations.addAll(Collections.nCopies(100_001, Operator.NOT));
    assertThat(ConditionEvaluator.evaluate(negations, FixedContext.of(ONE), Set.of()))
        .isEqualTo(FALSE);
    List<ConditionToken> ands = new ArrayList<>(Collections.nCopies(100_001, A));
    ands.addAll(Collections.nCopies(100_000, Operator.AND));
    assertThat(ConditionEvaluator.evaluate(ands, FixedContext.of(ONE), Set.of())).isEqualTo(TRUE);
  }

  @Test
  void evaluate_manyRelationsOfManyValues_takeTimeOfTheirSumOnly() {
    String[] values = IntStream.range(0, 5_000).mapToObj(Integer::toString).toArray(String[]::new);
    FixedContext context = FixedContext.of(texts("a", values), texts("b", values));
    List<ConditionToken> tokens = new ArrayList<>(List.of(A, B, Operator.EQUAL));
    for (int i = 0; i < 1_000; i++) {
      tokens.addAll(List.of(A, B, Operator.CONTAINS, Operator.AND));
    }
    assertThat(ConditionEvaluator.evaluate(tokens, context, Set.of())).isEqualTo(TRUE);
  }
}
