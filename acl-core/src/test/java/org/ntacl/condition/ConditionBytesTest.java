package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.Bytes;
import org.ntacl.condition.Attribute.Source;
import org.ntacl.condition.IntegerLiteral.Base;
import org.ntacl.condition.IntegerLiteral.Sign;
import org.ntacl.condition.IntegerLiteral.Width;
import org.ntacl.sid.Sid;

class ConditionBytesTest {
  private static final Sid EVERYONE = Sid.parse("S-1-1-0");
  private static final Sid ASSISTANCE = Sid.parse("S-1-5-32-579");

  /**
   * Expects one expression to be these bytes, both ways; spaces in the digits are for the reader.
   */
  private static void assertBytes(String hex, ConditionToken... tokens) {
    Bytes bytes = Bytes.parseHex(hex.replace(" ", ""));
    assertThat(Condition.of(List.of(tokens)).bytes()).isEqualTo(bytes);
    assertThat(Condition.ofBytes(bytes).decode()).containsExactly(tokens);
    assertThat(Condition.ofBytes(bytes).tokens()).contains(List.of(tokens));
  }

  @Test
  void of_localNameAndText_isAsInDtyp() {
    assertBytes(
        "61727478 f8 0a000000 5400690074006c006500 10 04000000 56005000 80 000000",
        new Attribute(Source.LOCAL, "Title"),
        new StringLiteral("VP"),
        Operator.EQUAL);
  }

  @Test
  void of_deviceNameAndNumber_isAsRecorded() {
    assertBytes(
        "61727478 fb 08000000 6c00650067007300 04 0100000000000000 03 02 80 000000",
        new Attribute(Source.DEVICE, "legs"),
        IntegerLiteral.of(1),
        Operator.EQUAL);
  }

  @Test
  void of_emptyText_hasLengthZero() {
    assertBytes(
        "61727478 f9 0a000000 5400690074006c006500 10 00000000 80 000000",
        new Attribute(Source.USER, "Title"),
        new StringLiteral(""),
        Operator.EQUAL);
  }

  @Test
  void of_numberWithAnyOf_isAsRecorded() {
    assertBytes(
        "61727478 f9 0e000000 500072006f006a00650063007400 04 0100000000000000 03 02 88 00",
        new Attribute(Source.USER, "Project"),
        IntegerLiteral.of(1),
        Operator.ANY_OF);
  }

  @Test
  void of_setOfTexts_isAsRecorded() {
    assertBytes(
        "61727478 fb 0c000000 63006f006c006f0075007200 50 1e000000"
            + "10 0c000000 6f00720061006e0067006500 10 08000000 62006c0075006500 80 000000",
        new Attribute(Source.DEVICE, "colour"),
        Composite.of(new StringLiteral("orange"), new StringLiteral("blue")),
        Operator.EQUAL);
  }

  @Test
  void of_setOfOneSid_staysASet() {
    assertBytes(
        "61727478 50 15000000 51 10000000 01020000000000052000000043020000 89 a2 a2 000000",
        Composite.of(new SidLiteral(ASSISTANCE)),
        Operator.MEMBER_OF,
        Operator.NOT,
        Operator.NOT);
  }

  @Test
  void of_minusOne_hasAllBitsAndTheSign() {
    assertBytes(
        "61727478 fa 02000000 6100 04 ffffffffffffffff 02 02 82 00",
        new Attribute(Source.RESOURCE, "a"),
        IntegerLiteral.of(-1),
        Operator.LESS);
  }

  @Test
  void of_octets_haveTheirLength() {
    assertBytes(
        "61727478 fa 02000000 6100 18 03000000 00ff7f 80",
        new Attribute(Source.RESOURCE, "a"),
        new OctetsLiteral(Bytes.parseHex("00ff7f")),
        Operator.EQUAL);
  }

  @Test
  void of_sizeOfFullWords_hasNoPadding() {
    assertBytes(
        "61727478 50 00000000 89 a2 a2",
        Composite.of(),
        Operator.MEMBER_OF,
        Operator.NOT,
        Operator.NOT);
  }

