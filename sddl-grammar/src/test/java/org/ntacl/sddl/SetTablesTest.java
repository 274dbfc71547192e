package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.sddl.Descriptors.dacl;
import static org.ntacl.sddl.Descriptors.sacl;
import static org.ntacl.sddl.Descriptors.sd;
import static org.ntacl.sddl.Descriptors.token;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.NtStatus;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.Privilege;
import org.ntacl.update.SecurityQuery;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateBehaviour;
import org.ntacl.update.UpdateResult;

/** The tables of changes (inheritance 5, 6 and 11, registry 4, by section). */
class SetTablesTest {
  private static final ObjectKind PRIVATE =
      ObjectKind.privateContainer(ObjectTypes.DIRECTORY.mapping());
  private static final String FULL =
      "O:BAG:SYD:(A;;FA;;;BA)S:(AU;SA;FR;;;WD)(ML;;NW;;;ME)(RA;;;;;WD;(\"a\",TI,0,1))"
          + "(SP;;;;;S-1-17-1)(TL;;FR;;;S-1-19-512-4096)";

  private static SecurityUpdate update(UpdateBehaviour behaviour, String current) {
    ObjectKind kind = behaviour == UpdateBehaviour.PRIVATE_OBJECT ? PRIVATE : ObjectKind.DIRECTORY;
    return SecurityUpdate.of(behaviour, kind, sd(current))
        .by(token().toBuilder().privileges(Privilege.RESTORE).build());
  }

  private static SecurityDescriptor set(
      UpdateBehaviour behaviour, String current, int information, String parts) {
    return update(behaviour, current)
        .with(SecurityInformation.of(information), sd(parts))
        .apply()
        .orElseThrow();
  }

  // ---- 5.1: one part at a time

  @Test
  void kernel_eachPart_changesAlone() {
    SecurityDescriptor before = sd(FULL);
    String other = "O:BUG:BUD:(D;;GR;;;WD)S:(AU;FA;GW;;;BU)(ML;;NR;;;LW)";
    assertThat(set(UpdateBehaviour.KERNEL, FULL, SecurityInformation.OWNER, other))
        .isEqualTo(before.withOwner(Sid.parse("S-1-5-32-545")));
    assertThat(set(UpdateBehaviour.KERNEL, FULL, SecurityInformation.GROUP, other))
        .isEqualTo(before.withGroup(Sid.parse("S-1-5-32-545")));
    assertThat(set(UpdateBehaviour.KERNEL, FULL, SecurityInformation.DACL, other))
        .isEqualTo(before.withDacl(dacl("(D;;FR;;;WD)")));
    assertThat(set(UpdateBehaviour.KERNEL, FULL, 0, other)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SACL | (AU;FA;FW;;;BU) | (AU;SA;FR;;;WD)",
        "LABEL | (ML;;NR;;;LW) | (ML;;NW;;;ME)",
        "ATTRIBUTE | (RA;;;;;WD;(\"b\",TI,0,2)) | (RA;;;;;WD;(\"a\",TI,0,1))",
        "SCOPE | (SP;;;;;S-1-17-2) | (SP;;;;;S-1-17-1)",
        "PROCESS_TRUST_LABEL | (TL;;FW;;;S-1-19-512-8192) | (TL;;FR;;;S-1-19-512-4096)"
      })
  void kernel_kindOfSystemEntry_replacesItsOwn(String part, String written, String replaced) {
    int information = SecurityInformation.parse(java.util.List.of(part)).bits();
    // entries of other kinds in what is written do not count
    String given =
        written + "(AU;SA;0x1;;;SY)(ML;;NX;;;UNTRUSTED)".replace("UNTRUSTED", "S-1-16-0");
    SecurityDescriptor actual =
        update(UpdateBehaviour.KERNEL, FULL)
            .with(
                SecurityInformation.of(information),
                SecurityDescriptor.EMPTY.withSacl(sacl(only(part, written, given))))
            .apply()
            .orElseThrow();
    assertThat(actual).isEqualTo(sd(FULL.replace(replaced, written)));
  }

  private static String only(String part, String written, String given) {
    return part.equals("SACL") || part.equals("LABEL") ? written : given;
  }

