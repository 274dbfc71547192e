package org.ntacl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextBuilderTest {
  private static final long SEED = 20240503;

  @Test
  void decimal_aroundEachPowerOfTen_isThatOfJava() {
    for (long power = 1; power <= 1L << 32; power *= 10) {
      for (long delta = -2; delta <= 2; delta++) {
        assertDecimal((int) (power + delta));
      }
    }
    for (int bit = 0; bit < 32; bit++) {
      assertDecimal(1 << bit);
      assertDecimal((1 << bit) - 1);
    }
    assertDecimal(-1);
  }

  @Test
  void decimal_random_isThatOfJava() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      assertDecimal(random.nextInt() >>> random.nextInt(32));
    }
  }

  private static void assertDecimal(int number) {
    assertThat(new TextBuilder(0).decimal(number).toString())
        .isEqualTo(Integer.toUnsignedString(number));
  }

  @Test
  void hex_random_isThatOfJava() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      int number = random.nextInt() >>> random.nextInt(32);
      long wide = random.nextLong() >>> random.nextInt(64);
      assertThat(new TextBuilder(0).hex(number).toString()).isEqualTo("0x%x".formatted(number));
      assertThat(new TextBuilder(0).hexUpper(wide).toString()).isEqualTo("0x%X".formatted(wide));
    }
    assertThat(new TextBuilder(0).hex(0).hexUpper(0).toString()).isEqualTo("0x00x0");
  }

  @Test
  void hexPadded_random_keepsTheLowestDigits() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      long value = random.nextLong();
      int count = 1 + random.nextInt(16);
      String all = "%016x".formatted(value);
      assertThat(new TextBuilder(1).hexPadded(value, count).toString())
          .isEqualTo(all.substring(16 - count));
    }
  }

  @Test
  void append_mixture_growsAndCounts() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      TextBuilder ours = new TextBuilder(random.nextInt(3));
      StringBuilder theirs = new StringBuilder();
      for (int i = 0; i < 100; i++) {
        int number = random.nextInt();
        switch (random.nextInt(4)) {
          case 0 -> {
            ours.append('ü');
            theirs.append('ü');
          }
          case 1 -> {
            ours.append("text");
            theirs.append("text");
          }
          case 2 -> {
            ours.decimal(number);
            theirs.append(Integer.toUnsignedString(number));
          }
          default -> {
            ours.hex(number);
            theirs.append("0x").append(Integer.toHexString(number));
          }
        }
        assertThat(ours.length()).isEqualTo(theirs.length());
      }
      assertThat(ours.toString())
          .as("round %d of seed %d", round, SEED)
          .isEqualTo(theirs.toString());
    }
  }

  @Test
  void again_range_isCopiedAlsoWhenTheTextGrows() {
    TextBuilder text = new TextBuilder(4).append("abcd");
    assertThat(text.again(1, 4).again(0, 7).again(3, 3).toString()).isEqualTo("abcdbcdabcdbcd");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> text.again(0, 15));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> text.again(-1, 2));
  }

  @Test
  void sidHead_authority_isDecimalBelow32Bits() {
    assertThat(new TextBuilder(0).sidHead(5).toString()).isEqualTo("S-1-5");
    assertThat(new TextBuilder(0).sidHead(0xFFFF_FFFFL).toString()).isEqualTo("S-1-4294967295");
    assertThat(new TextBuilder(0).sidHead(0x1_0000_0000L).toString()).isEqualTo("S-1-0x100000000");
  }
}
