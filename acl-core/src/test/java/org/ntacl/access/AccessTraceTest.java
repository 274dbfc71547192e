package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.access.Fixtures.AC;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BA;
import static org.ntacl.access.Fixtures.BU;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.KEY;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.PACKAGE;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.check;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.with;
import static org.ntacl.access.Fixtures.withSacl;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.access.RightVerdict.Outcome;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.TrustLevel;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;

class AccessTraceTest {
  @Test
  void explain_entryOfTheDacl_isNamedAsWindowsNamesIt() {
    DecisionAssert.assertThat(
            check(
                sd(allow(0x1301BF, WellKnownSid.AUTHENTICATED_USERS.sid())),
                user().memberOf(WellKnownSid.AUTHENTICATED_USERS),
                0x20000))
        .explains("READ_CONTROL: granted by D:(A;;0x1301bf;;;AU)");
  }

  @Test
  void explain_apiSample_saysWhichRightIsMissing() {
    SecurityDescriptor descriptor = sd(BA, allow(0xF003F, BA), allow(0x20019, BU));
    AccessToken token =
        AccessToken.of(USER)
            .memberOf(WellKnownSid.BUILTIN_USERS, WellKnownSid.AUTHENTICATED_USERS)
            .integrity(IntegrityLevel.MEDIUM)
            .build();
    AccessDecision decision = KEY.check(descriptor, token, KeyRights.SET_VALUE);
    assertThat(decision.isGranted()).isFalse();
    assertThat(decision.explain()).isEqualTo("KEY_SET_VALUE: not granted");
  }

  @Test
  void explain_severalRights_oneLineEach_lowestFirst() {
    DecisionAssert.assertThat(
            check(sd(USER, allow(1, WD), deny(2, BU), allow(FA, WD)), user(), 0x40007))
        .explains(
            "FILE_READ_DATA: granted by D:(A;;CC;;;WD)",
            "FILE_WRITE_DATA: denied by D:(D;;DC;;;BU)",
            "FILE_APPEND_DATA: not checked",
            "WRITE_DAC: granted by ownership");
  }

  @Test
  void explain_privileges_usedAndMissing() {
    DecisionAssert.assertThat(
            check(sd(), user().privileges(Privilege.SECURITY, Privilege.TAKE_OWNERSHIP), 0x1080000))
        .explains(
            "WRITE_OWNER: granted by SeTakeOwnershipPrivilege",
            "ACCESS_SYSTEM_SECURITY: granted by SeSecurityPrivilege");
    DecisionAssert.assertThat(check(sd(allow(FA, WD)), user(), ASS | 1))
        .explains(
            "FILE_READ_DATA: not checked",
            "ACCESS_SYSTEM_SECURITY: not granted due to missing SeSecurityPrivilege");
  }

  @Test
  void explain_missingAndEmptyDacls() {
    DecisionAssert.assertThat(check(sd(NullAcl.NULL), user(), 1))
        .explains("FILE_READ_DATA: granted by NULL DACL");
    DecisionAssert.assertThat(check(sd(AbsentAcl.ABSENT), user(), 1))
        .explains("FILE_READ_DATA: granted by absent DACL");
    DecisionAssert.assertThat(check(sd(), user(), 1))
        .explains("FILE_READ_DATA: denied by empty DACL");
    DecisionAssert.assertThat(check(sd(), user(), MAX))
        .explains("MAXIMUM_ALLOWED: denied by empty DACL");
    DecisionAssert.assertThat(check(sd(allow(1, BA)), user(), MAX))
        .explains("MAXIMUM_ALLOWED: not granted");
  }

  @Test
  void explain_labels() {
    DecisionAssert.assertThat(
            check(withSacl(sd(allow(FA, WD)), label(1, IntegrityLevel.HIGH)), user(), 0x3))
        .explains(
            "FILE_READ_DATA: not checked",
            "FILE_WRITE_DATA: denied by integrity policy check: level medium against"
                + " S:(ML;;NW;;;HI)");
    DecisionAssert.assertThat(check(sd(allow(3, WD)), user().integrity(IntegrityLevel.LOW), MAX))
        .explains(
            "FILE_READ_DATA: granted by D:(A;;CCDC;;;WD)",
            "FILE_WRITE_DATA: denied by integrity policy check: level low against"
                + " an object without label");
    DecisionAssert.assertThat(
            check(
                withSacl(
                    sd(allow(FA, WD)),
                    new ProcessTrustAce(
                        AceFlags.NONE, AccessMask.of(FR), new TrustLevel(512, 4096).sid())),
                user(),
                2))
        .explains("FILE_WRITE_DATA: denied by S:(TL;;FR;;;S-1-19-512-4096)");
  }

