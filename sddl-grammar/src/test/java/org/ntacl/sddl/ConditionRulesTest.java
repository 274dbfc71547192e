package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.condition.TruthValue.FALSE;
import static org.ntacl.condition.TruthValue.TRUE;
import static org.ntacl.condition.TruthValue.UNKNOWN;
import static org.ntacl.sddl.ConditionRow.ints;
import static org.ntacl.sddl.ConditionRow.row;
import static org.ntacl.sddl.ConditionRow.texts;
import static org.ntacl.sddl.ConditionRow.truths;
import static org.ntacl.sddl.ConditionRow.uints;
import static org.ntacl.sddl.ConditionRow.user;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.CallerContext;
import org.ntacl.claim.ClaimSet;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.TokenGroup;

/** The rules of conditions that hold for all types: logic, lookup, membership, types, SIDs. */
class ConditionRulesTest {
  private static final Sid ADMINISTRATORS = Sid.parse("S-1-5-32-544");
  private static final Sid GUESTS = Sid.parse("S-1-5-32-546");

  private static TruthValue evaluate(String expression, AccessToken token) {
    return Sddl.parseCondition(expression, SddlOptions.DEFAULT)
        .evaluate(CallerContext.forAllowing(token, ClaimSet.EMPTY));
  }

  // logic of three values

  @ParameterizedTest
  @CsvSource({
    "t, t, TRUE, TRUE",
    "t, f, FALSE, TRUE",
    "t, u, UNKNOWN, TRUE",
    "f, t, FALSE, TRUE",
    "f, f, FALSE, FALSE",
    "f, u, FALSE, UNKNOWN",
    "u, t, UNKNOWN, TRUE",
    "u, f, FALSE, UNKNOWN",
    "u, u, UNKNOWN, UNKNOWN",
  })
  void logic_everyPair_missingClaimIsUnknown(
      String left, String right, TruthValue and, TruthValue or) {
    AccessToken token = user().userClaims(List.of(truths("t", 1), truths("f", 0))).build();
    row("(@User." + left + " && @User." + right + ")", and).verify(token);
    row("(@User." + left + " || @User." + right + ")", or).verify(token);
    row("((@User." + left + " == 1) && (@User." + right + " == 1))", and).verify(token);
  }

  @Test
  void logic_not_turnsTrueAndFalseOnly() {
    row("(!(@User.a))", FALSE, truths("a", 1)).verify();
    row("(!(@User.a))", TRUE, truths("a", 0)).verify();
    row("(!(@User.a))", UNKNOWN).verify();
  }

  @Test
  void logic_error_winsOverTheRest() {
    row("((@User.a == \"1\") || (Member_of {SID(WD)}))", UNKNOWN, ints("a", 1)).verify();
    row("((Member_of {SID(WD)}) || (@User.a == \"1\"))", UNKNOWN, ints("a", 1)).verify();
    row("((@User.a == \"1\") && (Member_of {SID(BG)}))", UNKNOWN, ints("a", 1)).verify();
    row("((@User.a == \"1\") || (Member_of {SID(WD)}))", TRUE).verify();
    row("((@User.a == 1) && (Member_of {SID(BG)}))", FALSE).verify();
    row("((Exists @User.a) || (Member_of {SID(WD)}))", UNKNOWN, ints("a", 1)).verify();
  }

  // membership

  @ParameterizedTest
  @CsvSource({
    "Member_of, TRUE, FALSE, FALSE",
    "Member_of_Any, TRUE, TRUE, FALSE",
    "Not_Member_of, FALSE, TRUE, TRUE",
    "Not_Member_of_Any, FALSE, FALSE, TRUE",
    "Device_Member_of, TRUE, FALSE, FALSE",
    "Device_Member_of_Any, TRUE, TRUE, FALSE",
    "Not_Device_Member_of, FALSE, TRUE, TRUE",
    "Not_Device_Member_of_Any, FALSE, FALSE, TRUE",
  })
  void membership_everyOperator_ofAllSomeAndNone(
      String operator, TruthValue all, TruthValue some, TruthValue none) {
    boolean device = operator.contains("Device");
    AccessToken token =
        device
            ? user().deviceGroups(List.of(TokenGroup.enabled(ADMINISTRATORS))).build()
            : user().memberOf(ADMINISTRATORS).build();
    row("(" + operator + " {SID(BA), SID(BA)})", all).verify(token);
    row("(" + operator + " SID(BA))", all).verify(token);
    row("(" + operator + " {SID(BA), SID(BG)})", some).verify(token);
    row("(" + operator + " {SID(BG)})", none).verify(token);
  }

