package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.wfp.Machine.DACL;
import static org.ntacl.wfp.Machine.OWNER;
import static org.ntacl.wfp.Machine.adminToken;
import static org.ntacl.wfp.Machine.callout;
import static org.ntacl.wfp.Machine.dacl;
import static org.ntacl.wfp.Machine.filter;
import static org.ntacl.wfp.Machine.key;
import static org.ntacl.wfp.Machine.provider;
import static org.ntacl.wfp.Machine.statusOf;
import static org.ntacl.wfp.Machine.userToken;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.ObjectClass.SecurityShape;
import org.ntacl.wfp.model.WfpObject;

/** Security by key: defaults, inheritance, changes (wfp 4). */
class EngineSecurityTest {
  /** The descriptor of a filter of a current system, as a public page shows it (wfp 4.3). */
  private static final String OBSERVED_FILTER =
      "O:BAG:SYD:AI(A;ID;0xf07ff;;;BA)(A;ID;0x307ff;;;NO)"
          + "(A;ID;0x307ff;;;S-1-5-80-3088073201-1464728630-1879813800-1107566885-823218052)"
          + "(A;ID;0x203f4;;;S-1-5-80-3141615172-2057878085-1754447212-2405740020-3916490453)"
          + "(A;ID;0x307ff;;;S-1-5-80-3044542841-3639452079-4096941652-1606687743-1256249853)"
          + "(A;ID;0x307ff;;;S-1-5-80-979556362-403687129-3954533659-2335141334-1547273080)"
          + "(A;ID;0x203f4;;;S-1-5-80-3139157870-2983391045-3678747466-658725712-1809340420)"
          + "(A;ID;0x307ff;;;S-1-5-80-1510742542-3632397484-604094731-3920060944-1272132581)"
          + "(A;ID;RPDT;;;WD)";

  private static final SecurityInformation ALL_PARTS =
      SecurityInformation.of(
          SecurityInformation.OWNER | SecurityInformation.GROUP | SecurityInformation.DACL);

  private final Machine machine = new Machine();

  @Test
  void add_bySystem_givesTheDescriptorOfARealFilter() {
    EngineHandle system = machine.open(Machine.systemToken());
    system.add(filter(1));
    assertThat(system.securityInfoByKey(ObjectClass.FILTER, key(1), ALL_PARTS).toSddl())
        .isEqualTo(OBSERVED_FILTER);
  }

  @Test
  void documentedDefault_isTheListOfThePage() {
    FilterEngine engine = FilterEngine.create(EngineOptions.DOCUMENTED);
    EngineHandle system = engine.open(Machine.systemToken(), Machine.session());
    system.add(filter(1));
    assertThat(system.securityInfoByKey(ObjectClass.FILTER, key(1), ALL_PARTS).toSddl())
        .startsWith("O:BAG:SYD:AI(A;ID;0xf07ff;;;BA)(A;ID;0x307ff;;;NO)")
        .contains("(A;ID;0x307ff;;;S-1-5-80-2006800713-1441093265-249754844-3404434343-1444102779)")
        .endsWith("(A;ID;RPDT;;;WD)");
  }

  @ParameterizedTest
  @EnumSource(ObjectClass.class)
  void defaults_ofEveryKind_comeFromTheEngine(ObjectClass kind) {
    if (kind.security() == SecurityShape.NONE) {
      assertThat(kind)
          .isIn(ObjectClass.SESSION, ObjectClass.SYSTEM_PORTS, ObjectClass.DYNAMIC_KEYWORDS);
      return;
    }
    String sddl = machine.admin.securityInfo(kind, ALL_PARTS).toSddl();
    String flags =
        switch (kind.security()) {
          case CONTAINER -> "OICIID";
          default -> kind == ObjectClass.ENGINE ? "OICI" : "ID";
        };
    assertThat(sddl)
        .startsWith("O:BAG:SYD:" + (kind == ObjectClass.ENGINE ? "" : "AI"))
        .contains("(A;" + flags + ";0xf07ff;;;BA)")
        .endsWith("(A;" + flags + ";RPDT;;;WD)");
  }