  @Test
  void explain_restrictedToken_namesBothWalks() {
    DecisionAssert.assertThat(check(sd(allow(FR, WD), allow(1, RC)), user().restrictedTo(RC), 0x9))
        .explains(
            "FILE_READ_DATA: granted by D:(A;;FR;;;WD); granted to the restricting SIDs by"
                + " D:(A;;CC;;;RC)",
            "FILE_READ_EA: not granted to the restricting SIDs");
    DecisionAssert.assertThat(
            check(sd(allow(3, WD), deny(1, RC)), user().writeRestrictedTo(RC), MAX))
        .explains(
            "FILE_READ_DATA: granted by D:(A;;CCDC;;;WD)",
            "FILE_WRITE_DATA: not granted to the restricting SIDs");
  }

  @Test
  void explain_container_namesBothSides() {
    DecisionAssert.assertThat(
            check(
                sd(allow(3, WD), allow(1, AC)), user().appContainer(AppContainer.of(PACKAGE)), 0x3))
        .explains(
            "FILE_READ_DATA: granted by D:(A;;CCDC;;;WD); granted to the application package by"
                + " D:(A;;CC;;;AC)",
            "FILE_WRITE_DATA: not granted to the application package");
    DecisionAssert.assertThat(
            check(sd(NullAcl.NULL), user().appContainer(AppContainer.of(PACKAGE)), 1))
        .explains("FILE_READ_DATA: not granted to the application package");
  }

  @Test
  void explain_refusedCall_saysTheStatus() {
    DecisionAssert.assertThat(
            with(CheckVariant.NT_ACCESS_CHECK)
                .check(sd(), user().primary().build(), AccessMask.of(0x20001)))
        .explains(
            "KEY_QUERY_VALUE: not checked: STATUS_NO_IMPERSONATION_TOKEN",
            "READ_CONTROL: not checked: STATUS_NO_IMPERSONATION_TOKEN");
    DecisionAssert.assertThat(
            with(CheckVariant.NT_ACCESS_CHECK)
                .check(sd(), user().primary().build(), AccessMask.MAXIMUM_ALLOWED))
        .explains("MAXIMUM_ALLOWED: not checked: STATUS_NO_IMPERSONATION_TOKEN");
  }

  @Test
  void explain_circumstances_areNamed() {
    AccessRequest request =
        AccessRequest.of(AccessMask.of(3)).withPreviouslyGranted(AccessMask.of(2));
    DecisionAssert.assertThat(Fixtures.FILE.check(sd(allow(1, WD)), user().build(), request))
        .explains(
            "FILE_READ_DATA: granted by D:(A;;CC;;;WD)",
            "FILE_WRITE_DATA: granted before the check");
    DecisionAssert.assertThat(Fixtures.FILE.check(sd(), user().build(), request.inKernelMode()))
        .explains(
            "FILE_READ_DATA: granted to kernel mode", "FILE_WRITE_DATA: granted to kernel mode");
    DecisionAssert.assertThat(check(sd(), user(), 0)).explains("no right was asked for");
  }

  @Test
  void explain_typeWithoutNames_showsTheBits() {
    AccessDecision decision =
        AccessCheck.of(GenericMapping.of(0x20001, 0x20002, 0x20004, 0xF0007))
            .check(sd(allow(2, WD)), user().build(), AccessMask.of(0x20002));
    assertThat(decision.explain())
        .isEqualTo("0x2: granted by D:(A;;DC;;;WD)\nREAD_CONTROL: not granted");
  }

  @Test
  void trace_entry_isGivenWithListAndIndex() {
    AccessTrace trace = check(sd(deny(2, BU), allow(3, WD)), user(), MAX).trace();
    assertThat(trace.verdicts())
        .containsExactly(
            new RightVerdict(
                AccessMask.of(1),
                "FILE_READ_DATA",
                Outcome.GRANTED,
                List.of(
                    new AccessReason.ByEntry(
                        CheckPass.NORMAL, true, 1, allow(3, WD), Optional.empty()))),
            new RightVerdict(
                AccessMask.of(2),
                "FILE_WRITE_DATA",
                Outcome.DENIED,
                List.of(
                    new AccessReason.ByEntry(
                        CheckPass.NORMAL, false, 0, deny(2, BU), Optional.empty()))));
    assertThat(trace.about(AccessMask.of(2)).orElseThrow().outcome()).isEqualTo(Outcome.DENIED);
    assertThat(trace.about(AccessMask.of(4))).isEmpty();
  }

  @Test
  void decision_valuesOfIt_compareByContent() {
    AccessDecision one = check(sd(allow(1, WD)), user(), 1);
    AccessDecision same = check(sd(allow(1, WD), deny(4, WD)), user(), 1);
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(one).isNotEqualTo(check(sd(), user(), 1));
    assertThat(one).hasToString("STATUS_SUCCESS 0x1 []");
  }

