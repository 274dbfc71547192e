package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.condition.TruthValue.FALSE;
import static org.ntacl.condition.TruthValue.TRUE;
import static org.ntacl.condition.TruthValue.UNKNOWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimSet;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.condition.Attribute.Source;
import org.ntacl.sid.Sid;

/** What is special to compiled conditions; what they come to is tested with the evaluation. */
class ConditionProgramTest {
  private static final Sid EVERYONE = Sid.parse("S-1-1-0");
  private static final Sid USERS = Sid.parse("S-1-5-32-545");
  private static final Attribute A = new Attribute(Source.USER, "a");
  private static final Attribute B = new Attribute(Source.USER, "b");
  private static final Attribute MISSING = new Attribute(Source.DEVICE, "a");
  private static final Attribute RESOURCE = new Attribute(Source.RESOURCE, "a");
  private static final IntegerLiteral NUMBER = IntegerLiteral.of(1);

  /** Says which names were asked for: a program folds them, an evaluation by tokens does not. */
  private record Asked(FixedContext context, List<String> names) implements ConditionContext {
    static Asked of(Claim... claims) {
      return new Asked(
          new FixedContext(Set.of(EVERYONE), Set.of(USERS), List.of(claims)), new ArrayList<>());
    }

    @Override
    public boolean isMember(Sid sid) {
      return context.isMember(sid);
    }

    @Override
    public boolean isDeviceMember(Sid sid) {
      return context.isDeviceMember(sid);
    }

    @Override
    public Optional<Claim> claim(Attribute attribute) {
      names.add(attribute.name());
      return context.claim(attribute);
    }
  }

  private static ConditionProgram program(List<ConditionToken> tokens, Claim... resource) {
    return ConditionProgram.compile(
        Condition.of(tokens), Set.of(), ClaimSet.ofResource(List.of(resource)), false);
  }

  private static Claim number(String name, int flags, long... values) {
    return new Claim(
        name,
        ClaimType.INT64,
        flags,
        Arrays.stream(values).<ClaimValue>mapToObj(IntegerValue::new).toList());
  }

  private static Claim numbers(String name, int count) {
    return number(name, 0, IntStream.range(0, count).mapToLong(i -> i).toArray());
  }

  private static TruthValue evaluate(FixedContext context, ConditionToken... tokens) {
    return BothWays.evaluate(List.of(tokens), context, Set.of());
  }

  // logic, accesscheck 10.2

  @ParameterizedTest
  @EnumSource
  void logic_everyPairOfValues_followsTheTables(TruthValue left) {
    for (TruthValue right : TruthValue.values()) {
      FixedContext context = FixedContext.of(number("a", 0, 1), number("b", 0, 0));
      assertThat(evaluate(context, of(left), of(right), Operator.AND)).isEqualTo(left.and(right));
      assertThat(evaluate(context, of(left), of(right), Operator.OR)).isEqualTo(left.or(right));
      // with others waiting below
      assertThat(
              evaluate(context, A, B, of(left), of(right), Operator.AND, Operator.OR, Operator.AND))
          .isEqualTo(left.and(right));
      assertThat(
              evaluate(context, A, B, of(left), of(right), Operator.OR, Operator.OR, Operator.AND))
          .isEqualTo(left.or(right));
      assertThat(evaluate(context, of(right), of(left), Operator.NOT, Operator.OR))
          .isEqualTo(right.or(left.not()));
      assertThat(evaluate(context, of(right), Operator.NOT, of(left), Operator.AND))
          .isEqualTo(right.not().and(left));
    }
    assertThat(TRUE.and(UNKNOWN)).isEqualTo(UNKNOWN);
    assertThat(FALSE.and(UNKNOWN)).isEqualTo(FALSE);
  }

