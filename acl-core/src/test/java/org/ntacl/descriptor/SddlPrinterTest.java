package org.ntacl.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

class SddlPrinterTest {
  private static final Sid DOMAIN = Sid.parse("S-1-5-21-1-2-3");

  private static final SecurityDescriptor DESCRIPTOR =
      SecurityDescriptor.EMPTY
          .withOwner(DOMAIN.child(512))
          .withGroup(Sid.of(5, 18))
          .withControl(
              ControlFlags.of(
                  ControlFlags.DACL_PROTECTED
                      | ControlFlags.DACL_AUTO_INHERITED
                      | ControlFlags.SACL_AUTO_INHERIT_REQ))
          .withDacl(AceList.of(AccessAce.allow(AccessMask.GENERIC_ALL, DOMAIN.child(500))))
          .withSacl(
              AceList.of(
                  AccessAce.plain(
                      AceEffect.AUDIT, AceFlags.of(0xC0), AccessMask.of(1), Sid.of(1, 0)),
                  new MandatoryLabelAce(AceFlags.NONE, AccessMask.of(1), Sid.of(16, 0x1000))));

  @Test
  void toSddl_wholeDescriptor_isInWindowsOrder() {
    assertThat(DESCRIPTOR.toSddl())
        .isEqualTo(
            "O:S-1-5-21-1-2-3-512G:SYD:PAI(A;;GA;;;S-1-5-21-1-2-3-500)"
                + "S:AR(AU;SAFA;CC;;;WD)(ML;;NW;;;LW)");
  }

  @Test
  void toSddl_accountsOfSeveralDomains_areSpelledOut() {
    String[] sids = {
      "S-1-5-21-1-2-3-1001",
      "S-1-5-21-1-2-3-4294967295",
      "S-1-5-21-1-2-4-1001",
      "S-1-5-21-1-2-3-1001",
      "S-1-5-21-1-2-3",
      "S-1-5-21-1-2-4",
      "S-1-9",
      "S-1-5-18-1",
      "S-1-6-18-1",
      "S-1-0x100000000-7",
      "S-1-0x100000000-8"
    };
    Ace[] aces = new Ace[sids.length];
    StringBuilder printed = new StringBuilder("D:");
    for (int i = 0; i < sids.length; i++) {
      Sid sid = sids[i].equals("S-1-9") ? Sid.of(9) : Sid.parse(sids[i]);
      aces[i] = AccessAce.allow(AccessMask.GENERIC_ALL, sid);
      printed.append("(A;;GA;;;").append(sids[i]).append(')');
    }
    assertThat(SecurityDescriptor.EMPTY.withDacl(AceList.of(aces)).toSddl())
        .isEqualTo(printed.toString());
  }

  @Test
  void toSddl_inADomain_namesItsAccounts() {
    assertThat(DESCRIPTOR.toSddl(SidContext.ofDomain(DOMAIN)))
        .startsWith("O:DAG:SYD:PAI(A;;GA;;;LA)");
    assertThat(DESCRIPTOR.toSddl(SidContext.ofMachine(DOMAIN)))
        .startsWith("O:S-1-5-21-1-2-3-512G:SYD:PAI(A;;GA;;;LA)");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "OWNER, O:S-1-5-21-1-2-3-512",
        "GROUP, G:SY",
        "DACL, D:PAI(A;;GA;;;S-1-5-21-1-2-3-500)",
        "SACL, 'S:AR(AU;SAFA;CC;;;WD)'",
        "LABEL, 'S:AR(ML;;NW;;;LW)'",
        "ATTRIBUTE, ''"
      })
  void toSddl_oneSelectedPart_isPrintedAlone(String part, String printed) {
    assertThat(DESCRIPTOR.toSddl(SidContext.NONE, SecurityInformation.parse(List.of(part))))
        .isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource({
    "0x1f01ff, FA",
    "0x120089, FR",
    "0x120116, FW",
    "0x1200a0, FX",
    "0xf003f, KA",
    "0x20019, KR",
    "0x20006, KW",
    "0xf01ff, CCDCLCSWRPWPDTLOCRSDRCWDWO",
    "0x201f01ff, 0x201f01ff",
    "0x100000, 0x100000",
    "0x0, ''"
  })
  void toSddl_mask_isCodeOrCodesOrNumber(String mask, String printed) {
    assertThat(AccessMask.of(Integer.decode(mask)).toSddl()).isEqualTo(printed);
  }

  @Test
  void ofSddlCode_everyPair_isKnownOrNot() {
    int codes = 0;
    for (char first = 0; first < 256; first++) {
      for (char second = 0; second < 256; second++) {
        codes += AccessMask.ofSddlCode(first, second) != 0 ? 1 : 0;
      }
    }
    // 17 bits and 8 whole masks, each letter in two cases
    assertThat(codes).isEqualTo(25 * 4);
    assertThat(AccessMask.ofSddlCode('k', 'X')).isEqualTo(0x20019);
  }
}