  // ---- the sample sequences of the documentation

  @Test
  void hinderingDeletion_explicitDenyWinsOverInheritedAllow() {
    EngineHandle dynamic = machine.openDynamic(adminToken());
    dynamic.add(filter(1));
    dynamic.setSecurityInfoByKey(ObjectClass.FILTER, key(1), DACL, dacl("(D;;0xD0000;;;WD)"));
    assertThat(machine.dacl(ObjectClass.FILTER, key(1)))
        .contains("D:AI(D;;SDWDWO;;;WD)(A;ID;0xf07ff;;;BA)");
    assertThat(statusOf(() -> dynamic.deleteByKey(ObjectClass.FILTER, key(1))))
        .isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
    assertThat(statusOf(() -> machine.admin.deleteByKey(ObjectClass.FILTER, key(1))))
        .isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
  }

  @Test
  void forcingDeletion_privilegeOwnerListDelete_succeed() {
    EngineHandle dynamic = machine.openDynamic(userlikeAdmin());
    dynamic.add(filter(1));
    dynamic.setSecurityInfoByKey(ObjectClass.FILTER, key(1), DACL, dacl("(D;;0xD0000;;;WD)"));

    Sid self = adminToken().user();
    EngineHandle force = machine.open(adminToken(Privilege.TAKE_OWNERSHIP));
    force.setSecurityInfoByKey(
        ObjectClass.FILTER, key(1), OWNER, SecurityDescriptor.EMPTY.withOwner(self));
    force.setSecurityInfoByKey(
        ObjectClass.FILTER, key(1), DACL, dacl("(A;;SD;;;" + self + ")(D;;0xD0000;;;WD)"));
    force.deleteByKey(ObjectClass.FILTER, key(1));
    assertThat(machine.engine.contents().find(ObjectClass.FILTER, key(1))).isEmpty();
  }

  /** An administrator whose objects belong to somebody else than the forcing one. */
  private static AccessToken userlikeAdmin() {
    return userToken(1107).memberOf(WellKnownSid.BUILTIN_ADMINISTRATORS).build();
  }

  @Test
  void forcingDeletion_privilegeEnabledAfterOpen_isRefused() {
    EngineHandle dynamic = machine.openDynamic(userlikeAdmin());
    dynamic.add(filter(1));
    dynamic.setSecurityInfoByKey(ObjectClass.FILTER, key(1), DACL, dacl("(D;;0xD0000;;;WD)"));
    AccessToken token =
        adminToken(Privilege.TAKE_OWNERSHIP).disablePrivileges(Privilege.TAKE_OWNERSHIP).token();
    EngineHandle late = machine.open(token);
    // the session keeps the token as it was
    AccessToken enabled = token.enablePrivileges(Privilege.TAKE_OWNERSHIP).token();
    assertThat(enabled.isEnabled(Privilege.TAKE_OWNERSHIP)).isTrue();
    assertThat(
            statusOf(
                () ->
                    late.setSecurityInfoByKey(
                        ObjectClass.FILTER,
                        key(1),
                        OWNER,
                        SecurityDescriptor.EMPTY.withOwner(token.user()))))
        .isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
  }

  // ---- who gets in

  @Test
  void ordinaryUser_mayOpenAndClassify_nothingMore() {
    EngineHandle user = machine.open(userToken(1105).build());
    assertThat(statusOf(() -> user.require(ServiceCall.CLASSIFY)))
        .isEqualTo(FwpStatus.ERROR_SUCCESS);
    assertThat(statusOf(() -> user.enumerate(ObjectClass.FILTER)))
        .isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
    assertThat(statusOf(user::begin)).isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
    assertThat(statusOf(() -> user.add(provider(1)))).isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
  }

