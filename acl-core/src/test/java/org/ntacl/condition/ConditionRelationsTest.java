package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.condition.TruthValue.FALSE;
import static org.ntacl.condition.TruthValue.TRUE;
import static org.ntacl.condition.TruthValue.UNKNOWN;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.condition.Attribute.Source;

/** Relations and sets, compared token by token and by programs. */
class ConditionRelationsTest {
  private static final Attribute A = new Attribute(Source.USER, "a");
  private static final Attribute B = new Attribute(Source.USER, "b");
  private static final Attribute MISSING = new Attribute(Source.DEVICE, "a");

  private static Claim number(String name, long... values) {
    return Claim.of(
        name,
        ClaimType.INT64,
        Arrays.stream(values).mapToObj(IntegerValue::new).toArray(ClaimValue[]::new));
  }

  private static TruthValue evaluate(FixedContext context, ConditionToken... tokens) {
    return BothWays.evaluate(List.of(tokens), context, Set.of());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_ANY,
      names = {"LESS.*", "GREATER.*"})
  void order_valuesBelowEqualAndAbove_followsTheOperator(Operator operator) {
    boolean below = operator == Operator.LESS || operator == Operator.LESS_OR_EQUAL;
    boolean equal = operator == Operator.LESS_OR_EQUAL || operator == Operator.GREATER_OR_EQUAL;
    assertOrder(operator, below, number("a", 1), number("b", 2));
    assertOrder(operator, equal, number("a", 2), number("b", 2));
    assertOrder(operator, !below, number("a", 3), number("b", 2));
    assertOrder(operator, below, number("a", -2), number("b", -1));
    assertOrder(operator, below, number("a", -1), number("b", 0));
    assertOrder(operator, !below, number("a", 0), number("b", -1));
    Claim greatest = Claim.of("b", ClaimType.UINT64, new UnsignedValue(-1));
    assertOrder(operator, below, number("a", -1), greatest);
    assertOrder(operator, below, number("a", 1), greatest);
    assertOrder(operator, below, text("a", "ab"), text("b", "b"));
    assertOrder(operator, equal, text("a", "AB"), text("b", "ab"));
    assertOrder(operator, !below, text("a", "abc"), text("b", "AB"));
    assertOrder(operator, below, octets("a", "01"), octets("b", "0100"));
    assertOrder(operator, equal, octets("a", "01ff"), octets("b", "01ff"));
    assertOrder(operator, !below, octets("a", "80"), octets("b", "7f"));
  }

  private static void assertOrder(Operator operator, boolean expected, Claim a, Claim b) {
    assertThat(evaluate(FixedContext.of(a, b), A, B, operator))
        .as("%s %s %s", a, operator, b)
        .isEqualTo(TruthValue.of(expected));
  }

  private static Claim text(String name, String value) {
    return Claim.of(name, ClaimType.STRING, new StringValue(value));
  }

  private static Claim octets(String name, String hex) {
    return Claim.of(name, ClaimType.OCTET_STRING, new OctetsValue(Bytes.parseHex(hex)));
  }

  @Test
  void sets_equalPartsAndStrangers_areToldApart() {
    FixedContext context = FixedContext.of(number("a", 1, 2), number("b", 2, 3));
    assertSets(context, setOf(2, 1), true, true, true);
    assertSets(context, setOf(1, 1), false, true, true);
    assertSets(context, setOf(1, 3), false, false, true);
    assertSets(context, setOf(3, 1), false, false, true);
    assertSets(context, setOf(1, 2, 3), false, false, true);
    assertSets(context, setOf(3, 4), false, false, false);
    assertSets(context, setOf(2), false, true, true);
    assertSets(context, setOf(3), false, false, false);
    assertSets(context, B, false, false, true);
    assertSets(context, A, true, true, true);
    assertSets(context, MISSING, null, null, null);
  }

  @Test
  void contains_emptySet_isFalseEvenForAMissingClaim() {
    FixedContext context = FixedContext.of(number("a", 1, 2));
    assertThat(evaluate(context, A, Composite.of(), Operator.CONTAINS)).isEqualTo(FALSE);
    assertThat(evaluate(context, A, Composite.of(), Operator.NOT_CONTAINS)).isEqualTo(TRUE);
    assertThat(evaluate(context, MISSING, Composite.of(), Operator.CONTAINS)).isEqualTo(FALSE);
    assertThat(evaluate(context, MISSING, Composite.of(), Operator.NOT_CONTAINS)).isEqualTo(TRUE);
    assertThat(evaluate(context, A, Composite.of(), Operator.ANY_OF)).isEqualTo(FALSE);
  }

  @Test
  void equal_truthValueAndMinusZero_areComparable() {
    Claim truth = Claim.of("a", ClaimType.BOOLEAN, BooleanValue.of(false));
    IntegerLiteral zero =
        new IntegerLiteral(
            0, IntegerLiteral.Width.INT64, IntegerLiteral.Sign.MINUS, IntegerLiteral.Base.DECIMAL);
    assertThat(evaluate(FixedContext.of(truth), A, zero, Operator.EQUAL)).isEqualTo(TRUE);
    assertThat(evaluate(FixedContext.of(truth), A, IntegerLiteral.of(2), Operator.EQUAL))
        .isEqualTo(UNKNOWN);
    assertThat(evaluate(FixedContext.of(truth), A, IntegerLiteral.of(-1), Operator.EQUAL))
        .isEqualTo(UNKNOWN);
  }

  private static void assertSets(
      FixedContext context, ConditionToken right, Boolean equal, Boolean contains, Boolean any) {
    assertSet(context, right, equal, Operator.EQUAL, Operator.NOT_EQUAL);
    assertSet(context, right, contains, Operator.CONTAINS, Operator.NOT_CONTAINS);
    assertSet(context, right, any, Operator.ANY_OF, Operator.NOT_ANY_OF);
  }

  private static void assertSet(
      FixedContext context, ConditionToken right, Boolean holds, Operator plain, Operator not) {
    TruthValue expected = holds == null ? UNKNOWN : TruthValue.of(holds);
    assertThat(evaluate(context, A, right, plain)).as("%s %s", plain, right).isEqualTo(expected);
    assertThat(evaluate(context, A, right, not)).as("%s %s", not, right).isEqualTo(expected.not());
  }

  private static Composite setOf(long... values) {
    return new Composite(Arrays.stream(values).<Literal>mapToObj(IntegerLiteral::of).toList());
  }
}