  @Test
  void kernel_label_dropsOtherKinds() {
    SecurityDescriptor actual =
        set(
            UpdateBehaviour.KERNEL,
            "O:BA",
            SecurityInformation.LABEL,
            "S:(AU;SA;FR;;;WD)(ML;;NW;;;LW)(ML;;NR;;;LW)");
    assertThat(actual.sacl().aces()).isEqualTo(sacl("(ML;;NW;;;LW)(ML;;NR;;;LW)").aces());
  }

  @Test
  void kernel_labelWithoutSacl_leavesAnEmptyOne() {
    assertThat(set(UpdateBehaviour.KERNEL, "O:BA", SecurityInformation.LABEL, "O:BA").sacl())
        .isEqualTo(AceList.EMPTY);
    assertThat(
            set(UpdateBehaviour.KERNEL, "O:BAS:(ML;;NW;;;LW)", SecurityInformation.LABEL, "O:BA")
                .sacl())
        .isEqualTo(AceList.EMPTY);
  }

  @Test
  void kernel_daclAbsent_storesNull() {
    assertThat(set(UpdateBehaviour.KERNEL, FULL, SecurityInformation.DACL, "O:BA").dacl())
        .isEqualTo(NullAcl.NULL);
  }

  @Test
  void kernel_genericRights_areMappedUnlessForChildren() {
    SecurityDescriptor actual =
        set(
            UpdateBehaviour.KERNEL,
            "O:BA",
            SecurityInformation.DACL,
            "D:(A;OICI;GA;;;CO)(A;CIIO;GR;;;WD)(A;ID;GX;;;BU)");
    assertThat(dacl(actual)).isEqualTo("(A;OICI;FA;;;CO)(A;CIIO;GR;;;WD)(A;ID;FX;;;BU)");
  }

  @Test
  void kernel_defaultedBits_followTheirParts() {
    SecurityDescriptor parts = sd("O:BUG:BUD:(A;;FR;;;WD)S:").withControl(ControlFlags.of(0x2B));
    SecurityDescriptor current = sd("O:BAG:BAD:S:");
    SecurityUpdate all =
        SecurityUpdate.of(UpdateBehaviour.KERNEL, ObjectKind.FILE, current)
            .by(token().toBuilder().privileges(Privilege.RESTORE).build());
    assertThat(all.with(SecurityInformation.of(15), parts).apply().orElseThrow().control().bits())
        .isEqualTo(0x803F);
    assertThat(all.with(SecurityInformation.of(4), parts).apply().orElseThrow().control().bits())
        .isEqualTo(0x801C);
  }

  @Test
  void kernel_backup_replacesAll() {
    SecurityDescriptor parts = sd("O:BUG:BUD:PAI(A;ID;FR;;;WD)S:AI(SP;;;;;S-1-17-2)");
    assertThat(
            update(UpdateBehaviour.KERNEL, FULL)
                .with(SecurityInformation.of(SecurityInformation.BACKUP), parts)
                .apply()
                .orElseThrow())
        .isEqualTo(parts);
  }

  // ---- 5.1: protection asked for by selection

  @ParameterizedTest
  @EnumSource(UpdateBehaviour.class)
  void anyBehaviour_bothProtections_isAnInvalidParameter(UpdateBehaviour behaviour) {
    for (int both : new int[] {0xA000_0000, 0x5000_0000}) {
      UpdateResult result =
          update(behaviour, FULL).with(SecurityInformation.of(both), sd("D:")).apply();
      assertThat(result)
          .isEqualTo(new UpdateResult(NtStatus.STATUS_INVALID_PARAMETER, Optional.of(sd(FULL))));
    }
  }

  @Test
  void kernel_protectionAlone_changesTheBitAlone() {
    SecurityDescriptor actual =
        set(UpdateBehaviour.KERNEL, "D:AI(A;ID;FA;;;BA)", 0x8000_0000, "O:BA");
    assertThat(actual).isEqualTo(sd("D:PAI(A;ID;FA;;;BA)"));
    assertThat(set(UpdateBehaviour.KERNEL, "D:PAI(A;ID;FA;;;BA)", 0x2000_0000, "O:BA"))
        .isEqualTo(sd("D:AI(A;ID;FA;;;BA)"));
    assertThat(set(UpdateBehaviour.KERNEL, "D:", 0x8000_0004, "D:(A;;FA;;;BA)"))
        .isEqualTo(sd("D:P(A;;FA;;;BA)"));
  }

