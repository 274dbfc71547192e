package org.ntacl.identity.kerberos;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;

class AuthorizationDataTest {
  private static final Bytes PAC = Bytes.parseHex("0102030405");
  private static final DERSequence OTHER = Tickets.element(141, Bytes.parseHex("aabb"));

  @Test
  void pac_inContainers_isFound() {
    assertThat(AuthorizationData.read(Tickets.ifRelevant(OTHER, Tickets.pac(PAC))).pac())
        .contains(PAC);
    assertThat(
            AuthorizationData.read(Tickets.ifRelevant(Tickets.container(OTHER, Tickets.pac(PAC))))
                .pac())
        .contains(PAC);
    assertThat(AuthorizationData.read(Tickets.der(new DERSequence(Tickets.pac(PAC)))).pac())
        .contains(PAC);
  }

  @Test
  void pac_whereThereIsNone_isEmpty() {
    AuthorizationData data = AuthorizationData.read(Tickets.ifRelevant(OTHER));
    assertThat(data.pac()).isEmpty();
    assertThat(data.entries()).extracting(AuthorizationEntry::adType).containsExactly(1);
    assertThat(AuthorizationData.read(Tickets.der(new DERSequence())).pac()).isEmpty();
  }

  @Test
  void pac_twice_isRefused() {
    AuthorizationData data =
        AuthorizationData.read(Tickets.ifRelevant(Tickets.pac(PAC), Tickets.pac(PAC)));
    assertThatThrownBy(data::pac)
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("2 PACs");
  }

  @Test
  void pac_deepInContainers_isRefused() {
    DERSequence nested = Tickets.pac(PAC);
    for (int i = 0; i < 5; i++) {
      nested = Tickets.container(nested);
    }
    AuthorizationData data = AuthorizationData.read(Tickets.der(new DERSequence(nested)));
    assertThatThrownBy(data::pac).hasMessageContaining("nested more than 4 times");
  }

  @Test
  void read_malformed_isRefused() {
    assertRefused("", "ends within a value");
    assertRefused("0400", "is no SEQUENCE");
    assertRefused("3003020101", "is no SEQUENCE");
    assertRefused("3080", "length of the form 0x80");
    assertRefused("308400000000", "more bytes than needed");
    assertRefused("30820000", "more bytes than needed");
    assertRefused("3085", "length of the form 0x85");
    assertRefused("30847fffffff", "2147483647 bytes, 0 are left");
    assertRefused("3084ffffffff", "2147483647 bytes, 0 are left");
    assertRefused("300000", "followed by 1 bytes");
    assertRefused("3f00", "tag number above 30");
    assertRefused("30023000", "has 0 fields, expected 2");
    assertRefused("300e300ca003020101a1050403000000ff", "");
    assertRefused("300c300aa003020180a1030401ff00", "");
    assertRefused("300c300aa103020180a0030401ff", "has not the tag [0]");
    assertRefused("300c300aa003040180a1030401ff", "no INTEGER of 32 bits");
    assertRefused("300c300aa003020180a1030201ff", "no OCTET STRING");
    assertRefused("3011300fa00802060100000000008001a1030401ff", "");
  }

  private static void assertRefused(String hex, String part) {
    assertThatThrownBy(() -> AuthorizationData.read(Bytes.parseHex(hex)))
        .as(hex)
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining(part);
  }

  @Test
  void read_nestedTooDeep_isRefused() {
    StringBuilder hex = new StringBuilder("3000");
    while (hex.length() < 2 * 100) {
      hex.insert(0, "30%02x".formatted(hex.length() / 2));
    }
    assertRefused(hex.toString(), "nested more than 32 times");
  }

  @Test
  void encPart_read_givesThePacAndTheTicketWithoutIt() {
    EncTicketPart part = EncTicketPart.read(Tickets.encPart(PAC));
    assertThat(part.pac()).contains(PAC);
    assertThat(part.signed()).isEqualTo(Tickets.encPart(Bytes.of((byte) 0)));
    assertThat(part)
        .hasToString(
            "enc-part of the ticket of " + part.signed().size() + " bytes without its PAC");
  }

  @Test
  void encPart_withoutPac_isItself() {
    Bytes ticket = Tickets.encPart(new DERSequence(Tickets.container(OTHER)));
    EncTicketPart part = EncTicketPart.read(ticket);
    assertThat(part.pac()).isEmpty();
    assertThat(part.signed()).isEqualTo(ticket);
  }

  /** Found by {@link KeytabFuzzTest}: times were read leniently and signed in another form. */
  @Test
  void encPart_withTimeThatIsNotDer_isRefused() {
    String ticket = Tickets.encPart(PAC).toHex();
    String time = HexFormat.of().formatHex("20261122220000Z".getBytes(US_ASCII));
    String lenient = HexFormat.of().formatHex("2026056111000zZ".getBytes(US_ASCII));
    assertThat(ticket).contains(time);
    assertThatThrownBy(() -> EncTicketPart.read(Bytes.parseHex(ticket.replace(time, lenient))))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("is not DER");
  }

  @Test
  void encPart_withoutItsTag_isRefused() {
    byte[] ticket = Tickets.encPart(PAC).toArray();
    ticket[0] = 0x64;
    assertThatThrownBy(() -> EncTicketPart.read(Bytes.of(ticket)))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("has not the tag [APPLICATION 3]");
  }
}
