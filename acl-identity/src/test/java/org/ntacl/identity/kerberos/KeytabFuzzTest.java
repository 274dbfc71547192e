package org.ntacl.identity.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;

/** Any bytes are read as a keytab, as authorization data and as a ticket, or refused. */
class KeytabFuzzTest {

  static Stream<Arguments> keytabs() {
    return Stream.of(
            new Keytabs().key(18, 3, true, Bytes.of(new byte[32])).hole(3).bytes(),
            new Keytabs().key(23, 3, false, Bytes.of(new byte[16])).bytes())
        .map(file -> Arguments.of((Object) file.toArray()));
  }

  static Stream<Arguments> tickets() {
    Bytes pac = Bytes.parseHex("0102030405");
    return Stream.of(Tickets.encPart(pac), Tickets.ifRelevant(Tickets.pac(pac)))
        .map(der -> Arguments.of((Object) der.toArray()));
  }

  @MethodSource("keytabs")
  @FuzzTest(maxDuration = "10m")
  void keytab(byte[] data) {
    try {
      // a record without any text has 19 bytes with its size
      assertThat(Keytab.read(Bytes.of(data)).entries().size()).isLessThan(data.length / 12 + 1);
    } catch (MalformedBytesException e) {
      assertThat(e.offset()).isBetween(0, data.length);
    }
  }

  @MethodSource("tickets")
  @FuzzTest(maxDuration = "10m")
  void ticket(byte[] data) {
    try {
      AuthorizationData.read(Bytes.of(data)).pac();
    } catch (MalformedBytesException e) {
      assertThat(e.offset()).isBetween(0, data.length);
    }
    try {
      EncTicketPart part = EncTicketPart.read(Bytes.of(data));
      assertThat(EncTicketPart.read(part.signed()).signed()).isEqualTo(part.signed());
    } catch (MalformedBytesException e) {
      assertThat(e.offset()).isBetween(0, data.length);
    }
  }
}
