package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.access.DecisionAssert.assertThat;
import static org.ntacl.access.Fixtures.AC;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BA;
import static org.ntacl.access.Fixtures.FILE;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.KA;
import static org.ntacl.access.Fixtures.KR;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.PACKAGE;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.administrator;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.with;
import static org.ntacl.access.Fixtures.withSacl;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;

/**
 * Checks with a list of object types: what was recorded on Windows (accesscheck 8.6, 16.15; ReactOS
 * NtAccessCheckByType*.c, registry mapping), and the rules of accesscheck 3.2 and 8.
 */
class ObjectTypesCheckTest {
  private static final AccessCheck NT = with(CheckVariant.NT_ACCESS_CHECK);
  private static final int KW = 0x20006;
  private static final int READ_CONTROL = 0x20000;
  private static final int QUERY_VALUE = 1;
  private static final int SET_VALUE = 2;
  private static final int ENUMERATE = 8;

  private static final Guid[] T = new Guid[8];

  static {
    for (int i = 0; i < T.length; i++) {
      T[i] = new Guid(0x1111_0000_0000_0000L, i);
    }
  }

  private static final ObjectTypeList TWO = levels(0, 1);
  private static final ObjectTypeList SIX = levels(0, 1, 2, 2, 1, 2);

  private static ObjectTypeList levels(int... levels) {
    List<ObjectTypeList.Node> nodes = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      nodes.add(new ObjectTypeList.Node(levels[i], T[i]));
    }
    return ObjectTypeList.of(nodes);
  }

  private static AccessAce entry(AceEffect effect, int mask, int type, Sid sid) {
    return AccessAce.object(
        effect, AceFlags.NONE, AccessMask.of(mask), ObjectGuids.of(0, T[type], null), sid);
  }

  private static AccessAce oa(int mask, int type, Sid sid) {
    return entry(AceEffect.ALLOW, mask, type, sid);
  }

  private static AccessAce od(int mask, int type, Sid sid) {
    return entry(AceEffect.DENY, mask, type, sid);
  }

  /** The administrator asks; Administrators own the object. */
  private static AccessDecision byType(ObjectTypeList list, int desired, Ace... dacl) {
    return NT.check(
        sd(BA, dacl),
        administrator().build(),
        AccessRequest.of(AccessMask.of(desired)).withObjects(list));
  }

  private static AccessDecision resultList(ObjectTypeList list, int desired, Ace... dacl) {
    return NT.check(
        sd(BA, dacl),
        administrator().build(),
        AccessRequest.of(AccessMask.of(desired)).withResultList(list));
  }

  private static void everyNode(AccessDecision decision, NtStatus status, int granted) {
    assertThat(decision.objects())
        .isNotEmpty()
        .allSatisfy(
            node -> {
              assertThat(node.status()).isEqualTo(status);
              assertThat(node.granted()).isEqualTo(AccessMask.of(granted));
            });
    assertThat(decision.status()).isEqualTo(status);
    assertThat(decision.granted()).isEqualTo(AccessMask.of(granted));
  }

  private static List<Integer> granted(AccessDecision decision) {
    return decision.objects().stream().map(node -> node.granted().bits()).toList();
  }

  private static List<Boolean> passed(AccessDecision decision) {
    return decision.objects().stream().map(ObjectAccess::isGranted).toList();
  }

  // recorded: accesscheck 8.6, test-facts 7.2

  @Test
  void noDacl_keyRead_isGrantedExactly_maximumIsKeyAllAccess() {
    SecurityDescriptor descriptor = sd(BA, AbsentAcl.ABSENT, AbsentAcl.ABSENT);
    for (ObjectTypeList list : List.of(TWO, ObjectTypeList.NONE)) {
      AccessRequest read = AccessRequest.of(AccessMask.of(KR)).withObjects(list);
      AccessRequest most = AccessRequest.of(AccessMask.of(MAX)).withObjects(list);
      assertThat(NT.check(descriptor, administrator().build(), read)).grants(KR);
      assertThat(NT.check(descriptor, administrator().build(), most)).grants(KA);
    }
    everyNode(
        NT.check(
            descriptor.withDacl(NullAcl.NULL),
            administrator().build(),
            AccessRequest.of(AccessMask.of(MAX)).withResultList(SIX)),
        NtStatus.STATUS_SUCCESS,
        KA);
  }

  @Test
  void objectEntriesOnTheRoot_readAndWrite_areGrantedExactly() {
    Ace[] dacl = {oa(KR, 0, WD), oa(KR | KW, 0, BA)};
    assertThat(byType(TWO, KR, dacl)).grants(KR);
    assertThat(byType(TWO, KW, dacl)).grants(KW);
  }

  @Test
  void sixNodes_allOnTheRootAndLessBelow_everyRequestIsGrantedExactly() {
    Ace[] dacl = {
      oa(KA, 0, BA),
      oa(KR, 1, WD),
      oa(QUERY_VALUE, 2, WD),
      oa(SET_VALUE, 3, WD),
      oa(KW, 4, WD),
      oa(ENUMERATE, 5, WD)
    };
    assertThat(byType(SIX, MAX, dacl)).grants(KA);
    for (int desired : new int[] {KR, KW, 0x20019, SET_VALUE, QUERY_VALUE}) {
      assertThat(byType(SIX, desired, dacl)).grants(desired);
    }
  }

  @Test
  void deniesOnRootAndChild_readAndWrite_areDenied_enumerateIsGranted() {
    Ace[] dacl = {od(QUERY_VALUE, 0, BA), od(KW, 1, WD), oa(ENUMERATE, 0, WD)};
    assertThat(byType(TWO, KR, dacl)).denied();
    assertThat(byType(TWO, KW, dacl)).denied();
    assertThat(byType(TWO, QUERY_VALUE, dacl)).denied();
    assertThat(byType(TWO, ENUMERATE, dacl)).grants(ENUMERATE);
  }

  @Test
  void resultList_allOnTheRoot_everyNodeHasIt() {
    Ace[] dacl = {oa(KA, 0, BA), oa(KR, 0, WD), oa(QUERY_VALUE, 1, WD)};
    everyNode(resultList(SIX, MAX, dacl), NtStatus.STATUS_SUCCESS, KA);
    everyNode(resultList(SIX, KR, dacl), NtStatus.STATUS_SUCCESS, KR);
  }

  @Test
  void resultList_denied_everyNodeKeepsTheOwnersReadControl() {
    Ace[] dacl = {od(KR, 0, BA), od(KW, 1, WD)};
    everyNode(resultList(SIX, KR, dacl), NtStatus.STATUS_ACCESS_DENIED, READ_CONTROL);
    everyNode(resultList(SIX, KW, dacl), NtStatus.STATUS_ACCESS_DENIED, READ_CONTROL);
  }

  @Test
  void resultList_withoutList_isAnInvalidParameter() {
    AccessDecision decision = resultList(ObjectTypeList.NONE, KR, allow(KA, WD));
    assertThat(decision).fails(NtStatus.STATUS_INVALID_PARAMETER);
    assertThat(decision.objects()).isEmpty();
  }

  @Test
  void malformedLists_areInvalidParameters_beforeTheDescriptorIsLookedAt() {
    SecurityDescriptor bad = SecurityDescriptor.EMPTY;
    for (ObjectTypeList list :
        List.of(
            levels(1),
            levels(0, 0),
            levels(0, 10),
            levels(0, 2),
            levels(0, 1, 3),
            levels(0, 1, 2, 3, 4, 5),
            levels(0, -1))) {
      AccessRequest request = AccessRequest.of(AccessMask.of(KR)).withObjects(list);
      assertThat(list.isWellFormed()).as("%s", list).isFalse();
      assertThat(NT.check(bad, administrator().build(), request))
          .fails(NtStatus.STATUS_INVALID_PARAMETER);
      assertThat(
              NT.check(
                  bad,
                  administrator().impersonation(ImpersonationLevel.ANONYMOUS).build(),
                  request))
          .fails(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
      assertThat(FILE.check(bad, administrator().build(), request))
          .fails(NtStatus.STATUS_INVALID_PARAMETER);
      assertThat(with(CheckVariant.AUTHZ).check(sd(allow(KA, WD)), user().build(), request))
          .fails(NtStatus.STATUS_INVALID_PARAMETER);
    }
    AccessRequest good = AccessRequest.of(AccessMask.of(KR)).withObjects(levels(0, 1, 2, 3, 4, 1));
    assertThat(NT.check(sd(allow(KA, WD)), administrator().build(), good)).grants(KR);
    assertThat(NT.check(bad, administrator().build(), good))
        .fails(NtStatus.STATUS_INVALID_SECURITY_DESCR);
  }

  @Test
  void malformedList_resultList_everyNodeHasTheStatus() {
    everyNode(resultList(levels(0, 2), KR, allow(KA, WD)), NtStatus.STATUS_INVALID_PARAMETER, 0);
  }

  @Test
  void sameTypeTwice_theFirstCounts_unlessRefused() {
    ObjectTypeList list =
        ObjectTypeList.of(
            new ObjectTypeList.Node(0, T[0]),
            new ObjectTypeList.Node(1, T[1]),
            new ObjectTypeList.Node(1, T[1]));
    AccessRequest request = AccessRequest.of(AccessMask.of(1)).withResultList(list);
    SecurityDescriptor descriptor = sd(oa(1, 1, WD));
    assertThat(list.hasDuplicates()).isTrue();
    assertThat(TWO.hasDuplicates()).isFalse();
    assertThat(passed(FILE.check(descriptor, user().build(), request)))
        .containsExactly(false, true, false);
    everyNode(
        with(CheckOption.DUPLICATE_TYPES_REFUSED).check(descriptor, user().build(), request),
        NtStatus.STATUS_INVALID_PARAMETER,
        0);
    assertThat(
            with(CheckOption.DUPLICATE_TYPES_REFUSED)
                .check(sd(allow(1, WD)), user().build(), request.withObjects(TWO)))
        .grants(1);
  }

  // rules, accesscheck 8 and 16.15; file mapping, not the owner

  private static AccessDecision ask(
      ObjectTypeList list, boolean each, AccessTokenBuilder token, int desired, Ace... dacl) {
    AccessRequest request = AccessRequest.of(AccessMask.of(desired));
    return FILE.check(
        sd(dacl), token.build(), each ? request.withResultList(list) : request.withObjects(list));
  }

  private static AccessDecision ask(int desired, Ace... dacl) {
    return ask(levels(0, 1, 2, 2), false, user(), desired, dacl);
  }

  private static AccessDecision each(int desired, Ace... dacl) {
    return ask(levels(0, 1, 2, 2), true, user(), desired, dacl);
  }

  @Test
  void grantsToAllChildren_reachTheRoot() {
    assertThat(ask(0x10, oa(0x10, 2, WD), oa(0x10, 3, WD))).grants(0x10);
    assertThat(ask(0x10, oa(0x10, 2, WD))).denied();
    AccessDecision one = each(0x10, oa(0x10, 2, WD));
    assertThat(passed(one)).containsExactly(false, false, true, false);
    assertThat(granted(one)).containsExactly(0, 0, 0x10, 0);
    assertThat(granted(each(MAX, oa(0x10, 2, WD), oa(0x11, 3, WD))))
        .containsExactly(0x10, 0x10, 0x10, 0x11);
  }

  @Test
  void upwardGrants_goRightByRight() {
    AccessDecision decision = each(MAX, oa(3, 2, WD), oa(6, 3, WD));
    assertThat(granted(decision)).containsExactly(2, 2, 3, 6);
    assertThat(ask(MAX, oa(3, 2, WD), oa(6, 3, WD))).grants(2);
    assertThat(ask(3, oa(3, 2, WD), oa(6, 3, WD))).denied();
  }

  @Test
  void grantOnANode_holdsForWhatIsBelow() {
    AccessDecision decision = ask(SIX, true, user(), 1, oa(1, 1, WD));
    assertThat(passed(decision)).containsExactly(false, true, true, true, false, false);
  }

  @Test
  void upwardGrants_passEveryLevelTheyComplete() {
    AccessDecision decision = ask(SIX, true, user(), 1, oa(1, 2, WD), oa(1, 5, WD), oa(1, 3, WD));
    assertThat(passed(decision)).containsExactly(true, true, true, true, true, true);
  }

  @Test
  void entryOfNoType_isAboutTheRoot_entryOfAForeignTypeAboutNothing() {
    assertThat(ask(1, Fixtures.objectOfNoType(AceEffect.ALLOW, 1, WD))).grants(1);
    assertThat(ask(1, allow(1, WD))).grants(1);
    assertThat(ask(1, oa(1, 7, WD))).denied();
    assertThat(ask(1, od(1, 7, WD), allow(1, WD))).grants(1);
    // what an entry without a type in the list is taken for does not matter with one
    AccessRequest request = AccessRequest.of(AccessMask.of(1)).withObjects(TWO);
    assertThat(
            with(CheckOption.OBJECT_ALLOW_AS_PLAIN)
                .check(sd(oa(1, 7, WD)), user().build(), request))
        .denied();
    assertThat(
            with(CheckOption.OBJECT_DENY_IGNORED)
                .check(sd(od(1, 1, WD), allow(1, WD)), user().build(), request))
        .denied();
  }

  @Test
  void denyOnAChild_failsTheWholeTree_whileTheChildLacksTheRight() {
    assertThat(ask(1, od(1, 3, WD), allow(1, WD))).denied();
    assertThat(ask(1, allow(1, WD), od(1, 3, WD))).grants(1);
    assertThat(ask(1, oa(1, 3, WD), od(1, 3, WD), allow(1, WD))).grants(1);
    assertThat(ask(3, od(4, 3, WD), allow(3, WD))).grants(3);
  }

  @Test
  void denyOnAChild_resultList_failsTheChildAndWhatIsAboveOnly() {
    assertThat(passed(each(1, od(1, 3, WD), allow(1, WD))))
        .containsExactly(false, false, true, false);
    assertThat(passed(ask(SIX, true, user(), 1, od(1, 2, WD), allow(1, WD))))
        .containsExactly(false, false, false, true, true, true);
  }

  @Test
  void denyOnANode_spreadsToWhatIsBelow_butNotOverWhatIsGranted() {
    assertThat(granted(each(MAX, oa(1, 2, WD), od(3, 1, WD), allow(7, WD))))
        .containsExactly(4, 4, 5, 4);
  }

  @Test
  void denyOnANodeThatHasTheRight_doesNotReachWhatIsAbove() {
    // clarification 8: node 2 has 1, so its parent may still get it from node 3
    assertThat(granted(each(MAX, oa(1, 2, WD), od(1, 2, WD), oa(1, 3, WD))))
        .containsExactly(1, 1, 1, 1);
    assertThat(ask(1, oa(1, 2, WD), od(1, 2, WD), oa(1, 3, WD))).grants(1);
  }

  @Test
  void maximum_byType_isWhatTheRootHas() {
    assertThat(ask(MAX, oa(1, 2, WD), od(2, 3, WD), allow(6, WD))).grants(4);
    assertThat(ask(MAX, oa(1, 2, WD))).denied();
    assertThat(ask(MAX | 1, oa(1, 2, WD), allow(6, WD))).denied();
  }

  @Test
  void maximum_unordered_deniesComeFirst() {
    AccessRequest request = AccessRequest.of(AccessMask.MAXIMUM_ALLOWED).withResultList(TWO);
    AccessDecision decision =
        with(CheckOption.UNORDERED_MAXIMUM)
            .check(sd(allow(3, WD), od(1, 1, WD)), user().build(), request);
    assertThat(granted(decision)).containsExactly(2, 2);
  }

  @Test
  void maximum_resultList_nodeThatLacksAnExplicitRight_showsItsGrants() {
    // clarification 11
    AccessDecision decision = each(MAX | 4, allow(1, WD), oa(4, 2, WD));
    assertThat(granted(decision)).containsExactly(1, 1, 5, 1);
    assertThat(passed(decision)).containsExactly(false, false, true, false);
    assertThat(decision.status()).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(decision.granted()).isEqualTo(AccessMask.of(1));
  }

  @Test
  void maximum_resultList_nodeWithNothing_isDenied() {
    AccessDecision decision = each(MAX, oa(1, 2, WD));
    assertThat(passed(decision)).containsExactly(false, false, true, false);
    assertThat(granted(decision)).containsExactly(0, 0, 1, 0);
  }

  // other phases

  @Test
  void refusalBeforeTheWalk_givesEveryNodeTheStatus() {
    SecurityDescriptor labelled =
        withSacl(sd(allow(Fixtures.FA, WD)), label(1, IntegrityLevel.HIGH));
    AccessRequest write = AccessRequest.of(AccessMask.of(2)).withResultList(TWO);
    everyNode(FILE.check(labelled, user().build(), write), NtStatus.STATUS_ACCESS_DENIED, 0);
    everyNode(ask(TWO, true, user(), ASS | 1, allow(1, WD)), NtStatus.STATUS_PRIVILEGE_NOT_HELD, 0);
    everyNode(ask(TWO, true, user(), 0, allow(1, WD)), NtStatus.STATUS_ACCESS_DENIED, 0);
    assertThat(ask(TWO, false, user(), ASS | 1, allow(1, WD)))
        .fails(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
  }

  @Test
  void label_maximum_limitsEveryNode() {
    SecurityDescriptor labelled =
        withSacl(sd(allow(FR | 2, WD), oa(4, 1, WD)), label(1, IntegrityLevel.HIGH));
    AccessRequest request = AccessRequest.of(AccessMask.MAXIMUM_ALLOWED).withResultList(TWO);
    assertThat(granted(FILE.check(labelled, user().build(), request))).containsExactly(FR, FR);
    AccessDecision strict =
        with(CheckOption.LIMITED_MAXIMUM_DENIED).check(labelled, user().build(), request);
    everyNode(strict, NtStatus.STATUS_ACCESS_DENIED, 0);
  }

  @Test
  void privilege_countsOnEveryNode_andIsUsedWhereAPartIsGranted() {
    AccessTokenBuilder token = user().privileges(Privilege.SECURITY);
    AccessDecision decision = ask(TWO, true, token, ASS | 1, oa(1, 1, WD));
    assertThat(passed(decision)).containsExactly(true, true);
    assertThat(decision).uses(Privilege.SECURITY);
    AccessDecision partly = ask(levels(0, 1, 1), true, token, ASS | 1, oa(1, 1, WD));
    assertThat(granted(partly)).containsExactly(ASS, ASS | 1, ASS);
    assertThat(passed(partly)).containsExactly(false, true, false);
    assertThat(partly).uses(Privilege.SECURITY);
    everyNode(ask(TWO, true, token, ASS), NtStatus.STATUS_SUCCESS, ASS);
  }

  @Test
  void restrictedToken_bothWalksMustAgreeOnEachNode() {
    AccessDecision decision =
        ask(
            levels(0, 1, 1),
            true,
            user().restrictedTo(RC),
            3,
            allow(3, WD),
            oa(1, 1, RC),
            oa(3, 2, RC));
    assertThat(granted(decision)).containsExactly(1, 1, 3);
    assertThat(passed(decision)).containsExactly(false, false, true);
    assertThat(
            ask(TWO, false, user().restrictedTo(RC), 1, allow(1, WD), od(1, 1, RC), allow(1, RC)))
        .denied();
  }

  @Test
  void writeRestrictedToken_readsWithoutTheRestrictingSids() {
    AccessTokenBuilder token = user().writeRestrictedTo(RC);
    assertThat(granted(ask(TWO, true, token, MAX, allow(3, WD), oa(2, 1, RC), od(2, 1, WD))))
        .containsExactly(3, 3);
    assertThat(granted(ask(levels(0, 1, 1), true, token, MAX, allow(3, WD), oa(2, 1, RC))))
        .containsExactly(1, 3, 1);
  }

  @Test
  void container_mustPassOnEachNode_objectEntriesCountWhenTold() {
    AccessTokenBuilder token = user().appContainer(AppContainer.of(PACKAGE));
    assertThat(ask(TWO, false, token, 1, allow(1, WD))).denied();
    assertThat(ask(TWO, false, token, 1, allow(1, WD), allow(1, AC))).grants(1);
    assertThat(ask(TWO, false, token, 1, allow(1, WD), oa(1, 0, AC))).denied();
    AccessRequest request = AccessRequest.of(AccessMask.of(1)).withResultList(levels(0, 1, 1));
    assertThat(
            passed(
                with(CheckOption.CONTAINER_OBJECT_ENTRIES)
                    .check(sd(allow(1, WD), oa(1, 1, AC)), token.build(), request)))
        .containsExactly(false, true, false);
  }

  @Test
  void previouslyGrantedAndKernelMode_countOnEveryNode() {
    AccessRequest request = AccessRequest.of(AccessMask.of(1)).withResultList(TWO);
    assertThat(
            granted(
                FILE.check(
                    sd(oa(1, 1, WD), od(1, 0, WD)),
                    user().build(),
                    request.withPreviouslyGranted(AccessMask.of(0x100)))))
        .containsExactly(0x101, 0x101);
    everyNode(FILE.check(sd(), user().build(), request.inKernelMode()), NtStatus.STATUS_SUCCESS, 1);
  }

  // explanations

  private static String explain(AccessDecision decision) {
    return decision.explain().replaceAll("11110000-0000-0000-0000-00000000000(\\d)", "T$1");
  }

  @Test
  void explanation_saysForEachNodeWhatDecided() {
    assertThat(explain(each(3, od(2, 3, WD), oa(1, 2, WD), oa(1, 3, WD))).lines())
        .containsExactly(
            "T0 FILE_READ_DATA: granted on every object type below",
            "T0 FILE_WRITE_DATA: denied by D:(OD;;DC;T3;;WD)",
            "  T1 FILE_READ_DATA: granted on every object type below",
            "  T1 FILE_WRITE_DATA: denied by D:(OD;;DC;T3;;WD)",
            "    T2 FILE_READ_DATA: granted by D:(OA;;CC;T2;;WD)",
            "    T2 FILE_WRITE_DATA: not granted",
            "    T3 FILE_READ_DATA: granted by D:(OA;;CC;T3;;WD)",
            "    T3 FILE_WRITE_DATA: denied by D:(OD;;DC;T3;;WD)");
  }

  @Test
  void explanation_ofRefusalAndOwnership_isTheSameForEveryNode() {
    assertThat(explain(resultList(levels(0, 2), 1, allow(KA, WD))).lines())
        .containsExactly(
            "T0 KEY_QUERY_VALUE: not checked: STATUS_INVALID_PARAMETER",
            "    T1 KEY_QUERY_VALUE: not checked: STATUS_INVALID_PARAMETER");
    AccessRequest request = AccessRequest.of(AccessMask.of(READ_CONTROL)).withObjects(TWO);
    assertThat(explain(FILE.check(sd(USER), user().build(), request)).lines())
        .containsExactly(
            "T0 READ_CONTROL: granted by ownership", "  T1 READ_CONTROL: granted by ownership");
  }

  @Test
  void trace_withList_hasTheRootsVerdictsAndThoseOfEachNode() {
    AccessTrace trace = ask(1, allow(1, WD), deny(2, WD)).trace();
    assertThat(trace.verdicts()).hasSize(1);
    assertThat(trace.objects()).hasSize(4);
    assertThat(trace.objects().get(0).verdicts()).isEqualTo(trace.verdicts());
    assertThat(FILE.check(sd(), user().build(), AccessMask.of(1)).trace().objects()).isEmpty();
  }

  // the list itself

  @Test
  void list_sameNodes_areEqual() {
    assertThat(levels(0, 1)).isEqualTo(TWO).hasSameHashCodeAs(TWO).isNotEqualTo(levels(0, 1, 1));
    assertThat(ObjectTypeList.of(List.of())).isSameAs(ObjectTypeList.NONE);
    assertThat(TWO.nodes()).extracting(ObjectTypeList.Node::type).containsExactly(T[0], T[1]);
    assertThat(TWO).hasToString("[0 " + T[0] + ", 1 " + T[1] + "]");
  }

  @Test
  void decisions_withDifferentNodes_differ() {
    assertThat(each(1, oa(1, 2, WD))).isNotEqualTo(each(1, oa(1, 3, WD)));
    assertThat(each(1, oa(1, 2, WD))).isEqualTo(each(1, oa(1, 2, WD), oa(1, 7, WD)));
  }
}
