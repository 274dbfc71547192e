package org.ntacl.wfp.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.Bytes;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0",
    "10.0.201.12, 167823628",
    "255.255.255.255, 4294967295",
    "192.0.2.1, 3221225985"
  })
  void version4_text_comesBack(String text, long address) {
    assertThat(Addresses.parseV4(text)).hasValue(address);
    assertThat(Addresses.printV4(address)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1..2.3",
        "1.2.3.-4",
        "1.2.3.٤",
        "1.2.3.0004"
      })
  void parseV4_noAddress_isEmpty(String text) {
    assertThat(Addresses.parseV4(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "::, 00000000000000000000000000000000, ::",
    "::1, 00000000000000000000000000000001, ::1",
    "fe80::, fe800000000000000000000000000000, fe80::",
    "fe80:ffff:ffff:ffff:ffff:ffff:ffff:ffff, fe80ffffffffffffffffffffffffffff, fe80:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "FE80::FFFF:1, fe8000000000000000000000ffff0001, fe80::ffff:1",
    "1:0:0:2:0:0:0:3, 00010000000000020000000000000003, 1:0:0:2::3",
    "1:0:2:3:4:5:6:7, 00010000000200030004000500060007, 1:0:2:3:4:5:6:7",
    "1:2:3:4:5:6:7::, 00010002000300040005000600070000, 1:2:3:4:5:6:7:0",
    "::ffff:192.0.2.1, 00000000000000000000ffffc0000201, ::ffff:192.0.2.1",
    "::192.0.2.1, 000000000000000000000000c0000201, ::192.0.2.1",
    "64:ff9b::192.0.2.1, 0064ff9b0000000000000000c0000201, 64:ff9b::c000:201"
  })
  void version6_text_comesBack(String text, String octets, String printed) {
    assertThat(Addresses.parseV6(text)).contains(Bytes.parseHex(octets));
    assertThat(Addresses.printV6(Bytes.parseHex(octets))).isEqualTo(printed);
    assertThat(Addresses.parseV6(printed)).contains(Bytes.parseHex(octets));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "g::",
        "::1.2.3",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:",
        ":1",
        "::1%3",
        "fe80"
      })
  void parseV6_noAddress_isEmpty(String text) {
    assertThat(Addresses.parseV6(text)).isEmpty();
  }
}
