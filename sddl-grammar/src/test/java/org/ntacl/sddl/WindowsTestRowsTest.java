package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.sddl.Checks.KEY;
import static org.ntacl.sddl.Checks.MAXIMUM;
import static org.ntacl.sddl.Checks.SYSTEM_SECURITY;
import static org.ntacl.sddl.Checks.administrator;
import static org.ntacl.sddl.Checks.decide;
import static org.ntacl.sddl.Checks.outcome;
import static org.ntacl.sddl.Checks.outcomes;
import static org.ntacl.sddl.Checks.user;

import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.CheckOptions;
import org.ntacl.access.CheckVariant;
import org.ntacl.access.ObjectTypeList;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenFilter;

/**
 * What test suites that pass on Windows ask of access checks, one test for each row: accesscheck
 * 8.6 (ReactOS, object types), test-facts 5.3 (Wine, AccessCheck) and 7.2 (ReactOS). Rows about
 * buffers, handles and pointers have no counterpart here.
 */
class WindowsTestRowsTest {
  private static final String DENIED = "STATUS_ACCESS_DENIED";
  private static final int KEY_READ = 0x20019;
  private static final int KEY_WRITE = 0x20006;
  private static final int KEY_ALL = 0xF003F;
  private static final int QUERY_VALUE = 1;
  private static final int SET_VALUE = 2;
  private static final int ENUMERATE = 8;

  private static final ObjectTypeList ROOT_AND_CHILD = levels(0, 1);
  private static final ObjectTypeList SIX = levels(0, 1, 2, 2, 1, 2);

  private static final String OWNED = "O:BAG:BA";
  private static final String ALL_ON_THE_ROOT =
      "D:"
          + allow("KA", 0, "BA")
          + allow("KR", 1, "WD")
          + allow("CC", 2, "WD")
          + allow("DC", 3, "WD")
          + allow("KW", 4, "WD")
          + allow("SW", 5, "WD");

  private static ObjectTypeList levels(int... levels) {
    ObjectTypeList.Node[] nodes = new ObjectTypeList.Node[levels.length];
    for (int i = 0; i < levels.length; i++) {
      nodes[i] = new ObjectTypeList.Node(levels[i], Guid.parse(type(i)));
    }
    return ObjectTypeList.of(nodes);
  }

  private static String type(int node) {
    return "11111111-0000-0000-0000-00000000000" + node;
  }

  private static String allow(String rights, int node, String trustee) {
    return "(OA;;%s;%s;;%s)".formatted(rights, type(node), trustee);
  }

  private static String deny(String rights, int node, String trustee) {
    return "(OD;;%s;%s;;%s)".formatted(rights, type(node), trustee);
  }

  private static String key(String sddl, int desired) {
    return outcome(KEY, sddl, administrator(), desired);
  }

  private static String key(String sddl, AccessTokenBuilder token, int desired) {
    return outcome(KEY, sddl, token, desired);
  }

  private static String byType(String dacl, ObjectTypeList list, int desired) {
    AccessRequest request = AccessRequest.of(AccessMask.of(desired)).withObjects(list);
    return outcome(decide(KEY, OWNED + dacl, administrator(), request));
  }

  private static AccessDecision resultList(String dacl, ObjectTypeList list, int desired) {
    AccessRequest request = AccessRequest.of(AccessMask.of(desired)).withResultList(list);
    return decide(KEY, OWNED + dacl, administrator(), request);
  }

  // accesscheck 8.6

  @Test
  void objectTypes_row1_noDacl_keyRead_isGranted() {
    assertThat(byType("", ROOT_AND_CHILD, KEY_READ)).isEqualTo("0x20019");
  }

  @Test
  void objectTypes_row2_noDacl_maximum_isKeyAllAccess() {
    assertThat(byType("", ROOT_AND_CHILD, MAXIMUM)).isEqualTo("0xf003f");
  }

  @Test
  void objectTypes_row3_entriesOnTheRoot_grantExactlyWhatIsAsked() {
    String dacl = "D:" + allow("KR", 0, "WD") + allow("KRKW", 0, "BA");
    assertThat(byType(dacl, ROOT_AND_CHILD, KEY_READ)).isEqualTo("0x20019");
    assertThat(byType(dacl, ROOT_AND_CHILD, KEY_WRITE)).isEqualTo("0x20006");
  }

