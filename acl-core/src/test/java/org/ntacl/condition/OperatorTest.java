package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorTest {
  @ParameterizedTest
  @CsvSource({
    "128, EQUAL",
    "129, NOT_EQUAL",
    "130, LESS",
    "131, LESS_OR_EQUAL",
    "132, GREATER",
    "133, GREATER_OR_EQUAL",
    "134, CONTAINS",
    "135, EXISTS",
    "136, ANY_OF",
    "137, MEMBER_OF",
    "138, DEVICE_MEMBER_OF",
    "139, MEMBER_OF_ANY",
    "140, DEVICE_MEMBER_OF_ANY",
    "141, NOT_EXISTS",
    "142, NOT_CONTAINS",
    "143, NOT_ANY_OF",
    "144, NOT_MEMBER_OF",
    "145, NOT_DEVICE_MEMBER_OF",
    "146, NOT_MEMBER_OF_ANY",
    "147, NOT_DEVICE_MEMBER_OF_ANY",
    "160, AND",
    "161, OR",
    "162, NOT",
  })
  void ofCode_everyTokenByte_isItsOperator(int code, Operator expected) {
    assertThat(Operator.ofCode(code)).contains(expected);
    assertThat(expected.code()).isEqualTo(code);
  }

  @Test
  void ofCode_anyOtherNumber_isEmpty() {
    long found = 0;
    for (int code = -300; code < 600; code++) {
      found += Operator.ofCode(code).isPresent() ? 1 : 0;
    }
    assertThat(found).isEqualTo(Operator.values().length).isEqualTo(23);
  }

  @ParameterizedTest
  @EnumSource
  void ofSddl_eitherCase_isItsOperator(Operator operator) {
    assertThat(Operator.ofSddl(operator.sddl())).contains(operator);
    assertThat(Operator.ofSddl(operator.sddl().toUpperCase(Locale.ROOT))).contains(operator);
  }

  @Test
  void ofSddl_otherWords_isEmpty() {
    assertThat(Operator.ofSddl("")).isEmpty();
    assertThat(Operator.ofSddl("Member_of ")).isEmpty();
    assertThat(Operator.ofSddl("=")).isEmpty();
  }

  @Test
  void arity_ofLogicAndRelations_isTwoButForNot() {
    assertThat(Arrays.stream(Operator.values()).filter(o -> o.arity() == 2))
        .containsExactly(
            Operator.EQUAL,
            Operator.NOT_EQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL,
            Operator.CONTAINS,
            Operator.ANY_OF,
            Operator.NOT_CONTAINS,
            Operator.NOT_ANY_OF,
            Operator.AND,
            Operator.OR);
  }
}
