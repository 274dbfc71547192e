package org.ntacl.identity.pac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.identity.internal.NdrWriter;
import org.ntacl.identity.kerberos.EncryptionType;
import org.ntacl.sid.Sid;

class PacTest {

  /** Starts a directory. */
  private static NdrWriter directory(int count) {
    return new NdrWriter().i32(count).i32(0);
  }

  private static NdrWriter entry(NdrWriter writer, int type, int size, long offset) {
    return writer.i32(type).i32(size).i64(offset);
  }

  private static void assertRefused(NdrWriter writer, String message) {
    assertRefused(writer.toBytes(), message);
  }

  private static void assertRefused(Bytes bytes, String message) {
    assertThatThrownBy(() -> Pac.read(bytes))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessage(message);
  }

  /** Returns a PAC of one buffer, whatever is in it. */
  private static Bytes pac(int type, Bytes content) {
    return entry(directory(1), type, content.size(), 24).octets(content).toBytes();
  }

  @Test
  void read_empty_hasNoBuffers() {
    Pac pac = Pac.read(directory(0).toBytes());
    assertThat(pac.buffers()).isEmpty();
    assertThat(pac.logonInfo()).isEmpty();
    assertThat(pac).hasToString("PAC of []");
  }

  @Test
  void read_directoriesThatLie_areRefused() {
    assertRefused(Bytes.EMPTY, "PACTYPE.cBuffers needs 4 bytes, 0 are left at byte 0");
    assertRefused(new NdrWriter().i32(0).i32(1), "PACTYPE.Version is 1, expected 0 at byte 4");
    assertRefused(directory(-1), "PACTYPE.Buffers needs 68719476720 bytes, 0 are left at byte 8");
    assertRefused(directory(1), "PACTYPE.Buffers needs 16 bytes, 0 are left at byte 8");
    assertRefused(
        entry(directory(1), 99, 0, 16),
        "PAC_INFO_BUFFER.Offset is 16, expected a multiple of 8 from 24 on at byte 16");
    assertRefused(
        entry(directory(1), 99, 0, 28),
        "PAC_INFO_BUFFER.Offset is 28, expected a multiple of 8 from 24 on at byte 16");
    assertRefused(
        entry(directory(1), 99, 0, -8),
        "PAC_INFO_BUFFER.Offset is 18446744073709551608, expected a multiple of 8 from 24 on"
            + " at byte 16");
    assertRefused(
        entry(directory(1), 99, 1, 24),
        "PAC_INFO_BUFFER.cbBufferSize is 1 at offset 24, the PAC has 24 bytes at byte 12");
    assertRefused(
        entry(directory(1), 99, -1, 24),
        "PAC_INFO_BUFFER.cbBufferSize is 4294967295 at offset 24, the PAC has 24 bytes at byte 12");
    assertRefused(
        entry(directory(1), 99, 0, 1L << 32),
        "PAC_INFO_BUFFER.cbBufferSize is 0 at offset 4294967296, the PAC has 24 bytes at byte 12");
    assertRefused(
        Bytes.of(new byte[Pac.MAX_SIZE + 1]),
        "PAC has 1048577 bytes, at most 1048576 are read at byte 0");
  }

  @Test
  void read_buffersThatShareBytes_areRefused() {
    NdrWriter writer = entry(entry(directory(2), 98, 9, 40), 99, 8, 48).i64(0).i64(0);
    assertRefused(writer, "buffer of type 99 overlaps another one at byte 48");
    NdrWriter apart = entry(entry(directory(2), 98, 8, 48), 99, 8, 40).i64(1).i64(2);
    assertThat(Pac.read(apart.toBytes()).buffers())
        .containsExactly(
            new UnknownPacBuffer(98, Bytes.parseHex("0200000000000000")),
            new UnknownPacBuffer(99, Bytes.parseHex("0100000000000000")));
  }

  @Test
  void read_knownTypeTwice_isRefusedAndUnknownIsNot() {
    PacRequestor requestor = new PacRequestor(SamplePacs.USER);
    assertThatThrownBy(() -> PacBuilder.layout(List.of(requestor, requestor)))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("PAC requestor is there twice");
    UnknownPacBuffer unknown = new UnknownPacBuffer(99, Bytes.EMPTY);
    assertThat(PacBuilder.layout(List.of(unknown, unknown)).buffers()).hasSize(2);
  }

