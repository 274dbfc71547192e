package org.ntacl.identity.pac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.identity.kerberos.EncTicketPart;
import org.ntacl.identity.kerberos.EncryptionType;
import org.ntacl.identity.kerberos.KerberosKey;
import org.ntacl.identity.kerberos.Tickets;
import org.ntacl.identity.pac.PacCheck.Outcome;
import org.ntacl.identity.pac.PacRefusedException.Reason;

class PacVerifierTest {
  private static final KerberosKey SERVER =
      SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 1, 4);
  private static final KerberosKey KDC =
      SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 2, 2);
  private static final KerberosKey RODC =
      SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 2, 2 | 7 << 16);
  private static final EncTicketPart BLANK_TICKET =
      EncTicketPart.read(Tickets.encPart(Bytes.EMPTY));
  private static final Pac PAC =
      SamplePacs.everything().withTicketChecksum(BLANK_TICKET).withFullChecksum().sign(SERVER, KDC);
  private static final EncTicketPart TICKET = EncTicketPart.read(Tickets.encPart(PAC.toBytes()));
  private static final PacVerifier BOTH = PacVerifier.withServerKeys(SERVER).andKdcKeys(KDC);

  private static void assertRefused(Reason reason, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            PacRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /** Returns the PAC without some buffers; its signatures are no longer right. */
  private static Pac without(Predicate<PacBuffer> unwanted) {
    List<PacBuffer> buffers = new ArrayList<>(PAC.buffers());
    buffers.removeIf(unwanted);
    return PacBuilder.layout(buffers);
  }

  private static Pac without(PacBufferType type) {
    return without(buffer -> buffer.ulType() == type.ulType());
  }

  private static Outcome outcome(List<PacCheck> checks, PacBufferType type) {
    return checks.stream()
        .filter(check -> check.signature() == type)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  @Test
  void verify_withServerKeyOnly_checksTheServerChecksum() {
    VerifiedPac verified = PacVerifier.withServerKeys(SERVER).verify(PAC);
    assertThat(verified.pac()).isSameAs(PAC);
    assertThat(verified.verified()).containsExactly(PacBufferType.SERVER_CHECKSUM);
  }

  @Test
  void verify_withKdcKeyAndTicket_checksAllFour() {
    assertThat(BOTH.verify(PAC, TICKET).verified())
        .containsExactlyInAnyOrder(
            PacBufferType.SERVER_CHECKSUM,
            PacBufferType.KDC_CHECKSUM,
            PacBufferType.TICKET_CHECKSUM,
            PacBufferType.FULL_CHECKSUM);
    assertThat(BOTH.verify(PAC).verified()).doesNotContain(PacBufferType.TICKET_CHECKSUM);
    assertThat(outcome(BOTH.examine(PAC), PacBufferType.TICKET_CHECKSUM))
        .isEqualTo(Outcome.NO_TICKET);
  }

  @Test
  void verify_amongSeveralKeys_findsTheRightOne() {
    KerberosKey old = SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 9, 3);
    KerberosKey otherType = SamplePacs.key(EncryptionType.ARCFOUR_HMAC_MD5, 9, 3);
    assertThat(PacVerifier.withServerKeys(old, otherType, SERVER).verify(PAC).verified())
        .hasSize(1);
    assertRefused(
        Reason.WRONG_SIGNATURE, () -> PacVerifier.withServerKeys(old, otherType).verify(PAC));
    assertRefused(Reason.NO_KEY, () -> PacVerifier.withServerKeys(otherType).verify(PAC));
    assertRefused(Reason.NO_KEY, () -> PacVerifier.withServerKeys().andKdcKeys(KDC).verify(PAC));
  }

  @Test
  void verify_withAnotherKdcKey_isRefused() {
    PacVerifier other =
        PacVerifier.withServerKeys(SERVER)
            .andKdcKeys(SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 9));
    assertRefused(Reason.WRONG_SIGNATURE, () -> other.verify(PAC));
    PacVerifier otherType =
        PacVerifier.withServerKeys(SERVER)
            .andKdcKeys(SamplePacs.key(EncryptionType.AES128_CTS_HMAC_SHA1_96, 2));
    assertRefused(Reason.NO_KEY, () -> otherType.verify(PAC));
  }

  @Test
  void verify_withoutSignatures_isRefused() {
    assertRefused(Reason.NO_SIGNATURE, () -> BOTH.verify(without(PacBufferType.SERVER_CHECKSUM)));
    Pac noKdc = without(PacBufferType.KDC_CHECKSUM);
    assertThat(outcome(BOTH.examine(noKdc), PacBufferType.KDC_CHECKSUM)).isEqualTo(Outcome.ABSENT);
    assertThat(outcome(BOTH.examine(noKdc), PacBufferType.SERVER_CHECKSUM))
        .isEqualTo(Outcome.WRONG);
    assertRefused(Reason.WRONG_SIGNATURE, () -> BOTH.verify(noKdc));
  }

  @Test
  void verify_withoutTicketAndFullChecksum_isEnough() {
    Pac older = SamplePacs.everything().sign(SERVER, KDC);
    assertThat(BOTH.verify(older).verified()).hasSize(2);
    EncTicketPart ticket = EncTicketPart.read(Tickets.encPart(older.toBytes()));
    assertRefused(Reason.NO_SIGNATURE, () -> BOTH.verify(older, ticket));
    assertThat(PacVerifier.withServerKeys(SERVER).verify(older, ticket).verified()).hasSize(1);
  }

  @Test
  void verify_withAnotherTicket_isRefused() {
    assertRefused(Reason.OTHER_TICKET, () -> BOTH.verify(PAC, BLANK_TICKET));
    assertRefused(
        Reason.OTHER_TICKET, () -> PacVerifier.withServerKeys(SERVER).verify(PAC, BLANK_TICKET));
    byte[] changed = Tickets.encPart(PAC.toBytes()).toArray();
    String text = new String(changed, StandardCharsets.ISO_8859_1);
    changed[text.indexOf("20261122220000Z")] = '3';
    EncTicketPart longer = EncTicketPart.read(Bytes.of(changed));
    assertThat(longer.pac()).contains(PAC.toBytes());
    assertRefused(Reason.WRONG_SIGNATURE, () -> BOTH.verify(PAC, longer));
  }

  @Test
  void verify_ofReadOnlyKdc_needsItsKey() {
    Pac pac = SamplePacs.everything().sign(SERVER, RODC);
    assertThat(pac.signature(PacBufferType.KDC_CHECKSUM).orElseThrow().rodcIdentifier())
        .contains(7);
    assertThat(pac.signature(PacBufferType.SERVER_CHECKSUM).orElseThrow().rodcIdentifier())
        .isEmpty();
    PacVerifier server = PacVerifier.withServerKeys(SERVER);
    assertThat(server.andKdcKeys(RODC).verify(pac).verified()).hasSize(2);
    assertRefused(Reason.NO_KEY, () -> server.andKdcKeys(KDC).verify(pac));
    assertRefused(Reason.NO_KEY, () -> server.andKdcKeys(RODC).verify(PAC));
    KerberosKey unversioned = SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 2);
    assertThat(server.andKdcKeys(unversioned).verify(pac).verified()).hasSize(2);
  }

  @Test
  void verify_unknownChecksumType_isRefused() {
    List<PacBuffer> buffers = new ArrayList<>(PAC.buffers());
    buffers.replaceAll(
        buffer ->
            buffer.ulType() == PacBufferType.SERVER_CHECKSUM.ulType()
                ? new PacSignatureData(
                    PacBufferType.SERVER_CHECKSUM,
                    1,
                    Bytes.parseHex("00000000"),
                    Optional.empty(),
                    Bytes.EMPTY)
                : buffer);
    Pac pac = PacBuilder.layout(buffers);
    assertRefused(Reason.NO_KEY, () -> BOTH.verify(pac));
    assertThat(BOTH.examine(pac).get(0).detail())
        .isEqualTo("server checksum of type 1 is of no known type");
  }

  @Test
  void verify_fullChecksumOverOtherContent_isRefused() {
    // the service itself can make server checksums: only the full checksum sees what it changed
    List<PacBuffer> buffers = new ArrayList<>();
    for (PacBuffer buffer : PAC.buffers()) {
      if (!(buffer instanceof PacSignatureData)) {
        buffers.add(buffer instanceof PacAttributesInfo ? new PacAttributesInfo(2, 0) : buffer);
      }
    }
    PacBuilder builder = new PacBuilder();
    buffers.forEach(builder::add);
    Pac forged =
        builder
            .withFullChecksum()
            .sign(SERVER, SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 66));
    assertThat(PacVerifier.withServerKeys(SERVER).verify(forged).verified()).hasSize(1);
    assertThat(outcome(BOTH.examine(forged), PacBufferType.FULL_CHECKSUM)).isEqualTo(Outcome.WRONG);
  }
}
