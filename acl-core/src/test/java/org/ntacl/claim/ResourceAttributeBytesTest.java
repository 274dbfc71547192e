package org.ntacl.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.FqbnValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.sid.Sid;

class ResourceAttributeBytesTest {
  private static final Sid ADMINISTRATORS = Sid.parse("S-1-5-32-544");

  private static Bytes hex(String hex) {
    return Bytes.parseHex(hex.replace(" ", ""));
  }

  private static void assertBytes(String hex, Claim claim) {
    assertThat(ResourceAttribute.of(claim).bytes()).isEqualTo(hex(hex));
    assertThat(ResourceAttribute.of(claim).claim()).contains(claim);
    assertThat(ResourceAttribute.ofBytes(hex(hex)).claim()).contains(claim);
    assertThat(ResourceAttribute.ofBytes(hex(hex)).decode()).isEqualTo(claim);
  }

  @Test
  void of_unsignedNumber_isAsRecorded() {
    assertBytes(
        "14000000 0200 0000 0e000000 01000000 22000000"
            + "63006f006c004f00490072000000 e574000000000000 0000",
        new Claim("colOIr", ClaimType.UINT64, 0xE, List.of(new UnsignedValue(29925))));
  }

  @Test
  void of_texts_havePackedOffsets() {
    assertBytes(
        "18000000 0300 0000 00000000 02000000 26000000 30000000"
            + "63006f006c006f00750072000000 62006c00750065000000 7200650064000000",
        Claim.of("colour", ClaimType.STRING, new StringValue("blue"), new StringValue("red")));
  }

  @Test
  void of_signedNumber_isTwosComplement() {
    assertBytes(
        "14000000 0100 0000 0a000000 01000000 18000000 61000000 f8ffffffffffffff",
        new Claim("a", ClaimType.INT64, 0xA, List.of(new IntegerValue(-8))));
  }

  @Test
  void of_octets_haveTheirLength() {
    assertBytes(
        "18000000 1000 0000 00000000 02000000 1c000000 22000000 61000000"
            + "02000000 0077 01000000 00 00",
        Claim.of(
            "a", ClaimType.OCTET_STRING, new OctetsValue(hex("0077")), new OctetsValue(hex("00"))));
  }

  @Test
  void of_sid_isBinary() {
    assertBytes(
        "14000000 0500 0000 00000000 01000000 18000000 61000000"
            + "10000000 01020000000000052000000020020000",
        Claim.of("a", ClaimType.SID, new SidValue(ADMINISTRATORS)));
  }

  @Test
  void of_truthValue_keepsOtherNumbers() {
    assertBytes(
        "18000000 0600 0000 00000000 02000000 1c000000 24000000 61000000"
            + "0100000000000000 0200000000000080",
        Claim.of("a", ClaimType.BOOLEAN, new BooleanValue(1), new BooleanValue(1L << 63 | 2)));
  }

  @Test
  void of_fqbn_isVersionAndName() {
    assertBytes(
        "14000000 0400 0000 00000000 01000000 18000000 61000000" + "0100000002000000 6200 0000",
        Claim.of("a", ClaimType.FQBN, new FqbnValue(0x2_0000_0001L, "b")));
  }

  @Test
  void of_noValues_isNameOnly() {
    assertBytes(
        "10000000 0300 0000 3f00ffff 00000000 00d80000",
        new Claim("\ud800", ClaimType.STRING, 0xFFFF003F, List.of()));
  }

  @Test
  void of_emptyTextAndEqualValues_areKept() {
    assertBytes(
        "18000000 0300 0000 00000000 02000000 1c000000 1e000000 61000000 0000 0000",
        Claim.of("a", ClaimType.STRING, new StringValue(""), new StringValue("")));
  }

  @Test
  void of_namesAndTextsThatTheWireCannotHold_areRefused() {
    assertThatThrownBy(() -> ResourceAttribute.of(Claim.of("", ClaimType.INT64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the name of a resource attribute must not be empty");
    assertThatThrownBy(() -> ResourceAttribute.of(Claim.of("a\0", ClaimType.INT64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("U+0000 at offset 1 of a text of 2 characters would end it");
    assertThatThrownBy(
            () -> ResourceAttribute.of(Claim.of("a", ClaimType.STRING, new StringValue("\0bc"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ResourceAttribute.of(Claim.of("a", ClaimType.FQBN, new FqbnValue(1, "b\0"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void decode_alignedValuesBeforeTheName_areRead() {
    // 8-byte alignment, values first, a reserved field that is not zero, bytes between and behind
    Bytes foreign =
        hex(
            "2c000000 0200 ffff 00000000 02000000 18000000 20000000"
                + "0100000000000000 0200000000000000 ffffffff 610062000000 ffff");
    assertThat(ResourceAttribute.ofBytes(foreign).decode())
        .isEqualTo(Claim.of("ab", ClaimType.UINT64, new UnsignedValue(1), new UnsignedValue(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S-1-5-32-544", "s-1-5-32-544", "S-1-5-32-544\0"})
  void decode_sidAsText_isRead(String text) {
    assertThat(ResourceAttribute.ofBytes(sidText(text)).decode().values())
        .containsExactly(new SidValue(ADMINISTRATORS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0",
        "BA",
        "S-1-5",
        "S-1-5-32-544\0\0",
        "S-1-5-32-0544",
        "S-1-5-32-0x220",
        " S-1-5-32-544",
        "S-1-5-32-99999999999",
        "S-1-5-32-\u00b2",
      })
  void decode_otherTextAsSid_isRefused(String text) {
    assertThatThrownBy(() -> ResourceAttribute.ofBytes(sidText(text)).decode())
        .isInstanceOf(MalformedBytesException.class)
        .hasMessage("value is neither a binary SID nor the text of one at byte 24");
  }

  private static Bytes sidText(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return hex(
        "14000000 0500 0000 00000000 01000000 18000000 61000000 %02x000000 "
                .formatted(octets.length)
            + Bytes.of(octets).toHex());
  }

  @Test
  void equals_sameBytes_regardlessOfOrigin() {
    ResourceAttribute made =
        ResourceAttribute.of(Claim.of("a", ClaimType.INT64, new IntegerValue(1)));
    assertThat(ResourceAttribute.ofBytes(made.bytes())).isEqualTo(made).hasSameHashCodeAs(made);
    assertThat(ResourceAttribute.ofBytes(Bytes.EMPTY)).isNotEqualTo(made).hasToString("");
    assertThat(made).hasToString("(\"a\",TI,0x0,1)");
  }
}
