package org.ntacl.identity.internal.compression;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.MalformedBytesException;

/**
 * Any bytes are decompressed to exactly the announced size or refused, and any bytes come back from
 * their compressed form.
 */
class CompressionFuzzTest {
  private static final int MAX_SIZE = 1 << 18;

  private static Stream<Arguments> seeds(UnaryOperator<byte[]> compress) {
    return Stream.of("", "a", "abcdefghijklmnopqrstuvwxyz", "abc".repeat(100), "a".repeat(70_000))
        .map(text -> text.getBytes(StandardCharsets.US_ASCII))
        .map(plain -> Arguments.of((Object) announced(plain.length, compress.apply(plain))));
  }

  /** Three bytes of size, then the data. */
  private static byte[] announced(int size, byte[] compressed) {
    byte[] all = new byte[compressed.length + 3];
    all[0] = (byte) size;
    all[1] = (byte) (size >>> 8);
    all[2] = (byte) (size >>> 16);
    System.arraycopy(compressed, 0, all, 3, compressed.length);
    return all;
  }

  static Stream<Arguments> lznt1Seeds() {
    return seeds(Lznt1::compress);
  }

  static Stream<Arguments> plainSeeds() {
    return seeds(PlainLz77::compress);
  }

  static Stream<Arguments> huffmanSeeds() {
    return seeds(HuffmanLz77::compress);
  }

  @MethodSource("lznt1Seeds")
  @FuzzTest(maxDuration = "10m")
  void lznt1(byte[] data) {
    check(data, Lznt1::decompress, Lznt1::compress);
  }

  @MethodSource("plainSeeds")
  @FuzzTest(maxDuration = "10m")
  void plainLz77(byte[] data) {
    check(data, PlainLz77::decompress, PlainLz77::compress);
  }

  @MethodSource("huffmanSeeds")
  @FuzzTest(maxDuration = "10m")
  void huffmanLz77(byte[] data) {
    check(data, HuffmanLz77::decompress, HuffmanLz77::compress);
  }

  private static void check(
      byte[] data, BiFunction<byte[], Integer, byte[]> decompress, UnaryOperator<byte[]> compress) {
    if (data.length < 3) {
      return;
    }
    int size = data[0] & 0xFF | (data[1] & 0xFF) << 8 | (data[2] & 3) << 16;
    byte[] compressed = Arrays.copyOfRange(data, 3, data.length);
    try {
      assertThat(decompress.apply(compressed, size)).hasSize(size).hasSizeLessThan(MAX_SIZE);
    } catch (MalformedBytesException e) {
      assertThat(e.offset()).isBetween(0, compressed.length);
    }
    assertThat(decompress.apply(compress.apply(compressed), compressed.length))
        .isEqualTo(compressed);
  }
}
