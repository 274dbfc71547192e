package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.condition.IntegerLiteral.Base;
import org.ntacl.condition.IntegerLiteral.Sign;
import org.ntacl.condition.IntegerLiteral.Width;

class IntegerLiteralTest {
  @ParameterizedTest
  @CsvSource({
    "INT8,  8,  -128,                 127",
    "INT16, 16, -32768,               32767",
    "INT32, 32, -2147483648,          2147483647",
    "INT64, 64, -9223372036854775808, 9223372036854775807",
  })
  void holds_signedRange_andNothingElse(Width width, int bits, long least, long greatest) {
    assertThat(width.bits()).isEqualTo(bits);
    assertThat(width.holds(least)).isTrue();
    assertThat(width.holds(greatest)).isTrue();
    assertThat(width.holds(0)).isTrue();
    if (width != Width.INT64) {
      assertThat(width.holds(least - 1)).isFalse();
      assertThat(width.holds(greatest + 1)).isFalse();
    }
  }

  @Test
  void new_numberOutsideItsWidth_isRefused() {
    assertThatThrownBy(() -> new IntegerLiteral(128, Width.INT8, Sign.NONE, Base.DECIMAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("128 does not fit INT8");
  }

  @Test
  void of_sign_followsTheNumber() {
    assertThat(IntegerLiteral.of(0).sign()).isEqualTo(Sign.NONE);
    assertThat(IntegerLiteral.of(-1).sign()).isEqualTo(Sign.MINUS);
    assertThat(IntegerLiteral.of(-1).width()).isEqualTo(Width.INT64);
    assertThat(IntegerLiteral.of(-1).base()).isEqualTo(Base.DECIMAL);
  }

  @Test
  void ofCode_otherBytes_isEmpty() {
    for (int code : new int[] {-1, 0, 5, 256}) {
      assertThat(Width.ofCode(code)).isEmpty();
      assertThat(Sign.ofCode(code)).isEmpty();
      assertThat(Base.ofCode(code)).isEmpty();
    }
    assertThat(Width.ofCode(4)).contains(Width.INT64);
    assertThat(Sign.ofCode(4)).isEmpty();
    assertThat(Base.ofCode(4)).isEmpty();
  }
}
