package org.ntacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GuidTest {
  private static final long SEED = 20240502;

  /** The class `user` of Active Directory; its bytes as MS-DTYP 2.3.4.2 lays them out. */
  private static final String USER = "bf967aba-0de6-11d0-a285-00aa003049e2";

  private static final String USER_BYTES = "ba7a96bfe60dd011a28500aa003049e2";

  @Test
  void write_fields_areMixedEndian() {
    byte[] bytes = new byte[18];
    Guid.parse(USER).write(bytes, 1);
    assertThat(Bytes.copyOfRange(bytes, 1, 17).toHex()).isEqualTo(USER_BYTES);
    assertThat(bytes[0]).isZero();
    assertThat(bytes[17]).isZero();
  }

  @Test
  void read_mixedEndian_isTheGuid() {
    assertThat(Guid.read(Bytes.parseHex("ff" + USER_BYTES).toArray(), 1)).hasToString(USER);
  }

  @Test
  void readAndWrite_outside_throw() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Guid.read(new byte[16], 1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Guid.read(new byte[16], -1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Guid.parse(USER).write(new byte[16], 1));
  }

  @Test
  void toString_random_isThatOfJavaAndReadsBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      Guid guid = new Guid(random.nextLong(), random.nextLong());
      String text = guid.toString();
      assertThat(text).isEqualTo(new UUID(guid.high(), guid.low()).toString());
      assertThat(Guid.parse(text)).isEqualTo(guid);
      assertThat(Guid.parse("(OA;;" + text.toUpperCase(Locale.ROOT) + ";)", 5)).isEqualTo(guid);
      byte[] bytes = new byte[Guid.SIZE];
      guid.write(bytes, 0);
      assertThat(Guid.read(bytes, 0)).as("case %d of seed %d", i, SEED).isEqualTo(guid);
    }
  }

  @Test
  void parse_otherForms_sayWhere() {
    assertFault("{" + USER + "}", "unexpected `{` at offset 0 of `{bf9");
    assertFault(USER + "0", "unexpected `0` at offset 36 of ");
    assertFault(USER.substring(1), "unexpected `-` at offset 7 of ");
    assertFault(USER.substring(0, 35), "unexpected end at offset 35 of ");
    assertFault(USER.replace("-", ""), "unexpected `0` at offset 8 of ");
    assertFault("", "unexpected end at offset 0 of ``: expected a GUID");
    assertFault(USER.replace('b', 'g'), "unexpected `g` at offset 0 of ");
    assertFault(USER.replace("0de6", "0d-6"), "unexpected `-` at offset 11 of ");
    assertFault(USER.replace('0', '\u0660'), "unexpected `\u0660` at offset 9 of ");
  }

  private static void assertFault(String text, String message) {
    assertThatIllegalArgumentException()
        .as(text)
        .isThrownBy(() -> Guid.parse(text))
        .withMessageStartingWith(message)
        .withMessageEndingWith(": expected a GUID, 8-4-4-4-12 hexadecimal digits");
  }

  @Test
  void parse_offset_countsFromTheStartOfTheText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Guid.parse("xx" + USER.substring(0, 20), 2))
        .withMessageStartingWith("unexpected end at offset 22 of ");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Guid.parse(USER, -1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Guid.parse(USER, 37));
  }

  @Test
  void compareTo_random_isTheOrderOfTexts() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      Guid left = new Guid(random.nextLong(), random.nextLong());
      Guid right =
          new Guid(random.nextBoolean() ? left.high() : random.nextLong(), random.nextLong());
      assertThat(Integer.signum(left.compareTo(right)))
          .as("%s %s", left, right)
          .isEqualTo(Integer.signum(left.toString().compareTo(right.toString())));
    }
  }

  @Test
  void ofWire_numbersOfTheWireForm_areTheGuid() {
    byte[] wire = new byte[16];
    Guid.parse(USER).write(wire, 0);
    ByteBuffer numbers = ByteBuffer.wrap(wire).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(Guid.ofWire(numbers.getLong(0), numbers.getLong(8))).hasToString(USER);
    assertThat(Guid.parse(USER).firstOnWire()).isEqualTo(numbers.getLong(0));
    assertThat(Guid.parse(USER).secondOnWire()).isEqualTo(numbers.getLong(8));
  }

  @Test
  void ofWire_random_givesTheNumbersBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      Guid guid = new Guid(random.nextLong(), random.nextLong());
      assertThat(Guid.ofWire(guid.firstOnWire(), guid.secondOnWire())).isEqualTo(guid);
    }
  }
}
