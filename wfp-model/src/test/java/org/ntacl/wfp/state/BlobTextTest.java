package org.ntacl.wfp.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;
import org.ntacl.wfp.state.StateShape.BlobStyle;

class BlobTextTest {
  @ParameterizedTest
  @CsvSource({
    // text with its final zero, and the same without
    "530079000000, Sy, S.y...",
    "53007900, S.y., S.y.",
    // zeros inside, an odd size, control characters, half a pair
    "530000000000, S....., S.....",
    "53007900000000, S.y...., S.y....",
    "530009000000, S....., S.....",
    "53003dd80000, S.=..., S.=...",
    "3dd800de0000, \uD83D\uDE00, =.....",
    "0000, .., ..",
    // meaning in XML (recorded)
    "3c3e267e7f1f, ...~.., ...~..",
    "7e6100, ~a., ~a."
  })
  void print_octets_asDumpsDo(String octets, String text, String dots) {
    assertThat(BlobText.print(Bytes.parseHex(octets), BlobStyle.TEXT)).isEqualTo(text);
    assertThat(BlobText.print(Bytes.parseHex(octets), BlobStyle.DOTS)).isEqualTo(dots);
  }
}