  @Test
  void filteredAdministrator_isAnOrdinaryUser() {
    AccessToken filtered =
        userToken(500).denyOnly(WellKnownSid.BUILTIN_ADMINISTRATORS.sid()).build();
    EngineHandle session = machine.open(filtered);
    assertThat(statusOf(() -> session.enumerate(ObjectClass.FILTER)))
        .isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
  }

  @Test
  void networkOperator_addsAndDeletes_butSecuresNothingOfOthers() {
    EngineHandle operator =
        machine.open(userToken(1106).memberOf(Sid.parse("S-1-5-32-556")).build());
    operator.add(provider(1));
    machine.admin.add(provider(2));
    operator.deleteByKey(ObjectClass.PROVIDER, key(2));
    machine.admin.add(provider(2));
    assertThat(
            statusOf(
                () ->
                    operator.setSecurityInfoByKey(
                        ObjectClass.PROVIDER, key(2), DACL, dacl("(A;;GA;;;WD)"))))
        .isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
    operator.setSecurityInfoByKey(ObjectClass.PROVIDER, key(1), DACL, dacl("(A;;GA;;;WD)"));
  }

  @Test
  void administrators_openAnEngineThatLetsNobodyIn() {
    EngineHandle owner = machine.open(adminToken());
    owner.setSecurityInfo(
        ObjectClass.ENGINE,
        SecurityInformation.of(SecurityInformation.DACL | SecurityInformation.PROTECTED_DACL),
        dacl("P"));
    assertThat(statusOf(() -> machine.open(userToken(1105).build())))
        .isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
    EngineHandle again = machine.open(adminToken(Privilege.TAKE_OWNERSHIP));
    assertThat(statusOf(again::begin)).isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
    again.setSecurityInfo(ObjectClass.ENGINE, DACL, dacl("(A;OICI;GA;;;BA)"));
    again.begin();
  }

  @Test
  void kernel_isNotChecked() {
    machine.admin.add(provider(1), dacl("P"));
    EngineHandle driver = machine.engine.openInKernel(userToken(1105).build(), Machine.session());
    driver.add(provider(2));
    assertThat(driver.getByKey(ObjectClass.PROVIDER, key(1))).isEqualTo(provider(1));
    driver.deleteByKey(ObjectClass.PROVIDER, key(1));
    assertThat(driver.session().kernelMode()).isTrue();
  }

  // ---- inheritance

  @Test
  void setSecurityInfo_ofTheEngine_reachesContainersAndObjects() {
    machine.admin.add(provider(1));
    machine.admin.add(provider(2), dacl("P(A;;GA;;;BA)"));
    machine.admin.add(provider(3), dacl("(D;;SD;;;WD)"));
    machine.admin.setSecurityInfo(
        ObjectClass.ENGINE, DACL, dacl("(A;OICI;GA;;;BA)(A;OICI;GR;;;BU)(A;CI;GX;;;AN)"));
    assertThat(machine.engine.security(ObjectClass.ENGINE).toSddl())
        .isEqualTo(
            "O:BAG:SYD:AI(A;OICI;0xf07ff;;;BA)(A;OICI;LCRPDTLOCRRC;;;BU)(A;CI;0x20220;;;AN)");
    assertThat(machine.engine.security(ObjectClass.PROVIDER).toSddl())
        .isEqualTo(
            "O:BAG:SYD:AI(A;OICIID;0xf07ff;;;BA)(A;OICIID;LCRPDTLOCRRC;;;BU)(A;CIID;0x20220;;;AN)");
    assertThat(machine.engine.security(ObjectClass.NET_EVENTS).toSddl())
        .isEqualTo("O:BAG:SYD:AI(A;ID;0xf07ff;;;BA)(A;ID;LCRPDTLOCRRC;;;BU)");
    assertThat(machine.dacl(ObjectClass.PROVIDER, key(1)))
        .endsWith("D:AI(A;ID;0xf07ff;;;BA)(A;ID;LCRPDTLOCRRC;;;BU)");
    assertThat(machine.dacl(ObjectClass.PROVIDER, key(2))).endsWith("D:PAI(A;;0xf07ff;;;BA)");
    assertThat(machine.dacl(ObjectClass.PROVIDER, key(3)))
        .endsWith("D:AI(D;;SD;;;WD)(A;ID;0xf07ff;;;BA)(A;ID;LCRPDTLOCRRC;;;BU)");
  }

