package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.Bytes;
import org.ntacl.condition.Attribute.Source;
import org.ntacl.condition.IntegerLiteral.Base;
import org.ntacl.condition.IntegerLiteral.Sign;
import org.ntacl.condition.IntegerLiteral.Width;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

class ConditionTextTest {
  private static final Attribute A = new Attribute(Source.USER, "A");
  private static final Attribute B = new Attribute(Source.DEVICE, "B");
  private static final Attribute C = new Attribute(Source.USER, "C");
  private static final Attribute LOCAL = new Attribute(Source.LOCAL, "WD");
  private static final SidLiteral EVERYONE = new SidLiteral(Sid.parse("S-1-1-0"));

  private static String text(ConditionToken... tokens) {
    Condition condition = Condition.of(List.of(tokens));
    assertThat(condition.isPrintable()).isTrue();
    return condition.toSddl(SidContext.NONE);
  }

  private static void assertUnprintable(String reason, ConditionToken... tokens) {
    Condition condition = Condition.of(List.of(tokens));
    assertThat(condition.isPrintable()).isFalse();
    assertThatThrownBy(() -> condition.toSddl(SidContext.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("condition has no SDDL form: " + reason);
    assertThat(condition).hasToString(condition.bytes().toHex());
    assertThat(Condition.ofBytes(condition.bytes()).decode()).containsExactly(tokens);
  }

  private static String literal(Literal literal) {
    String text = text(A, literal, Operator.EQUAL);
    assertThat(text).startsWith("(@USER.A == ").endsWith(")");
    return text.substring("(@USER.A == ".length(), text.length() - 1);
  }

  @Test
  void toSddl_orOverAnd_hasParenthesesRoundEveryTerm() {
    assertThat(text(A, B, Operator.AND, C, Operator.OR))
        .isEqualTo("(((@USER.A) && (@DEVICE.B)) || (@USER.C))");
  }

  @Test
  void toSddl_notsOfMembership_doNotDoubleParentheses() {
    Composite set = Composite.of(new SidLiteral(Sid.parse("S-1-5-32-579")));
    assertThat(text(set, Operator.MEMBER_OF, Operator.NOT, Operator.NOT))
        .isEqualTo("(!(!(Member_of {SID(AA)})))");
  }

  @Test
  void toSddl_notOfAttribute_hasParentheses() {
    assertThat(text(LOCAL, Operator.NOT)).isEqualTo("(!(WD))");
  }

  @Test
  void toSddl_rightNested_keepsItsParentheses() {
    assertThat(text(A, B, C, Operator.AND, Operator.AND))
        .isEqualTo("((@USER.A) && ((@DEVICE.B) && (@USER.C)))");
  }

  @Test
  void toSddl_notInsideAnd_isATermOfItsOwn() {
    assertThat(text(A, B, Operator.NOT, Operator.AND)).isEqualTo("((@USER.A) && (!(@DEVICE.B)))");
  }

  @Test
  void toSddl_membershipAndAttribute_areAsRecorded() {
    Composite set = Composite.of(EVERYONE, new SidLiteral(Sid.parse("S-1-5-32-551")));
    assertThat(
            text(set, Operator.MEMBER_OF, new Attribute(Source.DEVICE, "Bitlocker"), Operator.AND))
        .isEqualTo("((Member_of {SID(WD), SID(BO)}) && (@DEVICE.Bitlocker))");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"AND", "OR", "NOT"},
      mode = EnumSource.Mode.EXCLUDE)
  void toSddl_everyWordAndRelation_hasItsSpelling(Operator operator) {
    String text =
        switch (operator.kind()) {
          case RELATION -> text(A, B, operator);
          case EXISTENCE -> text(A, operator);
          case MEMBERSHIP -> text(EVERYONE, operator);
          case LOGIC -> throw new AssertionError(operator);
        };
    String expected =
        switch (operator) {
          case EQUAL -> "(@USER.A == @DEVICE.B)";
          case NOT_EQUAL -> "(@USER.A != @DEVICE.B)";
          case LESS -> "(@USER.A < @DEVICE.B)";
          case LESS_OR_EQUAL -> "(@USER.A <= @DEVICE.B)";
          case GREATER -> "(@USER.A > @DEVICE.B)";
          case GREATER_OR_EQUAL -> "(@USER.A >= @DEVICE.B)";
          case CONTAINS -> "(@USER.A Contains @DEVICE.B)";
          case NOT_CONTAINS -> "(@USER.A Not_Contains @DEVICE.B)";
          case ANY_OF -> "(@USER.A Any_of @DEVICE.B)";
          case NOT_ANY_OF -> "(@USER.A Not_Any_of @DEVICE.B)";
          case EXISTS -> "(Exists @USER.A)";
          case NOT_EXISTS -> "(Not_Exists @USER.A)";
          case MEMBER_OF -> "(Member_of SID(WD))";
          case MEMBER_OF_ANY -> "(Member_of_any SID(WD))";
          case DEVICE_MEMBER_OF -> "(Device_Member_of SID(WD))";
          case DEVICE_MEMBER_OF_ANY -> "(Device_Member_of_any SID(WD))";
          case NOT_MEMBER_OF -> "(Not_Member_of SID(WD))";
          case NOT_MEMBER_OF_ANY -> "(Not_Member_of_any SID(WD))";
          case NOT_DEVICE_MEMBER_OF -> "(Not_Device_Member_of SID(WD))";
          case NOT_DEVICE_MEMBER_OF_ANY -> "(Not_Device_Member_of_any SID(WD))";
          case AND, OR, NOT -> throw new AssertionError(operator);
        };
    assertThat(text).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0,                    NONE,  DECIMAL, 0",
    "0,                    NONE,  OCTAL,   00",
    "0,                    NONE,  HEX,     0x0",
    "0,                    MINUS, DECIMAL, -0",
    "0,                    PLUS,  DECIMAL, +0",
    "8,                    NONE,  OCTAL,   010",
    "255,                  PLUS,  HEX,     +0xff",
    "-1,                   MINUS, HEX,     -0x1",
    "-8,                   MINUS, OCTAL,   -010",
    "-62,                  MINUS, DECIMAL, -62",
    "9223372036854775807,  NONE,  HEX,     0x7fffffffffffffff",
    "-1,                   NONE,  HEX,     0xffffffffffffffff",
    "-1,                   NONE,  DECIMAL, 18446744073709551615",
    "-9223372036854775808, MINUS, DECIMAL, -9223372036854775808",
    "-9223372036854775808, MINUS, OCTAL,   -01000000000000000000000",
  })
  void toSddl_number_isAsWritten(long value, Sign sign, Base base, String expected) {
    assertThat(literal(new IntegerLiteral(value, Width.INT64, sign, base))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void toSddl_narrowNumber_looksLikeAWideOne(Width width) {
    assertThat(literal(new IntegerLiteral(-128, width, Sign.MINUS, Base.DECIMAL)))
        .isEqualTo("-128");
  }

  @Test
  void toSddl_literalsOfOtherKinds_areAsRecorded() {
    assertThat(literal(new StringLiteral(""))).isEqualTo("\"\"");
    assertThat(literal(new StringLiteral("a%b\n(\u0776"))).isEqualTo("\"a%b\n(\u0776\"");
    assertThat(literal(new OctetsLiteral(Bytes.parseHex("01020300FF")))).isEqualTo("#01020300ff");
    assertThat(literal(new OctetsLiteral(Bytes.EMPTY))).isEqualTo("#");
    assertThat(literal(EVERYONE)).isEqualTo("SID(WD)");
    assertThat(literal(new SidLiteral(Sid.parse("S-1-2-3")))).isEqualTo("SID(S-1-2-3)");
  }

  @Test
  void toSddl_relativeAlias_needsItsDomain() {
    Sid domain = Sid.parse("S-1-5-21-1-2-3");
    Condition condition =
        Condition.of(List.of(new SidLiteral(domain.child(512)), Operator.MEMBER_OF));
    assertThat(condition.toSddl(SidContext.ofDomain(domain))).isEqualTo("(Member_of SID(DA))");
    assertThat(condition.toSddl(SidContext.NONE)).isEqualTo("(Member_of SID(S-1-5-21-1-2-3-512))");
  }

  @Test
  void toSddl_set_hasCommaAndSpace() {
    Composite set =
        Composite.of(IntegerLiteral.of(1), new StringLiteral("x"), new OctetsLiteral(Bytes.EMPTY));
    assertThat(text(A, set, Operator.CONTAINS)).isEqualTo("(@USER.A Contains {1, \"x\", #})");
    assertThat(text(A, Composite.of(), Operator.CONTAINS)).isEqualTo("(@USER.A Contains {})");
    assertThat(text(set, Operator.MEMBER_OF)).isEqualTo("(Member_of {1, \"x\", #})");
  }

  @Test
  void toSddl_names_areEscapedBehindAPrefixOnly() {
    assertThat(text(new Attribute(Source.RESOURCE, "a b,c\0%\u05d0;'#")))
        .isEqualTo("(@RESOURCE.a%0020b%002cc%0000%0025%05d0;'#)");
    assertThat(text(new Attribute(Source.LOCAL, "WIN://a/B_9.z"))).isEqualTo("(WIN://a/B_9.z)");
    assertThat(text(new Attribute(Source.USER, "Contains"))).isEqualTo("(@USER.Contains)");
  }

  @Test
  void toSddl_operandsThatNoTextCanHave_areRefused() {
    String misfit = "token %d is `%s` with an operand it cannot have in a text";
    StringLiteral text = new StringLiteral("x");
    assertUnprintable(misfit.formatted(2, "=="), text, A, Operator.EQUAL);
    assertUnprintable(misfit.formatted(2, "=="), A, LOCAL, Operator.EQUAL);
    assertUnprintable(misfit.formatted(3, "=="), A, B, Operator.NOT, Operator.EQUAL);
    assertUnprintable(misfit.formatted(3, "<"), A, Operator.NOT, text, Operator.LESS);
    assertUnprintable(misfit.formatted(1, "Exists"), text, Operator.EXISTS);
    assertUnprintable(misfit.formatted(2, "Exists"), A, Operator.NOT, Operator.EXISTS);
    assertUnprintable(misfit.formatted(1, "Member_of"), A, Operator.MEMBER_OF);
    assertUnprintable(misfit.formatted(1, "!"), text, Operator.NOT);
    assertUnprintable(misfit.formatted(2, "&&"), A, text, Operator.AND);
    assertUnprintable(misfit.formatted(2, "||"), Composite.of(), A, Operator.OR);
    assertUnprintable("it is nothing but a literal", text);
    assertUnprintable("it is nothing but a literal", Composite.of(text));
  }

  @Test
  void toSddl_valuesThatNoTextCanSay_areRefused() {
    assertUnprintable(
        "token 1 is a text with a quotation mark in it", A, new StringLiteral("\""), Operator.LESS);
    assertUnprintable(
        "token 1 is a set with a text with U+0000 in it",
        A,
        Composite.of(IntegerLiteral.of(1), new StringLiteral("a\0")),
        Operator.LESS);
    assertUnprintable(
        "token 0 is a SID without sub-authorities", new SidLiteral(Sid.of(5)), Operator.MEMBER_OF);
    for (IntegerLiteral contradicted :
        List.of(
            new IntegerLiteral(1, Width.INT64, Sign.MINUS, Base.DECIMAL),
            new IntegerLiteral(-1, Width.INT64, Sign.PLUS, Base.HEX),
            new IntegerLiteral(-1, Width.INT32, Sign.NONE, Base.HEX))) {
      assertUnprintable(
          "token 1 is a number that its sign contradicts", A, contradicted, Operator.LESS);
    }
  }

  @Test
  void toSddl_namesThatNoTextCanSay_areRefused() {
    assertUnprintable("token 0 is an attribute without name", new Attribute(Source.USER, ""));
    for (String name : List.of("a b", "a@b", "a-b", "\u00e9", "a%0020")) {
      assertUnprintable(
          "token 0 is a local attribute whose name has other than letters, digits and `:./_`",
          new Attribute(Source.LOCAL, name));
    }
    assertUnprintable(
        "token 0 is a local attribute with the name of an operator",
        new Attribute(Source.LOCAL, "member_OF_any"));
  }

  @Test
  void toSddl_malformedBytes_isRefused() {
    Condition condition = Condition.ofBytes(Bytes.EMPTY);
    assertThatThrownBy(() -> condition.toSddl(SidContext.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("condition has no SDDL form: its bytes are malformed");
  }
}