  @Test
  void read_malformedBuffers_areRefused() {
    assertRefused(
        pac(1, Bytes.EMPTY), "KERB_VALIDATION_INFO needs 16 bytes, 0 are left at byte 24");
    assertRefused(
        pac(1, new NdrWriter().i32(0).toSerialized()),
        "KERB_VALIDATION_INFO is a null pointer at byte 40");
    assertRefused(
        pac(6, Bytes.parseHex("1000000000112233")),
        "PAC_SIGNATURE_DATA.Signature needs 12 bytes, 4 are left at byte 28");
    assertRefused(
        pac(10, Bytes.parseHex("00000000000000000400610062")),
        "PAC_CLIENT_INFO.NameLength is 4, 3 bytes are left at byte 32");
    assertRefused(
        pac(12, Bytes.parseHex("040010000000100000000000")),
        "UPN_DNS_INFO.Upn is bytes 16 to 20, the buffer has 12 at byte 24");
    assertRefused(
        pac(12, Bytes.parseHex("01000c0000000c0000000000ff")),
        "UPN_DNS_INFO.Upn has 1 bytes, odd at byte 36");
    assertRefused(
        pac(17, Bytes.parseHex("2100000000000000")),
        "PAC_ATTRIBUTES_INFO.FlagsLength is 33, expected 1 to 32 at byte 24");
    assertRefused(
        pac(18, Bytes.parseHex("01010000000000051200000000")),
        "PAC_REQUESTOR.UserSid is followed by 1 bytes at byte 36");
    assertRefused(
        pac(2, Bytes.parseHex("00000000")),
        "PAC_CREDENTIAL_INFO.EncryptionType needs 4 bytes, 0 are left at byte 28");
  }

  @Test
  void read_countsOfPointersThatLie_areRefused() {
    PacDeviceInfo device = SamplePacs.device();
    byte[] good = device.toBytes().toArray();
    // headers, pointer, two identifiers, pointer: then the count of groups
    int count = 16 + 4 + 8 + 4;
    byte[] more = good.clone();
    more[count] = 2;
    assertThatThrownBy(() -> Pac.read(pac(14, Bytes.of(more))))
        .hasMessageContaining("AccountGroupIds has 1 elements, expected 2");
    byte[] nowhere = good.clone();
    nowhere[count + 4] = 0;
    nowhere[count + 6] = 0;
    assertThatThrownBy(() -> Pac.read(pac(14, Bytes.of(nowhere))))
        .hasMessageContaining("AccountGroupIds is a null pointer to 1 elements");
    assertThat(Pac.read(pac(14, Bytes.of(good))).deviceInfo()).contains(device);
  }

  @Test
  void signature_ofReadOnlyKdc_keepsIdentifierAndTrailer() {
    PacSignatureData signature =
        new PacSignatureData(
            PacBufferType.KDC_CHECKSUM,
            16,
            Bytes.of(new byte[12]),
            Optional.of(0xFEDC),
            Bytes.parseHex("010203"));
    assertThat(PacBuilder.layout(List.of(signature)).buffers()).containsExactly(signature);
    assertThat(signature.toBytes().toHex()).endsWith("dcfe010203");
    PacSignatureData unknown =
        new PacSignatureData(
            PacBufferType.KDC_CHECKSUM, 77, Bytes.of(new byte[5]), Optional.empty(), Bytes.EMPTY);
    assertThat(PacBuilder.layout(List.of(unknown)).buffers()).containsExactly(unknown);
  }

  @Test
  void records_thatContradictThemselves_areRefused() {
    assertThatThrownBy(() -> new UnknownPacBuffer(1, Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new UpnDnsInfo("", "", UpnDnsInfo.EXTENDED, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new PacSignatureData(
                    PacBufferType.LOGON_INFO, 16, Bytes.EMPTY, Optional.empty(), Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
    Sid full = Sid.of(5, new int[15]);
    assertThatThrownBy(() -> new DomainGroupMembership(full, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KerbValidationInfo.of("", "", full, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> KerbValidationInfo.of("", "", SamplePacs.DOMAIN, 1, 1).withExtraSids(null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(
            () ->
                new PacBuilder()
                    .add(new PacClientInfo(FileTime.NEVER, "x".repeat(0x8000)))
                    .sign(
                        SamplePacs.key(EncryptionType.ARCFOUR_HMAC_MD5, 1),
                        SamplePacs.key(EncryptionType.ARCFOUR_HMAC_MD5, 1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void times_areThoseOfTheCalendar() {
    assertThat(FileTime.ofEpochSecond(0).value()).isEqualTo(116_444_736_000_000_000L);
    assertThat(FileTime.ofEpochSecond(1_120_440_609)).hasToString("2005-07-04T01:30:09Z");
    assertThat(FileTime.NEVER).hasToString("never");
    assertThat(FileTime.NEVER.instant()).isEmpty();
    assertThat(FileTime.NOT_SET).hasToString("not set");
    assertThat(new FileTime(-1)).hasToString("18446744073709551615");
  }

  @Test
  void text_ofSecrets_showsNothingOfThem() {
    assertThat(new PacCredentialInfo(0, 18, Bytes.parseHex("cafe")).toString())
        .doesNotContain("cafe");
  }
}
