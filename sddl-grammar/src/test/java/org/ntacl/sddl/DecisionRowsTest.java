package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.sddl.Checks.FILE;
import static org.ntacl.sddl.Checks.MAXIMUM;
import static org.ntacl.sddl.Checks.SYSTEM_SECURITY;
import static org.ntacl.sddl.Checks.USER;
import static org.ntacl.sddl.Checks.administrator;
import static org.ntacl.sddl.Checks.decide;
import static org.ntacl.sddl.Checks.outcome;
import static org.ntacl.sddl.Checks.user;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.CentralAccessPolicies;
import org.ntacl.access.CentralAccessPolicy;
import org.ntacl.access.CentralAccessRule;
import org.ntacl.access.ObjectTypeList;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;

/** The decision vectors of accesscheck 16, one test for each row, file mapping. */
class DecisionRowsTest {
  private static final String DENIED = "STATUS_ACCESS_DENIED";
  private static final int READ_DATA = 1;
  private static final int WRITE_DATA = 2;
  private static final int DELETE = 0x10000;
  private static final int READ_CONTROL = 0x20000;
  private static final int WRITE_DAC = 0x40000;
  private static final int FILE_READ = 0x120089;
  private static final Sid PACKAGE = Sid.parse("S-1-15-2-1-2-3-4-5-6-7");

  private static String file(String sddl, AccessTokenBuilder token, int desired) {
    return outcome(FILE, sddl, token, desired);
  }

  /** The descriptor's owner is the user when it is {@code U}. */
  private static String owned(String sddl, int desired) {
    return file("O:" + USER + "G:SY" + sddl, user(), desired);
  }

  private static AccessTokenBuilder low() {
    return user().integrity(IntegrityLevel.LOW);
  }

  @Test
  void row01_allowBeforeDeny_isGranted_swappedIsDenied() {
    assertThat(file("O:SYG:SYD:(A;;FR;;;WD)(D;;FR;;;BA)", administrator(), READ_DATA))
        .isEqualTo("0x1");
    assertThat(file("O:SYG:SYD:(D;;FR;;;BA)(A;;FR;;;WD)", administrator(), READ_DATA))
        .isEqualTo(DENIED);
  }

  @Test
  void row02_groupForDenyingOnly_isDenied_andGrantedNothing() {
    String sddl = "O:SYG:SYD:(D;;0x1;;;BA)(A;;FA;;;BA)";
    AccessTokenBuilder token = user().denyOnly(Checks.ADMINISTRATORS);
    assertThat(file(sddl, token, READ_DATA)).isEqualTo(DENIED);
    assertThat(file(sddl, token, WRITE_DATA)).isEqualTo(DENIED);
    assertThat(file(sddl, token, MAXIMUM)).isEqualTo(DENIED);
  }

  @Test
  void row03_inheritOnlyEntry_grantsNothing_theOwnerKeepsTheImpliedRights() {
    assertThat(file("O:SYG:SYD:(A;IO;FA;;;WD)", user(), MAXIMUM)).isEqualTo(DENIED);
    assertThat(owned("D:(A;IO;FA;;;WD)", MAXIMUM)).isEqualTo("0x60000");
  }

  @Test
  void row04_ownership_comesBeforeDenies_unlessOwnerRightsAreSpokenOf() {
    assertThat(owned("D:(D;;RCWD;;;WD)", READ_CONTROL)).isEqualTo("0x20000");
    assertThat(owned("D:(A;;;;;OW)(D;;RCWD;;;WD)", READ_CONTROL)).isEqualTo(DENIED);
  }

  @Test
  void row05_ownerRightsEntry_isAllThatTheOwnerGets() {
    assertThat(owned("D:(A;;RP;;;OW)", MAXIMUM)).isEqualTo("0x10");
  }

  @Test
  void row06_nullDaclUnderAHighLabel_letsAMediumTokenReadAndExecute() {
    String sddl = "O:SYG:SYD:NO_ACCESS_CONTROLS:(ML;;NW;;;HI)";
    assertThat(file(sddl, user(), WRITE_DATA)).isEqualTo(DENIED);
    assertThat(file(sddl, user(), READ_DATA)).isEqualTo("0x1");
    assertThat(file(sddl, user(), MAXIMUM)).isEqualTo("0x1200a9");
  }

  @Test
  void row07_noLabel_bindsALowToken() {
    assertThat(file("O:SYG:SYD:(A;;FA;;;WD)", low(), DELETE)).isEqualTo(DENIED);
    assertThat(file("O:SYG:SYD:(A;;FA;;;WD)", low(), READ_CONTROL)).isEqualTo("0x20000");
  }

  @Test
  void row08_labelAgainstReading_letsALowTokenWrite() {
    String sddl = "O:SYG:SYD:(A;;FA;;;WD)S:(ML;;NR;;;ME)";
    assertThat(file(sddl, low(), READ_DATA)).isEqualTo(DENIED);
    assertThat(file(sddl, low(), WRITE_DATA)).isEqualTo("0x2");
  }