  @Test
  void kernel_labelAndProtection_changeBoth() {
    assertThat(
            set(
                UpdateBehaviour.KERNEL,
                "S:AI(AU;SA;FR;;;WD)",
                SecurityInformation.LABEL | SecurityInformation.PROTECTED_SACL,
                "S:(ML;;NW;;;LW)"))
        .isEqualTo(sd("S:PAI(AU;SA;FR;;;WD)(ML;;NW;;;LW)"));
  }

  @Test
  void directoryService_nothingSelected_needsTheRightsOfAllFour() {
    SecurityUpdate change =
        update(UpdateBehaviour.DIRECTORY_SERVICE, FULL)
            .with(SecurityInformation.of(0), sd("O:BAG:BAD:S:"));
    assertThat(change.through(AccessMask.of(0x10C_0000)).apply().status())
        .isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(change.through(AccessMask.of(0x00C_0000)).apply().status())
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  // ---- 5.2: SetPrivateObjectSecurityEx

  @ParameterizedTest
  @CsvSource({
    "0, D:AI(A;ID;FA;;;BA), D:P(A;ID;FR;;;WD)(A;;FW;;;WD), D:P(A;ID;FR;;;WD)(A;;FW;;;WD)",
    "1, D:AI(A;ID;FA;;;BA), D:(A;ID;FR;;;WD)(A;;FW;;;WD), D:AI(A;;FW;;;WD)(A;ID;FA;;;BA)",
    "1, D:AI(A;ID;FA;;;BA), D:P(A;ID;FR;;;WD)(A;;FW;;;WD), D:PAI(A;;FR;;;WD)(A;;FW;;;WD)",
    "1, D:PAI(A;ID;FA;;;BA), D:P(A;ID;FR;;;WD)(A;;FW;;;WD), D:PAI(A;;FR;;;WD)(A;;FW;;;WD)",
    "1, D:PAI(A;ID;FA;;;BA), D:(A;ID;FR;;;WD)(A;;FW;;;WD), D:AI(A;ID;FR;;;WD)(A;;FW;;;WD)",
    "1, D:(A;;FA;;;BA), D:(A;OICI;GA;;;WD), D:AI(A;;FA;;;WD)(A;OICIIO;GA;;;WD)",
    "0, D:(A;;FA;;;BA), D:(A;OICI;GA;;;WD), D:(A;OICI;FA;;;WD)",
    "2, D:AI(A;ID;FA;;;BA), D:(A;;FW;;;WD), D:(A;;FW;;;WD)"
  })
  void privateObject_table(int flags, String current, String parts, String expected) {
    SecurityDescriptor actual =
        update(UpdateBehaviour.PRIVATE_OBJECT, current)
            .with(SecurityInformation.of(SecurityInformation.DACL), sd(parts))
            .withFlags(AutoInheritFlags.of(flags))
            .apply()
            .orElseThrow();
    assertThat(actual).isEqualTo(sd(expected));
  }

  @Test
  void privateObject_systemList_hasTheSameTable() {
    SecurityDescriptor actual =
        update(UpdateBehaviour.PRIVATE_OBJECT, "S:AI(AU;IDSA;FR;;;BA)(ML;;NW;;;ME)")
            .with(
                SecurityInformation.of(SecurityInformation.SACL),
                sd("S:(AU;IDSA;FW;;;WD)(AU;FA;FX;;;WD)"))
            .withFlags(AutoInheritFlags.of(AutoInheritFlags.SACL_AUTO_INHERIT))
            .apply()
            .orElseThrow();
    assertThat(actual).isEqualTo(sd("S:AI(AU;FA;FX;;;WD)(AU;IDSA;FR;;;BA)(ML;;NW;;;ME)"));
  }

  // ---- 5.4: SetSecurityInfo

  @ParameterizedTest
  @CsvSource({
    "0x4, D:AI(A;ID;FW;;;BA), D:(A;;FR;;;WD)(A;ID;FX;;;WD), D:AI(A;;FR;;;WD)(A;OICIID;FA;;;BU)",
    "0x80000004, D:AI, D:(A;;FR;;;WD)(A;ID;FX;;;WD), D:PAI(A;;FR;;;WD)(A;;FX;;;WD)",
    "0x4, D:PAI(A;;FW;;;BA), D:(A;;FR;;;WD), D:PAI(A;;FR;;;WD)",
    "0x20000004, D:PAI(A;;FW;;;BA), D:(A;;FR;;;WD), D:AI(A;;FR;;;WD)(A;OICIID;FA;;;BU)",
    "0x20000000, D:PAI(A;;FW;;;BA), D:, D:AI(A;;FW;;;BA)(A;OICIID;FA;;;BU)",
    "0x80000000, D:AI(A;;FW;;;BA)(A;ID;FR;;;BU), D:, D:PAI(A;;FW;;;BA)(A;;FR;;;BU)",
    "0x4, D:AI, D:, D:AI(A;OICIID;FA;;;BU)",
    "0x4, D:AI, D:(A;;FR;;;WD)(D;;FW;;;WD), D:AI(A;;FR;;;WD)(D;;FW;;;WD)(A;OICIID;FA;;;BU)"
  })
  void aclapi_table(String information, String current, String parts, String expected) {
    SecurityDescriptor actual =
        update(UpdateBehaviour.ACLAPI, current)
            .with(
                SecurityInformation.of(Integer.parseUnsignedInt(information.substring(2), 16)),
                sd(parts))
            .below(sd("D:(A;OICI;FA;;;BU)"))
            .apply()
            .orElseThrow();
    assertThat(actual).isEqualTo(sd(expected));
  }

  @Test
  void aclapi_nullList_inheritsNothing() {
    UpdateResult result =
        update(UpdateBehaviour.ACLAPI, "D:AI(A;ID;FA;;;BU)")
            .withDacl(NullAcl.NULL)
            .below(sd("D:(A;OICI;FA;;;BU)"))
            .apply();
    assertThat(result.orElseThrow().dacl()).isEqualTo(NullAcl.NULL);
  }

  @Test
  void aclapi_creators_areThoseOfTheResult() {
    SecurityDescriptor actual =
        update(UpdateBehaviour.ACLAPI, "O:BAG:BAD:")
            .withOwner(Sid.parse("S-1-5-32-545"))
            .withDacl(AceList.EMPTY)
            .below(sd("D:(A;OICINP;FA;;;CO)"))
            .apply()
            .orElseThrow();
    assertThat(dacl(actual)).isEqualTo("AI(A;ID;FA;;;BU)");
  }

  // ---- rights, privileges, owners, sizes (11)

  @ParameterizedTest
  @CsvSource({
    "OWNER, 0x80000",
    "GROUP, 0x80000",
    "DACL, 0x40000",
    "SACL, 0x1000000",
    "LABEL, 0x80000",
    "ATTRIBUTE, 0x40000",
    "SCOPE, 0x1000000",
    "PROCESS_TRUST_LABEL, 0x40000",
    "ACCESS_FILTER, 0x40000",
    "BACKUP, 0x10c0000",
    "UNPROTECTED_SACL, 0x1000000",
    "UNPROTECTED_DACL, 0x40000",
    "PROTECTED_SACL, 0x1000000",
    "PROTECTED_DACL, 0x40000"
  })
  void kernel_handle_needsExactlyTheseRights(String part, String needed) {
    SecurityInformation information = SecurityInformation.parse(java.util.List.of(part));
    int bits = Integer.parseInt(needed.substring(2), 16);
    SecurityUpdate change =
        update(UpdateBehaviour.KERNEL, FULL).with(information, sd("O:BAG:BAD:S:"));
    assertThat(change.through(AccessMask.of(bits)).apply().status())
        .isEqualTo(NtStatus.STATUS_SUCCESS);
    for (int rest = bits; rest != 0; rest &= rest - 1) {
      int missing = Integer.lowestOneBit(rest);
      assertThat(change.through(AccessMask.of(~missing)).apply())
          .isEqualTo(new UpdateResult(NtStatus.STATUS_ACCESS_DENIED, Optional.of(sd(FULL))));
    }
  }

  @Test
  void opened_privilegesAndDescriptorDecide() {
    SecurityUpdate owner =
        SecurityUpdate.of(UpdateBehaviour.KERNEL, ObjectKind.FILE, sd("O:BAG:BAD:"))
            .withOwner(Descriptors.OWNER)
            .opening(ObjectTypes.FILE);
    assertThat(owner.by(token()).apply().status()).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(
            owner
                .by(token().toBuilder().privileges(Privilege.TAKE_OWNERSHIP).build())
                .apply()
                .status())
        .isEqualTo(NtStatus.STATUS_SUCCESS);
    SecurityUpdate sacl =
        SecurityUpdate.of(UpdateBehaviour.KERNEL, ObjectKind.FILE, sd("O:BAG:BAD:(A;;FA;;;WD)"))
            .withSacl(AceList.EMPTY)
            .opening(ObjectTypes.FILE);
    assertThat(sacl.by(token().toBuilder().memberOf(Sid.parse("S-1-1-0")).build()).apply().status())
        .isEqualTo(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    assertThat(
            sacl.by(
                    token().toBuilder()
                        .memberOf(Sid.parse("S-1-1-0"))
                        .privileges(Privilege.SECURITY)
                        .build())
                .apply()
                .status())
        .isEqualTo(NtStatus.STATUS_SUCCESS);
  }

  @ParameterizedTest
  @CsvSource({
    "KERNEL, STATUS_INVALID_SECURITY_DESCR, STATUS_INVALID_SECURITY_DESCR",
    "ACLAPI, STATUS_INVALID_SECURITY_DESCR, STATUS_INVALID_SECURITY_DESCR",
    "REGISTRY_CALL, STATUS_INVALID_PARAMETER, STATUS_INVALID_PARAMETER",
    "PRIVATE_OBJECT, STATUS_INVALID_OWNER, STATUS_INVALID_PRIMARY_GROUP",
    "DIRECTORY_SERVICE, STATUS_INVALID_OWNER, STATUS_INVALID_PRIMARY_GROUP"
  })
  void missingIdentity_isReported(UpdateBehaviour behaviour, NtStatus owner, NtStatus group) {
    SecurityUpdate change = update(behaviour, FULL);
    assertThat(change.with(SecurityInformation.of(1), sd("G:BA")).apply())
        .isEqualTo(new UpdateResult(owner, Optional.of(sd(FULL))));
    assertThat(change.with(SecurityInformation.of(2), sd("O:BA")).apply())
        .isEqualTo(new UpdateResult(group, Optional.of(sd(FULL))));
  }

  @Test
  void noSecurity_isReported() {
    assertThat(
            SecurityUpdate.of(UpdateBehaviour.KERNEL, ObjectKind.FILE, Optional.empty())
                .withDacl(AceList.EMPTY)
                .apply())
        .isEqualTo(new UpdateResult(NtStatus.STATUS_NO_SECURITY_ON_OBJECT, Optional.empty()));
  }

  @Test
  void owner_foreign_isRefusedWithoutRestore() {
    SecurityUpdate change =
        SecurityUpdate.of(UpdateBehaviour.KERNEL, ObjectKind.FILE, sd(FULL))
            .withOwner(Sid.parse("S-1-5-18"));
    assertThat(change.apply().status()).isEqualTo(NtStatus.STATUS_NO_TOKEN);
    assertThat(change.by(token()).apply())
        .isEqualTo(new UpdateResult(NtStatus.STATUS_INVALID_OWNER, Optional.of(sd(FULL))));
    assertThat(
            change
                .by(token())
                .withFlags(AutoInheritFlags.of(AutoInheritFlags.AVOID_OWNER_CHECK))
                .apply()
                .status())
        .isEqualTo(NtStatus.STATUS_SUCCESS);
  }

  @ParameterizedTest
  @CsvSource({
    "S-1-16-8192, false, STATUS_SUCCESS", "S-1-16-12288, false, STATUS_PRIVILEGE_NOT_HELD",
    "S-1-16-12288, true, STATUS_SUCCESS", "S-1-5-18, true, STATUS_INVALID_LABEL"
  })
  void label_hasACeiling(String level, boolean relabel, NtStatus expected) {
    UpdateResult result =
        SecurityUpdate.of(UpdateBehaviour.KERNEL, ObjectKind.FILE, sd(FULL))
            .with(
                SecurityInformation.of(SecurityInformation.LABEL), sd("S:(ML;;NW;;;" + level + ")"))
            .by(
                token().toBuilder()
                    .integrity(IntegrityLevel.MEDIUM)
                    .privileges(relabel ? new Privilege[] {Privilege.RELABEL} : new Privilege[0])
                    .build())
            .apply();
    assertThat(result.status()).isEqualTo(expected);
    if (!expected.isSuccess()) {
      assertThat(result.descriptor()).contains(sd(FULL));
    }
  }

  @Test
  void sizes_tooLarge_areRefused() {
    assertThat(update(UpdateBehaviour.KERNEL, FULL).withDacl(AceList.EMPTY).within(60).apply())
        .isEqualTo(
            new UpdateResult(NtStatus.STATUS_ALLOTTED_SPACE_EXCEEDED, Optional.of(sd(FULL))));
    assertThat(
            update(UpdateBehaviour.ACLAPI, "D:")
                .withDacl(dacl("(A;;FR;;;WD)".repeat(2000)))
                .below(sd("D:" + Descriptors.many("OICI")))
                .apply()
                .status())
        .isEqualTo(NtStatus.STATUS_BAD_INHERITANCE_ACL);
  }

  @Test
  void statuses_haveTheirWin32Codes() {
    assertThat(NtStatus.STATUS_INVALID_OWNER.win32()).isEqualTo(1307);
    assertThat(NtStatus.STATUS_INVALID_PRIMARY_GROUP.win32()).isEqualTo(1308);
    assertThat(NtStatus.STATUS_NO_TOKEN.win32()).isEqualTo(1008);
    assertThat(NtStatus.STATUS_PRIVILEGE_NOT_HELD.win32()).isEqualTo(1314);
    assertThat(NtStatus.STATUS_NO_SECURITY_ON_OBJECT.win32()).isEqualTo(1350);
    assertThat(NtStatus.STATUS_BAD_INHERITANCE_ACL.win32()).isEqualTo(1340);
    assertThat(NtStatus.STATUS_ALLOTTED_SPACE_EXCEEDED.win32()).isEqualTo(1344);
    assertThat(NtStatus.STATUS_REVISION_MISMATCH.win32()).isEqualTo(1306);
    assertThat(NtStatus.STATUS_INVALID_ACL.win32()).isEqualTo(1336);
    assertThat(NtStatus.STATUS_INVALID_SECURITY_DESCR.win32()).isEqualTo(1338);
    assertThat(NtStatus.STATUS_INVALID_SID.win32()).isEqualTo(1337);
    assertThat(NtStatus.STATUS_BAD_DESCRIPTOR_FORMAT.win32()).isEqualTo(1361);
  }

  // ---- queries

  @Test
  void query_parts_bringTheirControlBits() {
    SecurityDescriptor all = sd("O:BAG:SYD:PAI(A;;FA;;;BA)S:PAI(AU;SA;FR;;;WD)(ML;;NW;;;ME)");
    assertThat(SecurityQuery.select(all, SecurityInformation.of(2)).control().bits())
        .isEqualTo(0x8000);
    assertThat(SecurityQuery.select(all, SecurityInformation.of(4)))
        .isEqualTo(sd("D:PAI(A;;FA;;;BA)"));
    assertThat(SecurityQuery.select(all, SecurityInformation.of(8)))
        .isEqualTo(sd("S:PAI(AU;SA;FR;;;WD)"));
    assertThat(SecurityQuery.select(all, SecurityInformation.of(0x10)))
        .isEqualTo(sd("S:PAI(ML;;NW;;;ME)"));
    assertThat(SecurityQuery.select(all, SecurityInformation.of(0x20)).sacl().isPresent())
        .isFalse();
    assertThat(SecurityQuery.select(all, SecurityInformation.of(0x10000))).isEqualTo(all);
    assertThat(SecurityQuery.select(all, SecurityInformation.of(0x100000)))
        .isEqualTo(SecurityDescriptor.EMPTY);
  }
}