  @Test
  void setSecurityInfo_ofAContainer_reachesItsObjectsOnly() {
    machine.admin.add(provider(1));
    machine.admin.add(callout(1));
    String before = machine.dacl(ObjectClass.CALLOUT, key(1));
    machine.admin.setSecurityInfoByKey(
        ObjectClass.PROVIDER,
        WfpObject.ZERO_KEY,
        SecurityInformation.of(SecurityInformation.DACL | SecurityInformation.PROTECTED_DACL),
        dacl("(A;OICI;GA;;;BA)"));
    assertThat(machine.dacl(ObjectClass.PROVIDER, key(1))).endsWith("D:AI(A;ID;0xf07ff;;;BA)");
    assertThat(machine.dacl(ObjectClass.CALLOUT, key(1))).isEqualTo(before);
    assertThat(machine.engine.security(ObjectClass.CALLOUT).toSddl()).contains("OICIID");
  }

  @Test
  void setSecurityInfoByKey_protectedAndBack_takesInheritanceUpAgain() {
    machine.admin.add(provider(1));
    String before = machine.dacl(ObjectClass.PROVIDER, key(1));
    machine.admin.setSecurityInfoByKey(
        ObjectClass.PROVIDER,
        key(1),
        SecurityInformation.of(SecurityInformation.DACL | SecurityInformation.PROTECTED_DACL),
        dacl("(A;;GA;;;BA)"));
    assertThat(machine.dacl(ObjectClass.PROVIDER, key(1))).endsWith("D:PAI(A;;0xf07ff;;;BA)");
    machine.admin.setSecurityInfoByKey(
        ObjectClass.PROVIDER,
        key(1),
        SecurityInformation.of(SecurityInformation.DACL | SecurityInformation.UNPROTECTED_DACL),
        dacl(""));
    assertThat(machine.dacl(ObjectClass.PROVIDER, key(1))).isEqualTo(before);
  }

  // ---- single parts

  @Test
  void setSecurityInfoByKey_nullDacl_letsEverybodyIn() {
    machine.admin.add(provider(1));
    machine.admin.setSecurityInfoByKey(
        ObjectClass.PROVIDER, key(1), DACL, Sddl.parse("D:NO_ACCESS_CONTROL"));
    EngineHandle user = machine.open(userToken(1105).build());
    user.deleteByKey(ObjectClass.PROVIDER, key(1));
  }

  @Test
  void setSecurityInfoByKey_systemList_needsThePrivilegeAndIsForgotten() {
    machine.admin.add(provider(1));
    SecurityInformation sacl = SecurityInformation.of(SecurityInformation.SACL);
    SecurityDescriptor audit = Sddl.parse("S:(AU;SA;GA;;;WD)");
    assertThat(
            statusOf(
                () ->
                    machine.admin.setSecurityInfoByKey(ObjectClass.PROVIDER, key(1), sacl, audit)))
        .isEqualTo(FwpStatus.ERROR_PRIVILEGE_NOT_HELD);
    String before = machine.dacl(ObjectClass.PROVIDER, key(1));
    EngineHandle auditor = machine.open(adminToken(Privilege.SECURITY));
    auditor.setSecurityInfoByKey(ObjectClass.PROVIDER, key(1), sacl, audit);
    assertThat(machine.dacl(ObjectClass.PROVIDER, key(1))).isEqualTo(before);
    assertThat(auditor.securityInfoByKey(ObjectClass.PROVIDER, key(1), sacl).sacl().isPresent())
        .isFalse();
    FilterEngine strict =
        FilterEngine.create(EngineOptions.DEFAULT.with(EngineReading.SYSTEM_LIST_REFUSED));
    EngineHandle refused = strict.open(adminToken(Privilege.SECURITY), Machine.session());
    assertThat(statusOf(() -> refused.setSecurityInfo(ObjectClass.FILTER, sacl, audit)))
        .isEqualTo(FwpStatus.ERROR_NOT_SUPPORTED);
  }