  @Test
  void membership_tokenWithoutDevice_isMemberOfNothing() {
    row("(Device_Member_of {SID(WD)})", FALSE).verify();
    row("(Not_Device_Member_of {SID(WD)})", TRUE).verify();
    row("(Device_Member_of_Any {SID(WD), SID(BA)})", FALSE).verify();
    row("(Not_Device_Member_of_Any {SID(WD), SID(BA)})", TRUE).verify();
  }

  @Test
  void membership_groupsForDenyingOnly_dependOnTheEntry() {
    AccessToken token = user().denyOnly(GUESTS).build();
    AccessCheck check = AccessCheck.forType(ObjectTypes.FILE);
    AccessMask desired = AccessMask.of(1);
    assertThat(evaluate("(Member_of {SID(BG)})", token)).isEqualTo(FALSE);
    assertThat(
            check
                .check(Sddl.parse("D:(XA;;FA;;;WD;(Member_of {SID(BG)}))"), token, desired)
                .isGranted())
        .isFalse();
    assertThat(
            check
                .check(
                    Sddl.parse("D:(XD;;FA;;;WD;(Member_of {SID(BG)}))(A;;FA;;;WD)"), token, desired)
                .isGranted())
        .isFalse();
    assertThat(
            check
                .check(
                    Sddl.parse("D:(XD;;FA;;;WD;(Not_Member_of {SID(BG)}))(A;;FA;;;WD)"),
                    token,
                    desired)
                .isGranted())
        .isTrue();
  }

  // types

  @Test
  void types_differ_wholeIsUnknown() {
    for (String operator :
        List.of("==", "!=", "<", ">=", "Contains", "Not_Contains", "Any_of", "Not_Any_of")) {
      row("(@User.a " + operator + " @User.b)", UNKNOWN, ints("a", 1), texts("b", "1")).verify();
      row("(@User.a " + operator + " @User.b)", UNKNOWN, truths("a", 1), ints("b", 1)).verify();
      row("(@User.a " + operator + " {SID(WD)})", UNKNOWN, texts("a", "S-1-1-0")).verify();
      row("(@User.a " + operator + " {#31})", UNKNOWN, texts("a", "1")).verify();
      row("(@User.a " + operator + " {1, \"1\"})", UNKNOWN, ints("a", 1)).verify();
    }
  }

  @Test
  void types_signedAndUnsigned_areNumbersAlike() {
    row("(@User.a == @User.b)", TRUE, ints("a", 5), uints("b", 5)).verify();
    row("(@User.a < @User.b)", TRUE, ints("a", -1), uints("b", -1)).verify();
    row("(@User.a == @User.b)", FALSE, ints("a", -1), uints("b", -1)).verify();
    row("(@User.a == 0xffffffffffffffff)", TRUE, uints("a", -1)).verify();
    row("(@User.a == -1)", FALSE, uints("a", -1)).verify();
    row("(@User.a == -1)", TRUE, ints("a", -1)).verify();
    row("(@User.a == +1)", TRUE, uints("a", 1)).verify();
    row("(@User.a == 017)", TRUE, uints("a", 15)).verify();
  }

  @Test
  void types_truthValues_equalZeroAndOne() {
    row("(@User.a == 1)", TRUE, truths("a", 1)).verify();
    row("(@User.a != 1)", TRUE, truths("a", 0)).verify();
    row("(@User.a > 0)", UNKNOWN, truths("a", 1)).verify();
    row("(@User.a == {0, 1})", TRUE, truths("a", 1, 0)).verify();
    row("(@User.a Any_of {1})", TRUE, truths("a", 1)).verify();
    row("(@User.a Any_of {1, 2})", UNKNOWN, truths("a", 1)).verify();
  }