  @Test
  void objectTypes_row4_sixNodes_maximum_isKeyAllAccess() {
    assertThat(byType(ALL_ON_THE_ROOT, SIX, MAXIMUM)).isEqualTo("0xf003f");
  }

  @Test
  void objectTypes_row5_deniesOnRootAndChild_areDenied() {
    String dacl = "D:" + deny("CC", 0, "BA") + deny("KW", 1, "WD") + allow("SW", 0, "WD");
    assertThat(byType(dacl, ROOT_AND_CHILD, KEY_READ)).isEqualTo(DENIED);
    assertThat(byType(dacl, ROOT_AND_CHILD, KEY_WRITE)).isEqualTo(DENIED);
  }

  @Test
  void objectTypes_row6_resultList_allOnTheRoot_everyNodeHasIt() {
    String dacl = "D:" + allow("KA", 0, "BA") + allow("KR", 0, "WD") + allow("CC", 1, "WD");
    AccessDecision decision = resultList(dacl, SIX, MAXIMUM);
    assertThat(decision.objects()).hasSize(6);
    assertThat(outcomes(decision)).containsExactly("STATUS_SUCCESS 0xf003f");
  }

  @Test
  void objectTypes_row7_resultList_denied_everyNodeKeepsReadControl() {
    String dacl = "D:" + deny("KR", 0, "BA") + deny("KW", 1, "WD");
    for (int desired : new int[] {KEY_READ, KEY_WRITE}) {
      AccessDecision decision = resultList(dacl, SIX, desired);
      assertThat(decision.objects()).hasSize(6);
      assertThat(outcomes(decision)).containsExactly("STATUS_ACCESS_DENIED 0x20000");
    }
  }

  // test-facts 5.3; rows 3 to 5 are about the buffer for privileges

  @Test
  void accessCheck_row1_descriptorWithoutOwnerOrGroup_isRefused() {
    assertThat(key("D:(A;;KA;;;WD)", KEY_READ)).isEqualTo("STATUS_INVALID_SECURITY_DESCR");
    assertThat(key("O:BAD:(A;;KA;;;WD)", KEY_READ)).isEqualTo("STATUS_INVALID_SECURITY_DESCR");
    assertThat(key("G:BAD:(A;;KA;;;WD)", KEY_READ)).isEqualTo("STATUS_INVALID_SECURITY_DESCR");
  }

  @Test
  void accessCheck_row2_genericRights_areRefused() {
    for (int desired : new int[] {1 << 28, 1 << 29, 1 << 30, 1 << 31, -1}) {
      assertThat(key("O:BAG:BAD:(A;;KA;;;WD)", desired)).isEqualTo("STATUS_GENERIC_NOT_MAPPED");
    }
  }

  @Test
  void accessCheck_row6_noDaclOrNullDacl_grantsExactly_maximumIsKeyAllAccess() {
    for (String dacl : new String[] {"", "D:NO_ACCESS_CONTROL"}) {
      assertThat(key(OWNED + dacl, KEY_READ)).isEqualTo("0x20019");
      assertThat(key(OWNED + dacl, MAXIMUM)).isEqualTo("0xf003f");
    }
  }

  @Test
  void accessCheck_row7_emptyDacl_isDenied() {
    assertThat(key("O:SYG:SYD:", KEY_READ)).isEqualTo(DENIED);
  }

  @Test
  void accessCheck_row8_allowThenDeny_readsAndDoesNotWrite() {
    String sddl = "O:SYG:SYD:(A;;KR;;;WD)(D;;DC;;;BA)";
    assertThat(key(sddl, KEY_READ)).isEqualTo("0x20019");
    assertThat(key(sddl, MAXIMUM)).isEqualTo("0x20019");
    assertThat(key(sddl, KEY_WRITE)).isEqualTo(DENIED);
  }

  @Test
  void accessCheck_row9_systemSecurity_privilegeOff_isNotHeld() {
    AccessTokenBuilder token = administrator().disabledPrivileges(Privilege.SECURITY);
    assertThat(key("O:BAG:BAD:(A;;KA;;;WD)", token, SYSTEM_SECURITY))
        .isEqualTo("STATUS_PRIVILEGE_NOT_HELD");
  }