  @Test
  void setSecurityInfoByKey_foreignOwner_isRefusedWithoutRestorePrivilege() {
    machine.admin.add(provider(1));
    SecurityDescriptor parts = SecurityDescriptor.EMPTY.withOwner(Sid.parse("S-1-5-21-9-9-9-1"));
    assertThat(
            statusOf(
                () ->
                    machine.admin.setSecurityInfoByKey(ObjectClass.PROVIDER, key(1), OWNER, parts)))
        .isEqualTo(FwpStatus.ERROR_INVALID_OWNER);
    EngineHandle restorer = machine.open(adminToken(Privilege.RESTORE));
    restorer.setSecurityInfoByKey(ObjectClass.PROVIDER, key(1), OWNER, parts);
    assertThat(machine.dacl(ObjectClass.PROVIDER, key(1))).startsWith("O:S-1-5-21-9-9-9-1");
  }

  @Test
  void setSecurityInfoByKey_contradictionsAndMissingParts_areRefused() {
    machine.admin.add(provider(1));
    SecurityInformation both =
        SecurityInformation.of(
            SecurityInformation.PROTECTED_DACL | SecurityInformation.UNPROTECTED_DACL);
    assertThat(
            statusOf(
                () ->
                    machine.admin.setSecurityInfoByKey(
                        ObjectClass.PROVIDER, key(1), both, SecurityDescriptor.EMPTY)))
        .isEqualTo(FwpStatus.ERROR_INVALID_PARAMETER);
    assertThat(
            statusOf(
                () ->
                    machine.admin.setSecurityInfoByKey(
                        ObjectClass.PROVIDER, key(1), OWNER, SecurityDescriptor.EMPTY)))
        .isEqualTo(FwpStatus.ERROR_INVALID_SECURITY_DESCR);
  }

  @Test
  void add_withSecurity_putsInheritedEntriesBehind() {
    machine.admin.add(provider(1), Sddl.parse("G:BUD:(A;;GR;;;BU)"));
    assertThat(machine.dacl(ObjectClass.PROVIDER, key(1)))
        .startsWith("O:BAG:BUD:AI(A;;LCRPDTLOCRRC;;;BU)(A;ID;0xf07ff;;;BA)");
    assertThat(statusOf(() -> machine.admin.add(provider(2), Sddl.parse("O:S-1-5-21-9-9-9-1D:"))))
        .isEqualTo(FwpStatus.ERROR_INVALID_OWNER);
    assertThat(statusOf(() -> machine.admin.add(provider(2), Sddl.parse("S:(AU;SA;GA;;;WD)"))))
        .isEqualTo(FwpStatus.ERROR_PRIVILEGE_NOT_HELD);
    assertThat(machine.engine.contents().find(ObjectClass.PROVIDER, key(2))).isEmpty();
  }

  @Test
  void equalDescriptors_areStoredOnce() {
    for (int i = 0; i < 50; i++) {
      machine.admin.add(filter(i));
    }
    machine.admin.setSecurityInfoByKey(ObjectClass.FILTER, key(7), DACL, dacl("(D;;SD;;;WD)"));
    machine.admin.setSecurityInfoByKey(ObjectClass.FILTER, key(8), DACL, dacl("(D;;SD;;;WD)"));
    EngineContents contents = machine.engine.contents();
    SecurityDescriptor one = contents.find(ObjectClass.FILTER, key(7)).orElseThrow().security();
    SecurityDescriptor other = contents.find(ObjectClass.FILTER, key(8)).orElseThrow().security();
    assertThat(one).isSameAs(other);
    assertThat(contents.descriptors()).containsEntry(one, 2);
    // the engine; containers; singletons and what the system made; the administrator's; this one
    assertThat(contents.descriptors()).hasSize(5);
  }
}
