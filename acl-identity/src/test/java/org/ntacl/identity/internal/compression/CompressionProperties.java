package org.ntacl.identity.internal.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.testing.SeededCases;

/** What is compressed comes back, whatever it is. */
class CompressionProperties {
  private static final int CASES = 150;

  @Test
  void lznt1_compressed_comesBack() {
    check(Lznt1::compress, Lznt1::decompress);
  }

  @Test
  void plainLz77_compressed_comesBack() {
    check(PlainLz77::compress, PlainLz77::decompress);
  }

  @Test
  void huffmanLz77_compressed_comesBack() {
    check(HuffmanLz77::compress, HuffmanLz77::decompress);
  }

  private static void check(
      UnaryOperator<byte[]> compress, BiFunction<byte[], Integer, byte[]> decompress) {
    SeededCases.of(3, CASES)
        .check(
            random -> {
              byte[] plain = plain(random);
              byte[] compressed = compress.apply(plain);
              assertThat(compressed).hasSizeLessThan(plain.length + plain.length / 8 + 300);
              assertThat(decompress.apply(compressed, plain.length)).isEqualTo(plain);
            });
  }

  /** Bytes from noise to one value only, of sizes around those at which formats change. */
  private static byte[] plain(RandomGenerator random) {
    int near =
        switch (random.nextInt(5)) {
          case 0 -> 0;
          case 1 -> 4096;
          case 2 -> 65_536;
          case 3 -> 131_072;
          default -> random.nextInt(20_000);
        };
    byte[] plain = new byte[Math.max(0, near + random.nextInt(-3, 40))];
    int values = 1 << random.nextInt(9);
    int repeat = random.nextInt(1, 2000);
    for (int i = 0; i < plain.length; i++) {
      boolean repeats = i >= repeat && random.nextInt(repeat) != 0;
      plain[i] = (byte) (repeats ? plain[i - repeat] : skewed(random, values));
    }
    return plain;
  }

  /** Low values are far more frequent, which makes codes of very different lengths. */
  private static int skewed(RandomGenerator random, int values) {
    return Math.min(Integer.numberOfTrailingZeros(random.nextInt() | 1 << 30), values - 1)
        + (random.nextInt(8) == 0 ? random.nextInt(values) : 0);
  }

  @Test
  void huffmanCode_veryUnevenFrequencies_staysWithinFifteenBits() {
    int[] counts = new int[HuffmanCode.SYMBOLS];
    int one = 1;
    int other = 1;
    for (int i = 0; i < 40; i++) {
      counts[i] = one;
      int sum = one + other;
      one = other;
      other = sum;
    }
    HuffmanCode code = HuffmanCode.of(counts);
    int[] lengths = new int[40];
    Arrays.setAll(lengths, code::length);
    assertThat(lengths).isSortedAccordingTo((a, b) -> b - a).contains(HuffmanCode.MAX_BITS);

    CompressedOutput output = new CompressedOutput();
    code.write(output);
    HuffmanCode read = HuffmanCode.read(new CompressedInput(output.toArray()));
    assertThat(read).hasToString(code.toString());
    int[] codes = code.codes();
    for (int symbol = 0; symbol < 40; symbol++) {
      assertThat(read.symbol(codes[symbol] << HuffmanCode.MAX_BITS - code.length(symbol)))
          .isEqualTo(symbol);
    }
  }
}