  @Test
  void of_unpairedSurrogateAndNul_areKept() {
    assertBytes(
        "61727478 f9 04000000 00d80000 10 02000000 ffdf 80 000000",
        new Attribute(Source.USER, "\ud800\0"),
        new StringLiteral("\udfff"),
        Operator.EQUAL);
  }

  @ParameterizedTest
  @EnumSource
  void of_everyWidth_hasItsTokenByte(Width width) {
    String hex = "61727478 0%d ffffffffffffffff 02 02 00".formatted(width.code());
    assertBytes(hex, new IntegerLiteral(-1, width, Sign.MINUS, Base.DECIMAL));
  }

  @ParameterizedTest
  @EnumSource
  void of_everySign_hasItsByte(Sign sign) {
    String hex = "61727478 04 0000000000000000 0%d 03 00".formatted(sign.code());
    assertBytes(hex, new IntegerLiteral(0, Width.INT64, sign, Base.HEX));
  }

  @ParameterizedTest
  @EnumSource
  void of_everyBase_hasItsByte(Base base) {
    String hex = "61727478 04 0000000000000000 01 0%d 00".formatted(base.code());
    assertBytes(hex, new IntegerLiteral(0, Width.INT64, Sign.PLUS, base));
  }

  @ParameterizedTest
  @EnumSource
  void of_everySource_hasItsTokenByte(Source source) {
    assertBytes(
        "61727478 %02x 02000000 6100 00".formatted(source.code()), new Attribute(source, "a"));
  }

  @ParameterizedTest
  @EnumSource
  void of_everyOperator_hasItsTokenByte(Operator operator) {
    SidLiteral operand = new SidLiteral(EVERYONE);
    String operandHex = "51 0c000000 010100000000000100000000";
    if (operator.arity() == 1) {
      assertBytes(
          "61727478 %s %02x 0000".formatted(operandHex, operator.code()), operand, operator);
    } else {
      assertBytes(
          "61727478 %s %s %02x 00".formatted(operandHex, operandHex, operator.code()),
          operand,
          operand,
          operator);
    }
  }

  @Test
  void of_operatorWithoutOperands_isRefused() {
    assertThatThrownBy(
            () -> Condition.of(List.of(new Attribute(Source.USER, "a"), Operator.NOT, Operator.OR)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("operator `||` lacks operands: 2 needed, 1 there at token 2");
  }

  @Test
  void of_noToken_isRefused() {
    assertThatThrownBy(() -> Condition.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expression leaves 0 results, expected 1");
  }

  @Test
  void of_twoResults_isRefused() {
    assertThatThrownBy(
            () ->
                Condition.of(
                    List.of(new Attribute(Source.USER, "a"), new Attribute(Source.USER, "b"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expression leaves 2 results, expected 1");
  }

  @Test
  void ofBytes_foreignData_isKept() {
    Bytes foreign = Bytes.parseHex("6172747900");
    Condition condition = Condition.ofBytes(foreign);
    assertThat(condition.bytes()).isEqualTo(foreign);
    assertThat(condition.isConditional()).isFalse();
    assertThat(condition.tokens()).isEmpty();
    assertThat(condition).hasToString("6172747900");
  }

  @Test
  void equals_sameBytes_regardlessOfOrigin() {
    Condition made = Condition.of(List.of(new Attribute(Source.USER, "a")));
    Condition read = Condition.ofBytes(made.bytes());
    assertThat(read).isEqualTo(made).hasSameHashCodeAs(made).hasToString("(@USER.a)");
    assertThat(Condition.of(List.of(new Attribute(Source.USER, "A")))).isNotEqualTo(made);
  }

  @Test
  void tokens_list_cannotBeChanged() {
    List<ConditionToken> tokens =
        Condition.ofBytes(Condition.of(List.of(new Attribute(Source.USER, "a"))).bytes()).decode();
    assertThatThrownBy(tokens::clear).isInstanceOf(UnsupportedOperationException.class);
  }
}
