package org.ntacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
  private static final long SEED = 20240501;

  @Test
  void of_arrayChangedLater_staysAsItWas() {
    byte[] octets = {1, 2, 3};
    Bytes bytes = Bytes.of(octets);
    octets[0] = 9;
    assertThat(bytes.get(0)).isEqualTo((byte) 1);
  }

  @Test
  void toArray_changed_doesNotChangeTheValue() {
    Bytes bytes = Bytes.of((byte) 1, (byte) 2);
    bytes.toArray()[0] = 9;
    assertThat(bytes.toArray()).containsExactly(1, 2);
  }

  @Test
  void of_nothing_isEmpty() {
    assertThat(Bytes.of()).isSameAs(Bytes.EMPTY);
    assertThat(Bytes.EMPTY.isEmpty()).isTrue();
    assertThat(Bytes.EMPTY.size()).isZero();
    assertThat(Bytes.EMPTY.toHex()).isEmpty();
  }

  @Test
  void copyOfRange_inside_copiesThatPart() {
    byte[] source = {1, 2, 3, 4};
    assertThat(Bytes.copyOfRange(source, 1, 3)).isEqualTo(Bytes.of((byte) 2, (byte) 3));
    assertThat(Bytes.copyOfRange(source, 4, 4)).isSameAs(Bytes.EMPTY);
  }

  @Test
  void copyOfRange_outside_throws() {
    byte[] source = {1, 2, 3, 4};
    int[][] ranges = {{-1, 2}, {3, 2}, {0, 5}, {5, 5}, {Integer.MIN_VALUE, Integer.MAX_VALUE}};
    for (int[] range : ranges) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .as("%d..%d", range[0], range[1])
          .isThrownBy(() -> Bytes.copyOfRange(source, range[0], range[1]));
    }
  }

  @Test
  void parseHex_eitherCase_readsDigits() {
    assertThat(Bytes.parseHex("00fFAb7f"))
        .isEqualTo(Bytes.of((byte) 0, (byte) 0xFF, (byte) 0xAB, (byte) 0x7F));
    assertThat(Bytes.parseHex("")).isSameAs(Bytes.EMPTY);
  }

  @Test
  void parseHex_anythingElse_saysWhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bytes.parseHex("01 02"))
        .withMessage("unexpected ` ` at offset 2 of `01 02`: expected a hexadecimal digit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bytes.parseHex("010"))
        .withMessage("unexpected end at offset 3 of `010`: expected a hexadecimal digit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bytes.parseHex("0g1"))
        .withMessage("unexpected `g` at offset 1 of `0g1`: expected a hexadecimal digit");
    // digits of other scripts are digits for Character, not here
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bytes.parseHex("0\u0661"))
        .withMessageContaining("at offset 1");
  }

  @Test
  void parseHex_ofToHex_isTheSame() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      byte[] octets = new byte[random.nextInt(40)];
      random.nextBytes(octets);
      Bytes bytes = Bytes.of(octets);
      assertThat(Bytes.parseHex(bytes.toHex())).as("case %d of seed %d", i, SEED).isEqualTo(bytes);
    }
  }

  @Test
  void copyTo_offset_writesThere() {
    byte[] target = new byte[4];
    Bytes.of((byte) 1, (byte) 2).copyTo(target, 1);
    assertThat(target).containsExactly(0, 1, 2, 0);
  }

  @Test
  void compareTo_octets_areUnsignedAndShorterComesFirst() {
    assertThat(Bytes.of((byte) 0x7F)).isLessThan(Bytes.of((byte) 0x80));
    assertThat(Bytes.of((byte) 1)).isLessThan(Bytes.of((byte) 1, (byte) 0));
    assertThat(Bytes.EMPTY).isLessThan(Bytes.of((byte) 0));
  }

  @Test
  void equals_content_decides() {
    Bytes bytes = Bytes.parseHex("0102");
    assertThat(bytes).isEqualTo(Bytes.of((byte) 1, (byte) 2)).isNotEqualTo(Bytes.parseHex("0103"));
    assertThat(bytes).hasSameHashCodeAs(Bytes.parseHex("0102"));
    assertThat(bytes).hasToString("0102");
  }
}
