package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.condition.IntegerLiteral.Base;
import org.ntacl.condition.IntegerLiteral.Sign;
import org.ntacl.condition.IntegerLiteral.Width;
import org.ntacl.sid.SidContext;

/** The edges of ranges: equal numbers in order, first and last letters, signs of zero. */
class ConditionEdgesTest {
  private static final Attribute A = new Attribute(Attribute.Source.USER, "a");
  private static final Claim FIVE = Claim.of("a", ClaimType.INT64, new IntegerValue(5));

  private static TruthValue evaluate(ConditionToken... tokens) {
    return ConditionEvaluator.evaluate(List.of(tokens), FixedContext.of(FIVE), Set.of());
  }

  private static TruthValue compare(Operator operator, long with) {
    return evaluate(A, IntegerLiteral.of(with), operator);
  }

  private static String text(ConditionToken... tokens) {
    return Condition.of(List.of(tokens)).toSddl(SidContext.NONE);
  }

  @Test
  void evaluate_orders_tellLessEqualAndGreaterApart() {
    assertThat(compare(Operator.LESS, 4)).isEqualTo(TruthValue.FALSE);
    assertThat(compare(Operator.LESS, 5)).isEqualTo(TruthValue.FALSE);
    assertThat(compare(Operator.LESS, 6)).isEqualTo(TruthValue.TRUE);
    assertThat(compare(Operator.LESS_OR_EQUAL, 4)).isEqualTo(TruthValue.FALSE);
    assertThat(compare(Operator.LESS_OR_EQUAL, 5)).isEqualTo(TruthValue.TRUE);
    assertThat(compare(Operator.LESS_OR_EQUAL, 6)).isEqualTo(TruthValue.TRUE);
    assertThat(compare(Operator.GREATER, 4)).isEqualTo(TruthValue.TRUE);
    assertThat(compare(Operator.GREATER, 5)).isEqualTo(TruthValue.FALSE);
    assertThat(compare(Operator.GREATER, 6)).isEqualTo(TruthValue.FALSE);
    assertThat(compare(Operator.GREATER_OR_EQUAL, 4)).isEqualTo(TruthValue.TRUE);
    assertThat(compare(Operator.GREATER_OR_EQUAL, 5)).isEqualTo(TruthValue.TRUE);
    assertThat(compare(Operator.GREATER_OR_EQUAL, 6)).isEqualTo(TruthValue.FALSE);
  }

  @Test
  void evaluate_malformedOperandOfARelation_isAnErrorThatWinsOverTheRest() {
    Composite mixed = Composite.of(IntegerLiteral.of(5), new StringLiteral("5"));
    // an UNKNOWN operand of OR would leave it TRUE
    assertThat(evaluate(A, A, mixed, Operator.CONTAINS, Operator.OR)).isEqualTo(TruthValue.UNKNOWN);
    assertThat(evaluate(A, A, IntegerLiteral.of(5), Operator.ANY_OF, Operator.OR))
        .isEqualTo(TruthValue.UNKNOWN);
  }

  @Test
  void evaluate_emptySet_isContainedInNothing() {
    assertThat(evaluate(A, Composite.of(), Operator.CONTAINS)).isEqualTo(TruthValue.FALSE);
    assertThat(evaluate(A, Composite.of(), Operator.NOT_CONTAINS)).isEqualTo(TruthValue.TRUE);
  }

  @Test
  void evaluate_zeroOfANarrowWidth_isANumberWhateverItsSign() {
    Claim zero = Claim.of("a", ClaimType.INT64, new IntegerValue(0));
    for (Sign sign : Sign.values()) {
      IntegerLiteral literal = new IntegerLiteral(0, Width.INT8, sign, Base.DECIMAL);
      assertThat(
              ConditionEvaluator.evaluate(
                  List.of(A, literal, Operator.EQUAL), FixedContext.of(zero), Set.of()))
          .isEqualTo(TruthValue.TRUE);
    }
  }

  @Test
  void toSddl_firstAndLastLettersAndDigits_areNamesWithoutPrefix() {
    for (String name : List.of("a", "z", "A", "Z", "a0", "a9")) {
      assertThat(text(new Attribute(Attribute.Source.LOCAL, name))).isEqualTo("(" + name + ")");
    }
    for (String name : List.of("a`", "a{", "a@", "a[", "a;", "a(")) {
      assertThat(Condition.of(List.of(new Attribute(Attribute.Source.LOCAL, name))).isPrintable())
          .isFalse();
    }
  }

  @Test
  void toSddl_quotationMarkAndNulAtTheStart_cannotBeSaid() {
    for (String text : List.of("\"", "\0", "a\"", "a\0")) {
      assertThat(Condition.of(List.of(A, new StringLiteral(text), Operator.EQUAL)).isPrintable())
          .isFalse();
    }
  }

  @Test
  void toSddl_zero_canHaveEitherSign() {
    assertThat(
            text(A, new IntegerLiteral(0, Width.INT64, Sign.MINUS, Base.DECIMAL), Operator.EQUAL))
        .isEqualTo("(@USER.a == -0)");
    assertThat(text(A, new IntegerLiteral(0, Width.INT64, Sign.PLUS, Base.DECIMAL), Operator.EQUAL))
        .isEqualTo("(@USER.a == +0)");
    assertThat(text(A, new IntegerLiteral(0, Width.INT8, Sign.NONE, Base.DECIMAL), Operator.EQUAL))
        .isEqualTo("(@USER.a == 0)");
  }

  @Test
  void ofCode_outsideOfAByte_isNoOperator() {
    assertThat(Operator.ofCode(-1)).isEmpty();
    assertThat(Operator.ofCode(0)).isEmpty();
    assertThat(Operator.ofCode(255)).isEmpty();
    assertThat(Operator.ofCode(256)).isEmpty();
    assertThat(Operator.ofCode(0x80)).contains(Operator.EQUAL);
  }

  @Test
  void decode_malformedBytes_saysWhatIsWrong() {
    Condition malformed = Condition.ofBytes(Bytes.parseHex("6172747807000000"));
    assertThat(malformed.tokens()).isEmpty();
    assertThatThrownBy(malformed::decode).isInstanceOf(MalformedBytesException.class);
  }

  @Test
  void hashCode_otherBytes_isAnother() {
    assertThat(Condition.ofBytes(Bytes.parseHex("01020304")))
        .doesNotHaveSameHashCodeAs(Condition.ofBytes(Bytes.parseHex("01020305")));
  }
}
