package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.NtStatus;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * What the test suites of Wine assert on Windows about SDDL, and the recorded liberties that no
 * vector file spells out.
 */
class SddlWindowsTest {
  private static int mask(String rights) {
    return ((AccessAce) Sddl.parse("D:(A;;" + rights + ";;;SY)").dacl().aces().get(0))
        .mask()
        .bits();
  }

  @Test
  void parse_objectAceWithoutGuids_isReadAsPlainAce() {
    // bytes may hold such an ACE, and its text then reads as what Windows makes of such a text
    AccessAce stored =
        AccessAce.object(
            AceEffect.DENY,
            AceFlags.of(AceFlags.OBJECT_INHERIT),
            AccessMask.NONE,
            ObjectGuids.ANY,
            Sid.parse("S-1-0xFFFD00000003-24"));
    SecurityDescriptor descriptor = SecurityDescriptor.EMPTY.withDacl(AceList.of(List.of(stored)));
    assertThat(descriptor.toSddl()).isEqualTo("D:(OD;OI;;;;S-1-0xFFFD00000003-24)");
    assertThat(Sddl.parse(descriptor.toSddl()).toSddl())
        .isEqualTo("D:(D;OI;;;;S-1-0xFFFD00000003-24)");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0x1",
    "020000000000, 0x80000000",
    "0X40000000, 0x40000000",
    "GRGWGX, 0xE0000000",
    "RCSDWDWO, 0xF0000",
    "RPWPCCDCLCSWLODTCR, 0x1FF",
    "FAFRFWFX, 0x1F01FF",
    "KAKRKWKX, 0xF003F",
    "0xFFFFFFFF, 0xFFFFFFFF",
    "0xDeAdBeEf, 0xDEADBEEF",
    "GR0xFFFFFFFF, 0xFFFFFFFF",
    "0xFFFFFFFFGR, 0xFFFFFFFF",
    "0xFFFFFGR, 0x800FFFFF",
    "'', 0x0",
    "ga, 0x10000000",
    "0x123456789, 0xFFFFFFFF",
    "100000000000000000000000, 0xFFFFFFFF",
    "-99, 0xFFFFFF9D",
    "-0xffffff55, 0xAB",
    "-9876543210, 0x1"
  })
  void parse_rights_areWhatWindowsMakesOfThem(String rights, String expected) {
    assertThat(mask(rights)).isEqualTo(Long.decode(expected).intValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " D:(A;;GA;;;SY)",
        "D: (A;;GA;;;SY)",
        "D:( A;;GA;;;SY)",
        "D:(A; ;GA;;;SY)",
        "D:(A;; GA;;;SY)",
        "D:(A;;GA; ;;SY)",
        "D:(A;;GA;; ;SY)",
        "D:(A;;GA;;; SY)",
        "D:(A;;GA;;;SY )",
        "D:(a;;ga;;;sy)",
        "D:(A;;GA;;;s-1-5-18)",
        "D:(A;;GA;;;S- 1- 5-18)",
        "D:(A;;GA;;;SY)  "
      })
  void parse_blanksAndCase_areTolerated(String text) {
    assertThat(Sddl.parse(text).toSddl()).isEqualTo("D:(A;;GA;;;SY)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"D:", "S:"})
  void parse_listAlone_isTwentyEightBytes(String text) {
    assertThat(SelfRelative.encode(Sddl.parse(text))).hasSize(28);
    assertThat(Sddl.parse(text).toSddl()).isEqualTo(text);
  }

  @Test
  void parse_emptyText_isTheEmptyDescriptor() {
    assertThat(SelfRelative.encode(Sddl.parse(""))).hasSize(20);
    assertThat(Sddl.parse("").toSddl()).isEmpty();
  }

  @Test
  void parse_noAccessControl_isANullList() {
    assertThat(Sddl.parse("D:NO_ACCESS_CONTROL").dacl()).isEqualTo(NullAcl.NULL);
    assertThat(Sddl.parse("D:P no_access_controlS:").toSddl()).isEqualTo("D:PNO_ACCESS_CONTROLS:");
  }

  @Test
  void parse_label_hasItsPolicy() {
    String text = "D:P(A;;GWGR;;;BA)S:(ML;;NWNR;;;HI)";
    assertThat(Sddl.parse("D:P(A;;GRGW;;;BA)S:(ML;;NRNW;;;S-1-16-12288)").toSddl()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0xf0000000, GAGXGWGR",
    "3, CCDC",
    "0xffffffff, 0xffffffff",
    "0x2001f, CCDCLCSWRPRC",
    "0x12019f, 0x12019f"
  })
  void toSddl_masks_areWhatWindowsPrints(String rights, String printed) {
    assertThat(Sddl.parse("D:(A;;" + rights + ";;;SY)").toSddl())
        .isEqualTo("D:(A;;" + printed + ";;;SY)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NP", "IOID", "OICI", "OICINPIOID"})
  void toSddl_flags_areInWindowsOrder(String flags) {
    String text = "D:(A;" + flags + ";GA;;;SY)";
    assertThat(Sddl.parse(text).toSddl()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR:(D, STATUS_INVALID_PARAMETER",
    "D:(D ;;GA;;;WD), STATUS_INVALID_ACL",
    "D:(D;;GA ;;;WD), STATUS_INVALID_ACL",
    "D:(D;;ROB;;;WD), STATUS_INVALID_ACL",
    "O:WDandmore, STATUS_INVALID_SID",
    "O:S-1-5, STATUS_INVALID_SID",
    "O:WD), STATUS_INVALID_SID"
  })
  void parse_refusedText_hasWindowsStatus(String text, NtStatus status) {
    assertThatExceptionOfType(SddlException.class)
        .isThrownBy(() -> Sddl.parse(text))
        .satisfies(failure -> assertThat(failure.status()).isEqualTo(status));
  }

  /** MS-DTYP 2.5.1.4: the example with its bytes. */
  @Test
  void parse_exampleOfTheSpecification_hasItsBytes() {
    String text =
        "O:BAG:BAD:P(A;CIOI;GRGX;;;BU)(A;CIOI;GA;;;BA)(A;CIOI;GA;;;SY)(A;CIOI;GA;;;CO)S:P(AU;FA;GR;;;WD)";
    byte[] bytes = SelfRelative.encode(Sddl.parse(text));
    assertThat(bytes).hasSize(176);
    assertThat(bytes)
        .startsWith(1, 0, 0x14, 0xb0, 0x90, 0, 0, 0, 0xa0, 0, 0, 0, 0x14, 0, 0, 0, 0x30);
  }

  static Stream<String> objectTypesWithoutGuid() {
    return Stream.of(
        "D:(OA;;GA;;;SY)", "D:(OD;;GA;;;SY)", "S:(OU;SA;GA;;;SY)", "S:(OL;SA;GA;;;SY)");
  }

  /** recorded for OA and OD: sddl-bytes oversize. The audit forms go the same way. */
  @ParameterizedTest
  @MethodSource("objectTypesWithoutGuid")
  void parse_objectAceWithoutGuid_becomesPlainAndLeavesSlack(String text) {
    Acl acl = text.startsWith("D") ? Sddl.parse(text).dacl() : Sddl.parse(text).sacl();
    assertThat(acl)
        .isInstanceOfSatisfying(
            AceList.class,
            list -> {
              assertThat(list.revision()).isEqualTo(4);
              assertThat(list.slack().toHex()).isEqualTo("00000000");
              assertThat(list.aces().get(0).type().isObject()).isFalse();
            });
  }

  @Test
  void parse_relativeAlias_needsItsBase() {
    SidContext context = Vectors.DOMAIN_CONTEXT;
    assertThat(Sddl.parse("O:DA", SddlOptions.in(context)).owner())
        .contains(Vectors.MACHINE.child(512));
    assertThatExceptionOfType(SddlException.class)
        .isThrownBy(() -> Sddl.parse("O:DA"))
        .withMessage(
            "unexpected `DA` at offset 2: expected an alias that needs no domain SID, none is known");
  }

  @Test
  void parseCondition_withAndWithoutParentheses_isTheSame() {
    assertThat(Sddl.parseCondition("@User.a == 1", SddlOptions.DEFAULT))
        .isEqualTo(Sddl.parseCondition("(@User.a == 1)", SddlOptions.DEFAULT));
  }

  @ParameterizedTest
  @CsvSource({"BA, S-1-5-32-544", "' ba ', S-1-5-32-544", "S-1-5-18, S-1-5-18"})
  void parseSid_aliasOrNumbers_isTheSid(String text, String expected) {
    assertThat(Sddl.parseSid(text, SidContext.NONE)).hasToString(expected);
  }
}