  @Test
  void options_namesAndLookups_agree() {
    for (CheckOption option : CheckOption.values()) {
      assertThat(CheckOption.named(option.toString())).contains(option);
      assertThat(option.description()).isNotBlank().doesNotEndWith(".");
      assertThat(CheckOptions.DEFAULT.isOn(option)).isFalse();
      assertThat(CheckOptions.DEFAULT.with(option).isOn(option)).isTrue();
    }
    assertThat(CheckOption.named("nothing")).isEmpty();
    for (CheckVariant variant : CheckVariant.values()) {
      assertThat(CheckVariant.named(variant.toString())).contains(variant);
    }
    assertThat(CheckVariant.named("AccessCheck")).isEmpty();
    assertThat(CheckVariant.values())
        .extracting(CheckVariant::toString)
        .containsExactly("SeAccessCheck", "NtAccessCheck", "Authz");
  }

  @Test
  void explain_accessFilter_isNamed() {
    DecisionAssert.assertThat(
            check(
                withSacl(
                    sd(allow(FA, WD)),
                    new AccessFilterAce(
                        AceFlags.NONE, AccessMask.of(1), WD, Condition.ofBytes(Bytes.EMPTY))),
                user(),
                2))
        .explains("FILE_WRITE_DATA: denied by S:(FL;;CC;;;WD;#), condition UNKNOWN");
  }

  @Test
  void trace_label_isGivenWithItsIndex() {
    AccessReason.ByLabel stored =
        (AccessReason.ByLabel)
            check(withSacl(sd(allow(FA, WD)), label(5, IntegrityLevel.HIGH)), user(), 2)
                .trace()
                .verdicts()
                .get(0)
                .reasons()
                .get(0);
    assertThat(stored.index()).hasValue(0);
    assertThat(stored.policy()).isEqualTo(AccessMask.of(5));
    assertThat(stored.caller()).isEqualTo(IntegrityLevel.MEDIUM);
    AccessReason.ByLabel none =
        (AccessReason.ByLabel)
            check(sd(allow(FA, WD)), user().integrity(IntegrityLevel.LOW), 2)
                .trace()
                .verdicts()
                .get(0)
                .reasons()
                .get(0);
    assertThat(none.index()).isEmpty();
  }

  @Test
  void trace_rightLeftOpenByOneWalk_hasNoReasons() {
    AccessTrace trace =
        check(sd(allow(3, WD), deny(1, RC), allow(2, RC)), user().restrictedTo(RC), 3).trace();
    assertThat(trace)
        .hasToString(
            "FILE_READ_DATA: denied to the restricting SIDs by D:(D;;CC;;;RC)\n"
                + "FILE_WRITE_DATA: not checked");
    assertThat(trace.verdicts().get(1).reasons()).isEmpty();
  }

  @Test
  void trace_wholeCheckDecidedAtOnce_saysSoForEachRight() {
    AccessTrace refused =
        with(CheckVariant.NT_ACCESS_CHECK)
            .check(sd(), user().primary().build(), AccessMask.of(1))
            .trace();
    assertThat(refused.verdicts()).extracting(RightVerdict::outcome).containsOnly(Outcome.DENIED);
    AccessTrace kernel =
        AccessCheck.of(GenericMapping.of(0x1, 0x2, 0x4, 0x7))
            .check(
                sd(), user().build(), AccessRequest.of(AccessMask.MAXIMUM_ALLOWED).inKernelMode())
            .trace();
    assertThat(kernel.verdicts()).hasSize(3);
    assertThat(kernel.verdicts()).extracting(RightVerdict::outcome).containsOnly(Outcome.GRANTED);
  }

  @Test
  void reasons_eachKind_grantsOrRefuses() {
    assertThat(new AccessReason.ByOwnership(USER).grants()).isTrue();
    assertThat(new AccessReason.ByPrivilege(Privilege.SECURITY).grants()).isTrue();
    assertThat(new AccessReason.ByKernelMode().grants()).isTrue();
    assertThat(new AccessReason.ByEarlierGrant().grants()).isTrue();
    assertThat(new AccessReason.ByMissingDacl(CheckPass.NORMAL, true).grants()).isTrue();
    assertThat(new AccessReason.ByMissingPrivilege(Privilege.SECURITY).grants()).isFalse();
    assertThat(new AccessReason.ByNoEntry(CheckPass.NORMAL, true, List.of()).grants()).isFalse();
    assertThat(new AccessReason.ByLimit(0, allow(1, WD), Optional.empty()).grants()).isFalse();
    assertThat(new AccessReason.ByRefusal(NtStatus.STATUS_INVALID_PARAMETER).grants()).isFalse();
    assertThat(
            new AccessReason.ByLabel(
                    IntegrityLevel.LOW, AccessMask.of(1), OptionalInt.empty(), "nothing")
                .grants())
        .isFalse();
  }

  @Test
  void check_optionsAndType_areKept() {
    CheckOptions options = CheckOptions.DEFAULT.with(CheckOption.UNORDERED_MAXIMUM);
    AccessCheck check = KEY.withOptions(options);
    assertThat(check.options()).isEqualTo(options);
    assertThat(check.type()).isEqualTo(KEY.type());
    assertThat(KEY.options()).isEqualTo(CheckOptions.DEFAULT);
    assertThat(options.with(CheckVariant.AUTHZ).enabled())
        .containsExactly(CheckOption.UNORDERED_MAXIMUM);
  }
}
