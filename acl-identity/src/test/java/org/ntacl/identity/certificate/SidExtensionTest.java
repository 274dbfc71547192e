package org.ntacl.identity.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.sid.Sid;

class SidExtensionTest {
  private static final Sid ALICE = Sid.parse("S-1-5-21-1-2-3-1105");

  /** GeneralNames of one other name, put together by hand from MS-WCCE 2.2.2.7.7.4. */
  private static final String BY_HAND =
      "3025"
          + "a023"
          + "060a2b060104018237190201"
          + "a015"
          + "0413"
          + "532d312d352d32312d312d322d332d31313035";

  @Test
  void write_account_isAsPutTogetherByHand() {
    assertThat(SidExtension.write(ALICE).toHex()).isEqualTo(BY_HAND);
  }

  @Test
  void read_whatWasWritten_isTheAccount() {
    assertThat(SidExtension.read(Bytes.parseHex(BY_HAND))).isEqualTo(ALICE);
    Sid longest = Sid.parse("S-1-5-21-4294967295-4294967295-4294967295-4294967295");
    assertThat(SidExtension.read(SidExtension.write(longest))).isEqualTo(longest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"S-1-5-18", "S-1-5-32-544", "S-1-5-21-1-2-3", "S-1-1-0", "S-1-5-21-1-2-3-4-5"})
  void write_noAccountOfADomain_isRefused(String text) {
    assertThatThrownBy(() -> SidExtension.write(Sid.parse(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no account of a domain");
    assertRefused(Certificates.names(Certificates.sidName(text)), "no account of a domain");
  }

  private static void assertRefused(Bytes value, String part) {
    assertThatThrownBy(() -> SidExtension.read(value))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s-1-5-21-1-2-3-1105",
        "S-1-5-21-1-2-3-01105",
        "S-1-5-21-1-2-3-0x451",
        "S-1-5-21-1-2-3-1105 ",
        "S-1-0x5-21-1-2-3-1105",
        "S-1-5-21-1-2-3-99999999999"
      })
  void read_textAsWindowsDoesNotPrintIt_isRefused(String text) {
    assertThatThrownBy(() -> SidExtension.read(Certificates.names(Certificates.sidName(text))))
        .isInstanceOf(MalformedBytesException.class);
  }

  @Test
  void read_anythingElse_isRefused() {
    String sid = ALICE.toString();
    assertRefused(Bytes.EMPTY, "ends within a value");
    assertRefused(Certificates.names(), "no SEQUENCE of one name");
    assertRefused(
        Certificates.names(Certificates.sidName(sid), Certificates.sidName(sid)),
        "no SEQUENCE of one name");
    assertRefused(Certificates.names(Certificates.uri(sid)), "no other name");
    assertRefused(Certificates.names(Certificates.upn(sid)), "has a name of type");
    assertRefused(
        Certificates.names(
            Certificates.otherName(SidExtension.OBJECT_SID_OID, new DERUTF8String(sid))),
        "no OCTET STRING");
    assertRefused(Certificates.names(Certificates.sidName("alice")), "no SID");
    assertRefused(Bytes.parseHex(BY_HAND + "00"), "followed by 1 bytes");
    assertRefused(Bytes.parseHex("04" + BY_HAND.substring(2)), "no SEQUENCE of one name");
  }

  @Test
  void read_afterAnyBitFlipped_isAnotherAccountOrRefused() {
    Bytes value = SidExtension.write(ALICE);
    List<Sid> others = new ArrayList<>();
    for (int bit = 0; bit < 8 * value.size(); bit++) {
      byte[] changed = value.toArray();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        others.add(SidExtension.read(Bytes.of(changed)));
      } catch (MalformedBytesException e) {
        assertThat(e).hasMessageMatching("[^\n]+");
      }
    }
    assertThat(others).isNotEmpty().doesNotContain(ALICE);
  }
}