  // attributes of the resource

  private static boolean grants(String sddl) {
    return AccessCheck.forType(ObjectTypes.FILE)
        .check(Sddl.parse(sddl), user().build(), AccessMask.of(1))
        .isGranted();
  }

  @Test
  void resourceAttributes_everyType_areFound() {
    String dacl = "O:SYD:(XA;;FA;;;WD;(%s))S:%s";
    assertThat(grants(dacl.formatted("@Resource.x == -1", "(RA;;;;;WD;(\"X\",TI,0,-1))"))).isTrue();
    assertThat(grants(dacl.formatted("@Resource.x == 7", "(RA;;;;;WD;(\"x\",TU,0,7))"))).isTrue();
    assertThat(
            grants(
                dacl.formatted(
                    "@Resource.x Contains {\"b\", \"A\"}", "(RA;;;;;WD;(\"x\",TS,0,\"a\",\"b\"))")))
        .isTrue();
    assertThat(grants(dacl.formatted("@Resource.x == \"A\"", "(RA;;;;;WD;(\"x\",TS,2,\"a\"))")))
        .isFalse();
    assertThat(grants(dacl.formatted("@Resource.x == SID(BA)", "(RA;;;;;WD;(\"x\",TD,0,BA))")))
        .isTrue();
    assertThat(grants(dacl.formatted("@Resource.x", "(RA;;;;;WD;(\"x\",TB,0,1))"))).isTrue();
    assertThat(grants(dacl.formatted("@Resource.x == #0aff", "(RA;;;;;WD;(\"x\",TX,0,0aff))")))
        .isTrue();
  }

  @Test
  void resourceAttributes_exists_tellsWhetherThereIsAUsableOne() {
    String dacl = "O:SYD:(XA;;FA;;;WD;(%s @Resource.x))S:%s";
    assertThat(grants(dacl.formatted("Exists", "(RA;;;;;WD;(\"x\",TI,0,0))"))).isTrue();
    assertThat(grants(dacl.formatted("Not_Exists", "(RA;;;;;WD;(\"x\",TI,0,0))"))).isFalse();
    assertThat(grants(dacl.formatted("Exists", "(RA;;;;;WD;(\"y\",TI,0,0))"))).isFalse();
    assertThat(grants(dacl.formatted("Not_Exists", "(RA;;;;;WD;(\"y\",TI,0,0))"))).isTrue();
    assertThat(grants(dacl.formatted("Exists", "(RA;CIIO;;;;WD;(\"x\",TI,0,0))"))).isFalse();
    assertThat(grants(dacl.formatted("Exists", "(RA;;;;;WD;(\"x\",TI,0,3,3))"))).isFalse();
    assertThat(grants(dacl.formatted("Exists", "(RA;;;;;WD;(\"x\",TI,0x10,3))"))).isFalse();
  }

  @Test
  void resourceAttributes_severalOfOneName_theFirstUsableCounts() {
    assertThat(
            grants(
                "O:SYD:(XA;;FA;;;WD;(@Resource.x == 1))S:(RA;CIIO;;;;WD;(\"x\",TI,0,5))"
                    + "(RA;;;;;WD;(\"x\",TI,0,4,4))(RA;;;;;WD;(\"X\",TI,0,1))"
                    + "(RA;;;;;WD;(\"x\",TI,0,2))"))
        .isTrue();
  }

  // attributes of the caller

  @Test
  void localAttributes_exist_asTheTokenHasThem() {
    AccessToken token = user().localClaims(List.of(texts("Title", "VP"))).build();
    row("(Exists Title)", TRUE).verify(token);
    row("(Not_Exists Title)", FALSE).verify(token);
    row("(Exists Project)", FALSE).verify(token);
    row("(Title == \"vp\")", TRUE).verify(token);
    row("(@User.Title == \"vp\")", UNKNOWN).verify(token);
  }
}