  @Test
  void accessCheck_row10_systemSecurity_privilegeOn_isGrantedByThatOnePrivilege() {
    AccessTokenBuilder token = administrator().privileges(Privilege.SECURITY);
    AccessDecision decision = decide(KEY, "O:BAG:BAD:(A;;KA;;;WD)", token, SYSTEM_SECURITY);
    assertThat(outcome(decision)).isEqualTo("0x1000000");
    assertThat(decision.privilegesUsed()).containsExactly(Privilege.SECURITY);
  }

  @Test
  void accessCheck_row11_inheritOnlyEntryAlone_isDenied() {
    assertThat(key("O:SYG:SYD:(A;CIIO;KA;;;WD)", KEY_READ)).isEqualTo(DENIED);
  }

  @Test
  void accessCheck_row12_tokenTypeAndLevel_areLookedAt() {
    String sddl = "O:BAG:BAD:(A;;KA;;;WD)";
    assertThat(key(sddl, user().impersonation(ImpersonationLevel.ANONYMOUS), KEY_READ))
        .isEqualTo("STATUS_BAD_IMPERSONATION_LEVEL");
    assertThat(key(sddl, user().primary(), KEY_READ)).isEqualTo("STATUS_NO_IMPERSONATION_TOKEN");
    assertThat(key(sddl, user().impersonation(ImpersonationLevel.IDENTIFICATION), KEY_READ))
        .isEqualTo("0x20019");
  }

  @Test
  void accessCheck_row13_objectsOwnDescriptor_mappedRightsAreGrantedExactly() {
    String sddl = "O:BAG:SYD:(A;;KA;;;BA)(A;;KA;;;SY)";
    GenericMapping mapping = ObjectTypes.KEY.mapping();
    assertThat(key(sddl, 0)).isEqualTo(DENIED);
    assertThat(key(sddl, mapping.read().bits())).isEqualTo("0x20019");
    assertThat(key(sddl, mapping.write().bits())).isEqualTo("0x20006");
    assertThat(key(sddl, mapping.execute().bits()))
        .isEqualTo("0x%x".formatted(mapping.execute().bits()));
    assertThat(key(sddl, MAXIMUM)).isEqualTo("0xf003f");
    assertThat(key(sddl, SYSTEM_SECURITY)).isEqualTo("STATUS_PRIVILEGE_NOT_HELD");
  }

  // test-facts 7.2; the rows about pointers, handles and RtlDeleteAce have no counterpart

  @Test
  void ntAccessCheck_zeroMapping_genericEntryForEveryone_maximumSucceeds() {
    AccessCheck zero =
        AccessCheck.of(GenericMapping.of(0, 0, 0, 0))
            .withOptions(CheckOptions.DEFAULT.with(CheckVariant.NT_ACCESS_CHECK));
    assertThat(decide(zero, "O:WDG:WDD:(A;;GA;;;WD)", user(), MAXIMUM).isGranted()).isTrue();
  }

  @Test
  void ntAccessCheckByType_parameters_areRefusedInThisOrder() {
    AccessTokenBuilder anonymous = administrator().impersonation(ImpersonationLevel.ANONYMOUS);
    String bad = "D:(A;;KA;;;WD)";
    AccessRequest write = AccessRequest.of(AccessMask.of(0x4000_0000)).withObjects(levels(1));
    AccessRequest read = AccessRequest.of(AccessMask.of(KEY_READ)).withObjects(levels(1));
    assertThat(outcome(decide(KEY, bad, anonymous, write))).isEqualTo("STATUS_GENERIC_NOT_MAPPED");
    assertThat(outcome(decide(KEY, bad, user().primary(), read)))
        .isEqualTo("STATUS_NO_IMPERSONATION_TOKEN");
    assertThat(outcome(decide(KEY, bad, anonymous, read)))
        .isEqualTo("STATUS_BAD_IMPERSONATION_LEVEL");
    assertThat(outcome(decide(KEY, bad, user(), read))).isEqualTo("STATUS_INVALID_PARAMETER");
    assertThat(key(bad, KEY_READ)).isEqualTo("STATUS_INVALID_SECURITY_DESCR");
  }