  /** Values stand for relations that come to them, which wait as results, not as attributes. */
  private static TruthValue results(Object... parts) {
    List<ConditionToken> tokens = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof TruthValue value) {
        tokens.addAll(List.of(of(value), NUMBER, Operator.EQUAL));
      } else {
        tokens.add((Operator) part);
      }
    }
    FixedContext context = FixedContext.of(number("a", 0, 1), number("b", 0, 0));
    return BothWays.evaluate(tokens, context, Set.of());
  }

  private static Attribute of(TruthValue value) {
    return switch (value) {
      case TRUE -> A;
      case FALSE -> B;
      case UNKNOWN -> MISSING;
    };
  }

  @ParameterizedTest
  @EnumSource
  void logic_resultsWaitingBelow_areKept(TruthValue left) {
    for (TruthValue right : TruthValue.values()) {
      for (TruthValue below : TruthValue.values()) {
        TruthValue both = left.and(right);
        TruthValue either = left.or(right);
        assertThat(results(below, left, right, Operator.AND, Operator.OR))
            .isEqualTo(below.or(both));
        assertThat(results(below, left, right, Operator.OR, Operator.AND))
            .isEqualTo(below.and(either));
        assertThat(
                results(
                    below,
                    below,
                    left,
                    right,
                    Operator.OR,
                    Operator.NOT,
                    Operator.AND,
                    Operator.AND))
            .isEqualTo(below.and(either.not()));
      }
    }
  }

  // what is evaluated by tokens

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 32})
  void evaluate_upTo32Levels_isCompiled(int levels) {
    Asked caller = Asked.of(number("a", 0, 1), number("b", 0, 0));
    assertThat(program(nested(levels)).evaluate(caller)).isEqualTo(TRUE);
    assertThat(caller.names()).contains("A").doesNotContain("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 34, 100})
  void evaluate_moreLevels_goesByTokens(int levels) {
    Asked caller = Asked.of(number("a", 0, 1), number("b", 0, 0));
    assertThat(program(nested(levels)).evaluate(caller)).isEqualTo(TRUE);
    assertThat(caller.names()).contains("a").doesNotContain("A");
  }

  /** So many results wait at once; the first decides. */
  private static List<ConditionToken> nested(int levels) {
    List<ConditionToken> tokens = new ArrayList<>(List.of(A, NUMBER, Operator.EQUAL));
    for (int i = 1; i < levels; i++) {
      tokens.addAll(List.of(B, NUMBER, Operator.EQUAL));
    }
    tokens.addAll(Collections.nCopies(levels - 1, Operator.OR));
    return tokens;
  }

  @Test
  void evaluate_longChainOfFewLevels_isCompiled() {
    List<ConditionToken> tokens = new ArrayList<>(List.of(A, Operator.NOT, Operator.NOT));
    for (int i = 0; i < 100; i++) {
      tokens.addAll(List.of(B, Operator.NOT, Operator.AND));
    }
    Asked caller = Asked.of(number("a", 0, 1), number("b", 0, 0));
    assertThat(program(tokens).evaluate(caller)).isEqualTo(TRUE);
    assertThat(caller.names()).doesNotContain("a").hasSize(101);
    List<ConditionToken> chain = new ArrayList<>(List.of(A, NUMBER, Operator.EQUAL));
    for (int i = 0; i < 100; i++) {
      chain.addAll(List.of(B, NUMBER, Operator.EQUAL, Operator.OR));
    }
    Asked other = Asked.of(number("a", 0, 1), number("b", 0, 0));
    assertThat(program(chain).evaluate(other)).isEqualTo(TRUE);
    assertThat(other.names()).doesNotContain("a").hasSize(101);
  }

  @Test
  void evaluate_manyPairsOfValues_goesByTokens() {
    List<ConditionToken> tokens = List.of(A, B, Operator.CONTAINS);
    Asked few = Asked.of(numbers("a", 16), numbers("b", 16));
    assertThat(program(tokens).evaluate(few)).isEqualTo(TRUE);
    assertThat(few.names()).containsExactly("A", "B");
    Asked many = Asked.of(numbers("a", 257), numbers("b", 1));
    assertThat(program(tokens).evaluate(many)).isEqualTo(TRUE);
    assertThat(many.names()).contains("a");
    Asked different = Asked.of(numbers("a", 1), numbers("b", 257));
    assertThat(program(tokens).evaluate(different)).isEqualTo(FALSE);
    assertThat(different.names()).contains("b");
  }

  @Test
  void evaluate_malformedBytes_isUnknown() {
    ConditionProgram program =
        ConditionProgram.compile(Condition.ofBytes(Bytes.EMPTY), Set.of(), ClaimSet.EMPTY, true);
    assertThat(program.evaluate(Asked.of())).isEqualTo(UNKNOWN);
  }

  @Test
  void evaluate_certainError_asksNothing() {
    for (List<ConditionToken> tokens :
        List.<List<ConditionToken>>of(
            List.of(A, NUMBER, Operator.OR),
            List.of(NUMBER, A, Operator.OR),
            List.of(A, A, NUMBER, Operator.ANY_OF, Operator.OR),
            List.of(A, NUMBER, A, Operator.EQUAL, Operator.OR),
            List.of(A, NUMBER, Operator.NOT, Operator.OR),
            List.of(A, A, Operator.EXISTS, Operator.OR),
            List.of(A, NUMBER, Operator.EXISTS, Operator.OR),
            List.of(A, NUMBER, Operator.MEMBER_OF, Operator.OR),
            List.of(A, A, Operator.MEMBER_OF, Operator.OR))) {
      Asked caller = Asked.of(number("a", 0, 1));
      assertThat(program(tokens).evaluate(caller)).as("%s", tokens).isEqualTo(UNKNOWN);
      assertThat(caller.names()).as("%s", tokens).isEmpty();
    }
  }

  // the resource

  @Test
  void evaluate_attributesOfTheResource_areThoseCompiledFor() {
    Condition condition = Condition.of(List.of(RESOURCE, NUMBER, Operator.EQUAL));
    ClaimSet resource =
        ClaimSet.ofResource(
            List.of(number("A", Claim.DENY_ONLY, 1), number("a", 0, 2), number("b", 0, 1)));
    assertThat(ConditionProgram.compile(condition, Set.of(), resource, true).evaluate(Asked.of()))
        .isEqualTo(TRUE);
    assertThat(ConditionProgram.compile(condition, Set.of(), resource, false).evaluate(Asked.of()))
        .isEqualTo(FALSE);
    // the caller is not asked
    assertThat(
            ConditionProgram.compile(condition, Set.of(), ClaimSet.EMPTY, false)
                .evaluate(Asked.of(number("a", 0, 1))))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void evaluate_byTokens_findsTheSameResourceAndGroups() {
    List<ConditionToken> tokens = new ArrayList<>(nested(40));
    tokens.addAll(List.of(RESOURCE, NUMBER, Operator.EQUAL, Operator.AND));
    tokens.addAll(List.of(new SidLiteral(EVERYONE), Operator.MEMBER_OF, Operator.AND));
    tokens.addAll(List.of(new SidLiteral(USERS), Operator.DEVICE_MEMBER_OF, Operator.AND));
    ClaimSet resource =
        ClaimSet.ofResource(List.of(number("A", Claim.DENY_ONLY, 1), number("a", 0, 2)));
    Condition condition = Condition.of(tokens);
    Asked caller = Asked.of(number("a", 0, 1));
    assertThat(ConditionProgram.compile(condition, Set.of(), resource, true).evaluate(caller))
        .isEqualTo(TRUE);
    assertThat(ConditionProgram.compile(condition, Set.of(), resource, false).evaluate(caller))
        .isEqualTo(FALSE);
    tokens.addAll(List.of(new SidLiteral(USERS), Operator.NOT_MEMBER_OF, Operator.AND));
    tokens.addAll(List.of(new SidLiteral(EVERYONE), Operator.NOT_DEVICE_MEMBER_OF, Operator.AND));
    assertThat(
            ConditionProgram.compile(Condition.of(tokens), Set.of(), resource, true)
                .evaluate(caller))
        .isEqualTo(TRUE);
  }

  @Test
  void evaluate_byTokens_keepsTheOptions() {
    List<ConditionToken> tokens = new ArrayList<>(nested(40));
    tokens.addAll(List.of(A, Operator.EXISTS, Operator.AND));
    ConditionProgram program =
        ConditionProgram.compile(
            Condition.of(tokens),
            Set.of(ConditionOption.EXISTS_ANY_ATTRIBUTE),
            ClaimSet.EMPTY,
            false);
    assertThat(program.evaluate(Asked.of(number("a", 0, 1)))).isEqualTo(TRUE);
  }

  @Test
  void toString_isThatOfTheCondition() {
    assertThat(program(List.of(A, NUMBER, Operator.EQUAL))).hasToString("(@USER.a == 1)");
  }

  @Test
  void toString_ofARelation_namesItsOperands() {
    ProgramOperand attribute = ProgramOperand.ofCaller(A);
    ProgramOperand set = ProgramOperand.ofLiteral(Composite.of(NUMBER));
    assertThat(new ProgramRelation(Operator.EQUAL, attribute, set, false).toString())
        .contains("==", "A", "1");
    assertThat(ProgramOperand.ofResource(Optional.of(number("r", 0, 7))).toString()).contains("r");
  }
}