  @Test
  void row09_systemSecurity_needsThePrivilege_whichIsUsed() {
    assertThat(file("O:SYG:SYD:(A;;FA;;;WD)", user(), SYSTEM_SECURITY))
        .isEqualTo("STATUS_PRIVILEGE_NOT_HELD");
    AccessDecision decision =
        decide(FILE, "O:SYG:SYD:", user().privileges(Privilege.SECURITY), SYSTEM_SECURITY);
    assertThat(outcome(decision)).isEqualTo("0x1000000");
    assertThat(decision.privilegesUsed()).containsExactly(Privilege.SECURITY);
  }

  @Test
  void row10_restrictedToken_needsAnEntryForARestrictingSid() {
    AccessTokenBuilder token = user().restrictedTo(Sid.parse("S-1-5-12"));
    assertThat(file("O:SYG:SYD:(A;;FR;;;WD)", token, FILE_READ)).isEqualTo(DENIED);
    assertThat(file("O:SYG:SYD:(A;;FR;;;WD)(A;;FR;;;RC)", token, FILE_READ)).isEqualTo("0x120089");
  }

  @Test
  void row11_missingClaim_denies_andDoesNotAllow() {
    String denying = "O:SYG:SYD:(XD;;FR;;;WD;(@User.x == 1))(A;;FR;;;WD)";
    String allowing = "O:SYG:SYD:(XA;;FR;;;WD;(@User.x == 1))";
    assertThat(file(denying, user(), READ_DATA)).isEqualTo(DENIED);
    assertThat(file(allowing, user(), READ_DATA)).isEqualTo(DENIED);
    Claim one = Claim.of("x", ClaimType.INT64, new ClaimValue.IntegerValue(1));
    assertThat(file(allowing, user().userClaims(List.of(one)), READ_DATA)).isEqualTo("0x1");
  }

  @Test
  void row12_appContainer_needsAnEntryForPackages() {
    AccessTokenBuilder contained = user().appContainer(AppContainer.of(PACKAGE));
    AccessTokenBuilder less = user().appContainer(new AppContainer(PACKAGE, List.of(), true));
    String forPackages = "O:SYG:SYD:(A;;FR;;;WD)(A;;FR;;;AC)";
    assertThat(file("O:SYG:SYD:(A;;FA;;;WD)", contained, READ_DATA)).isEqualTo(DENIED);
    assertThat(file(forPackages, contained, FILE_READ)).isEqualTo("0x120089");
    assertThat(file(forPackages, less, FILE_READ)).isEqualTo(DENIED);
    assertThat(file(forPackages + "(A;;FR;;;S-1-15-2-2)", less, FILE_READ)).isEqualTo("0x120089");
  }

  @Test
  void row13_centralPolicy_maximumIsWhatAllRulesGrant() {
    Sid id = Sid.parse("S-1-17-1");
    CentralAccessPolicies policies =
        CentralAccessPolicies.of(
            CentralAccessPolicy.of(
                id,
                CentralAccessRule.of(Sddl.parse("D:(A;;FR;;;WD)").dacl()),
                CentralAccessRule.of(Sddl.parse("D:(A;;FRFW;;;WD)").dacl())));
    AccessRequest request = AccessRequest.of(AccessMask.MAXIMUM_ALLOWED).withPolicies(policies);
    String sddl = "O:SYG:SYD:(A;;FA;;;WD)S:(SP;;;;;S-1-17-1)";
    assertThat(outcome(decide(FILE, sddl, user(), request))).isEqualTo("0x120089");
  }

  @Test
  void row14_maximumWithARightThatNobodyGrants_isDenied() {
    assertThat(file("O:SYG:SYD:(A;;FR;;;WD)", user(), MAXIMUM | WRITE_DAC)).isEqualTo(DENIED);
  }

  @Test
  void row15_grantsToAllProperties_reachTheClass_grantToOneDoesNot() {
    String[] types = {
      "11111111-0000-0000-0000-000000000001",
      "11111111-0000-0000-0000-000000000002",
      "11111111-0000-0000-0000-000000000003",
      "11111111-0000-0000-0000-000000000004"
    };
    ObjectTypeList list =
        ObjectTypeList.of(
            new ObjectTypeList.Node(0, Guid.parse(types[0])),
            new ObjectTypeList.Node(1, Guid.parse(types[1])),
            new ObjectTypeList.Node(2, Guid.parse(types[2])),
            new ObjectTypeList.Node(2, Guid.parse(types[3])));
    String first = "O:SYG:SYD:(OA;;RP;" + types[2] + ";;WD)";
    String both = first + "(OA;;RP;" + types[3] + ";;WD)";
    AccessRequest byType = AccessRequest.of(AccessMask.of(0x10)).withObjects(list);
    AccessRequest each = AccessRequest.of(AccessMask.of(0x10)).withResultList(list);
    assertThat(outcome(decide(FILE, both, user(), byType))).isEqualTo("0x10");
    assertThat(outcome(decide(FILE, first, user(), byType))).isEqualTo(DENIED);
    assertThat(decide(FILE, first, user(), each).objects())
        .extracting(node -> node.isGranted())
        .containsExactly(false, false, true, false);
  }
}