  @Test
  void ntAccessCheckByType_malformedList_isRefusedBeforeTheDescriptor() {
    for (ObjectTypeList list :
        new ObjectTypeList[] {levels(1, 2), levels(0, 0), levels(0, 10), levels(0, 2)}) {
      AccessRequest request = AccessRequest.of(AccessMask.of(KEY_READ)).withObjects(list);
      assertThat(outcome(decide(KEY, "D:(A;;KA;;;WD)", administrator(), request)))
          .isEqualTo("STATUS_INVALID_PARAMETER");
    }
  }

  @Test
  void ntAccessCheckByType_noDacl_isTheSameWithAndWithoutList() {
    for (ObjectTypeList list : new ObjectTypeList[] {ROOT_AND_CHILD, ObjectTypeList.NONE}) {
      assertThat(byType("", list, KEY_READ)).isEqualTo("0x20019");
      assertThat(byType("", list, MAXIMUM)).isEqualTo("0xf003f");
    }
  }

  @Test
  void ntAccessCheckByType_objectEntriesOnTheRoot_grantExactly() {
    String dacl = "D:" + allow("KR", 0, "WD") + allow("KRKW", 0, "BA");
    assertThat(byType(dacl, ROOT_AND_CHILD, KEY_READ)).isEqualTo("0x20019");
    assertThat(byType(dacl, ROOT_AND_CHILD, KEY_WRITE)).isEqualTo("0x20006");
  }

  @Test
  void ntAccessCheckByType_sixNodes_everyRequestIsGrantedExactly() {
    for (int desired : new int[] {KEY_READ, KEY_WRITE, SET_VALUE, QUERY_VALUE, KEY_ALL}) {
      assertThat(byType(ALL_ON_THE_ROOT, SIX, desired)).isEqualTo("0x%x".formatted(desired));
    }
    int execute = ObjectTypes.KEY.mapping().execute().bits();
    assertThat(byType(ALL_ON_THE_ROOT, SIX, execute)).isEqualTo("0x%x".formatted(execute));
  }

  @Test
  void ntAccessCheckByType_denies_queryAndWriteAreDenied_enumerateIsGranted() {
    String dacl = "D:" + deny("CC", 0, "BA") + deny("KW", 1, "WD") + allow("SW", 0, "WD");
    assertThat(byType(dacl, ROOT_AND_CHILD, QUERY_VALUE)).isEqualTo(DENIED);
    assertThat(byType(dacl, ROOT_AND_CHILD, KEY_WRITE)).isEqualTo(DENIED);
    assertThat(byType(dacl, ROOT_AND_CHILD, ENUMERATE)).isEqualTo("0x8");
  }

  @Test
  void ntAccessCheckByTypeResultList_noList_isRefused() {
    assertThat(outcome(resultList("D:(A;;KA;;;WD)", ObjectTypeList.NONE, KEY_READ)))
        .isEqualTo("STATUS_INVALID_PARAMETER");
  }

  @Test
  void ntAccessCheckByTypeResultList_allOnTheRoot_everyNodeHasWhatIsAsked() {
    String dacl = "D:" + allow("KA", 0, "BA");
    assertThat(outcomes(resultList(dacl, SIX, MAXIMUM))).containsExactly("STATUS_SUCCESS 0xf003f");
    assertThat(outcomes(resultList(dacl, SIX, KEY_READ))).containsExactly("STATUS_SUCCESS 0x20019");
  }

  @Test
  void ntAccessCheckByTypeResultList_denied_readControlSurvivesItsDeny() {
    String dacl = "D:" + deny("KR", 0, "BA");
    assertThat(outcomes(resultList(dacl, SIX, KEY_READ)))
        .containsExactly("STATUS_ACCESS_DENIED 0x20000");
  }

  @Test
  void ntFilterToken_nothingToDo_andBothOldFlags_areAccepted() {
    AccessToken token = user().privileges(Privilege.CHANGE_NOTIFY).build();
    assertThat(token.filtered(TokenFilter.NONE)).isEqualTo(token);
    for (TokenFilter.Flag flag :
        new TokenFilter.Flag[] {
          TokenFilter.Flag.DISABLE_MAX_PRIVILEGE, TokenFilter.Flag.SANDBOX_INERT
        }) {
      assertThat(token.filtered(TokenFilter.NONE.with(flag))).isEqualTo(token);
    }
    Sid restricting = Sid.parse("S-1-5-12");
    assertThat(token.filtered(TokenFilter.NONE.restrictingTo(restricting)).restrictingSids())
        .containsExactly(restricting);
  }
}
