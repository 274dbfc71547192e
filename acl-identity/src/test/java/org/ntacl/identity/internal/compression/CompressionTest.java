package org.ntacl.identity.internal.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.MalformedBytesException;

/** The examples that MS-XCA publishes, and what is wrong with other bytes. */
class CompressionTest {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";
  private static final String REPEATED = "abc".repeat(100);

  private static final String NOTES =
      "F# F# G A A G F# E D D E F# F# E E F# F# G A A G F# E D D E F# E D D E E F# D E F# G F# D"
          + " E F# G F# E D E A F# F# G A A G F# E D D E F# E D D\0";

  /** MS-XCA 3.3. */
  private static final String NOTES_LZNT1 =
      "38b08846232000204720410010a24701a04520440008450150790"
          + "0c045200524138805b4024a44ef0358028c091601484500"
          + "be009e000401189000";

  /** The tables of MS-XCA 3.2 are zero but for these places. */
  private static byte[] huffman(String table, String stream) {
    byte[] tail = bytes(stream);
    byte[] all = new byte[HuffmanCode.TABLE_SIZE + tail.length];
    for (String place : table.split(" ", -1)) {
      String[] pair = place.split("=", -1);
      all[Integer.parseInt(pair[0])] = (byte) Integer.parseInt(pair[1], 16);
    }
    System.arraycopy(tail, 0, all, HuffmanCode.TABLE_SIZE, tail.length);
    return all;
  }

  private static byte[] alphabetHuffman() {
    return huffman(
        "48=50 49=55 50=55 51=55 52=55 53=55 54=55 55=55 56=55 57=55 58=55 59=45 60=44 61=04"
            + " 128=04",
        "d8523ed794115be9195ff9d67cdf8d0400000000");
  }

  private static byte[] repeatedHuffman() {
    return huffman("48=30 49=23 128=02 143=20", "a8dc0000ff2601");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String text(byte[] plain) {
    return new String(plain, StandardCharsets.US_ASCII);
  }

  @Test
  void lznt1_publishedExample_isRead() {
    assertThat(text(Lznt1.decompress(bytes(NOTES_LZNT1), NOTES.length()))).isEqualTo(NOTES);
  }

  @Test
  void plainLz77_publishedExamples_areReadAndWritten() {
    byte[] alphabet =
        bytes("3f000000" + HexFormat.of().formatHex(ALPHABET.getBytes(StandardCharsets.US_ASCII)));
    byte[] repeated = bytes("ffffff1f61626317000fff2601");

    assertThat(text(PlainLz77.decompress(alphabet, 26))).isEqualTo(ALPHABET);
    assertThat(text(PlainLz77.decompress(repeated, 300))).isEqualTo(REPEATED);
    assertThat(PlainLz77.compress(ALPHABET.getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(alphabet);
    assertThat(PlainLz77.compress(REPEATED.getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(repeated);
  }

  @Test
  void huffmanLz77_publishedExamples_areReadAndWritten() {
    assertThat(text(HuffmanLz77.decompress(alphabetHuffman(), 26))).isEqualTo(ALPHABET);
    assertThat(text(HuffmanLz77.decompress(repeatedHuffman(), 300))).isEqualTo(REPEATED);
  }

  @Test
  void huffmanLz77_matchOverTheEndOfItsBlock_isReadWhole() {
    // one bit each for `a` and for a match of distance 1 whose length stands behind
    byte[] compressed = huffman("48=10 135=10", "00400000ff00003d000100");

    assertThat(text(HuffmanLz77.decompress(compressed, 65_601))).isEqualTo("a".repeat(65_601));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "38 | 1 | compressed data ends, expected 1 more bytes at byte 0",
        "38b0 | 1 | chunk is 57 bytes long, only 0 are left at byte 2",
        "00c00041 | 1 | chunk header is 0xc000, expected a signature of 3 at byte 2",
        "003001 | 2 | compressed data ends after 1 plain bytes, announced are 2 at byte 3",
        "0000 | 1 | compressed data ends after 0 plain bytes, announced are 1 at byte 2",
        "02b0010000 | 3 | chunk begins with a match at byte 3",
        "03b002610010 | 4 | match reaches 2 bytes back, only 1 are there at byte 6",
        "03b002610100 | 4 | more than the announced 4 bytes at byte 6",
        "02b002610100 | 9 | match reaches behind the end of its chunk at byte 6",
        "03b00261ff0f | 5000 | chunk holds more than 4096 plain bytes at byte 6"
      })
  void lznt1_malformed_saysWhereAndWhy(String hex, int size, String message) {
    byte[] compressed = bytes(hex);
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> Lznt1.decompress(compressed, size))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3f00 | 1 | compressed data ends, expected 2 more bytes at byte 2",
        "00000000 | 1 | compressed data ends, expected 1 more bytes at byte 4",
        "ffffff7f61 | 2 | compressed data ends after 1 plain bytes, announced are 2 at byte 5",
        "ffffff7f610800 | 5 | match reaches 2 bytes back, only 1 are there at byte 7",
        "ffffff7f610100 | 3 | more than the announced 3 bytes at byte 7",
        "ffffff7f6107000fff0100 | 99 | long match length is 1, expected at least 22 at byte 11",
        "ffffff7f6107000fff0000ffffffff | 99 | long match length is 4294967295, expected at least 22"
            + " at byte 15",
        "ffffff7f6107000fff0000fcffffff | 99 | more than the announced 99 bytes at byte 15"
      })
  void plainLz77_malformed_saysWhereAndWhy(String hex, int size, String message) {
    byte[] compressed = bytes(hex);
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> PlainLz77.decompress(compressed, size))
        .withMessage(message);
  }

  @Test
  void huffmanLz77_codeWithGaps_isRefused() {
    byte[] compressed = huffman("48=30", "0000000000");
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> HuffmanLz77.decompress(compressed, 1))
        .withMessage("prefix code fills 4096 of 32768 places at byte 256");
  }

  @Test
  void huffmanLz77_cutOff_isRefusedWhereverItIsCut() {
    byte[] compressed = alphabetHuffman();
    for (int length = 0; length < compressed.length - 4; length++) {
      byte[] part = Arrays.copyOf(compressed, length);
      assertThatExceptionOfType(MalformedBytesException.class)
          .isThrownBy(() -> HuffmanLz77.decompress(part, 26))
          .withMessageContaining("compressed data ends");
    }
  }

  @Test
  void huffmanLz77_distanceBeforeTheBeginning_isRefused() {
    byte[] compressed = huffman("48=10 143=10", "0040000000");
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> HuffmanLz77.decompress(compressed, 300))
        .withMessage("match reaches 2 bytes back, only 1 are there at byte 261");
  }
}
