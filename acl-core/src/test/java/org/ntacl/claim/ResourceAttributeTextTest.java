package org.ntacl.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.FqbnValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

class ResourceAttributeTextTest {
  private static String text(Claim claim) {
    ResourceAttribute attribute = ResourceAttribute.ofBytes(ResourceAttribute.of(claim).bytes());
    assertThat(attribute.isPrintable()).isTrue();
    return attribute.toSddl(SidContext.NONE);
  }

  private static void assertUnprintable(String reason, Claim claim) {
    ResourceAttribute attribute = ResourceAttribute.of(claim);
    assertThat(attribute.isPrintable()).isFalse();
    assertThatThrownBy(() -> attribute.toSddl(SidContext.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("resource attribute has no SDDL form: " + reason);
    assertThat(attribute).hasToString(attribute.bytes().toHex());
  }

  @Test
  void toSddl_unsignedNumbers_areAsRecorded() {
    assertThat(
            text(
                new Claim(
                    "colOIr",
                    ClaimType.UINT64,
                    0xE,
                    List.of(new UnsignedValue(29925), new UnsignedValue(-1)))))
        .isEqualTo("(\"colOIr\",TU,0xe,29925,18446744073709551615)");
  }

  @Test
  void toSddl_signedNumbers_areAsRecorded() {
    assertThat(
            text(
                new Claim(
                    "colour",
                    ClaimType.INT64,
                    0xA,
                    List.of(new IntegerValue(7774), new IntegerValue(Long.MIN_VALUE)))))
        .isEqualTo("(\"colour\",TI,0xa,7774,-9223372036854775808)");
  }

  @Test
  void toSddl_texts_areAsRecorded() {
    assertThat(
            text(
                Claim.of("colour", ClaimType.STRING, new StringValue("blue"), new StringValue(""))))
        .isEqualTo("(\"colour\",TS,0x0,\"blue\",\"\")");
  }

  @Test
  void toSddl_octets_areBareDigits() {
    assertThat(
            text(
                Claim.of(
                    "a",
                    ClaimType.OCTET_STRING,
                    new OctetsValue(Bytes.parseHex("0077")),
                    new OctetsValue(Bytes.parseHex("FF")))))
        .isEqualTo("(\"a\",TX,0x0,0077,ff)");
  }

  @Test
  void toSddl_sids_areBareWithAliases() {
    Sid domain = Sid.parse("S-1-5-21-1-2-3");
    Claim claim =
        Claim.of(
            "a",
            ClaimType.SID,
            new SidValue(Sid.parse("S-1-5-32-544")),
            new SidValue(domain.child(512)));
    assertThat(text(claim)).isEqualTo("(\"a\",TD,0x0,BA,S-1-5-21-1-2-3-512)");
    assertThat(ResourceAttribute.of(claim).toSddl(SidContext.ofDomain(domain)))
        .isEqualTo("(\"a\",TD,0x0,BA,DA)");
  }

  @Test
  void toSddl_truthValues_areDigits() {
    assertThat(
            text(Claim.of("a", ClaimType.BOOLEAN, BooleanValue.of(true), BooleanValue.of(false))))
        .isEqualTo("(\"a\",TB,0x0,1,0)");
  }

  @Test
  void toSddl_nameAndFlags_areEscapedAndHexadecimal() {
    assertThat(text(new Claim("a\u0016 \"b,", ClaimType.STRING, 0xFFFF003F, List.of())))
        .isEqualTo("(\"a%0016%0020%0022b%002c\",TS,0xffff003f)");
  }

  @Test
  void toSddl_whatNoTextCanSay_isRefused() {
    assertUnprintable(
        "claim type FQBN has no letters", Claim.of("a", ClaimType.FQBN, new FqbnValue(1, "b")));
    assertUnprintable(
        "claim flags 0x40 have unknown bits", new Claim("a", ClaimType.INT64, 0x40, List.of()));
    assertUnprintable(
        "claim flags 0x18000 have unknown bits",
        new Claim("a", ClaimType.INT64, 0x18000, List.of()));
    assertUnprintable(
        "value 1 is a text with a quotation mark in it",
        Claim.of("a", ClaimType.STRING, new StringValue("b"), new StringValue("\"")));
    assertUnprintable(
        "value 0 is a truth value other than 0 and 1",
        Claim.of("a", ClaimType.BOOLEAN, new BooleanValue(2)));
    assertUnprintable(
        "value 0 is an empty string of octets",
        Claim.of("a", ClaimType.OCTET_STRING, new OctetsValue(Bytes.EMPTY)));
    assertUnprintable(
        "value 0 is a SID without sub-authorities",
        Claim.of("a", ClaimType.SID, new SidValue(Sid.of(5))));
  }

  @Test
  void toSddl_malformedBytes_isRefused() {
    assertThatThrownBy(() -> ResourceAttribute.ofBytes(Bytes.EMPTY).toSddl(SidContext.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("resource attribute has no SDDL form: its bytes are malformed");
  }
}
