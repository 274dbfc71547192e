package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ntacl.sddl.Descriptors.dacl;
import static org.ntacl.sddl.Descriptors.sacl;
import static org.ntacl.sddl.Descriptors.sd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Guid;
import org.ntacl.NtStatus;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.update.AccessMode;
import org.ntacl.update.AclEdits;
import org.ntacl.update.AclEntries;
import org.ntacl.update.EffectiveRights;
import org.ntacl.update.ExplicitAccess;
import org.ntacl.update.ProtectionEdits;

/** SetEntriesInAcl and its kin (inheritance 7 to 9). */
class EntriesTest {
  /** Reads wishes such as {@code GRANT FR OICI BU}; {@code -} for no flag, {@code ;} between. */
  private static List<ExplicitAccess> wishes(String text) {
    List<ExplicitAccess> wishes = new ArrayList<>();
    for (String wish : text.split(";", -1)) {
      String[] words = wish.trim().split(" ", -1);
      int flags = 0;
      for (int i = 0; i + 1 < words[2].length(); i += 2) {
        flags |= AceFlags.ofSddlCode(words[2].charAt(i), words[2].charAt(i + 1));
      }
      wishes.add(
          ExplicitAccess.of(
              AccessMode.named(words[0]).orElseThrow(),
              ObjectTypes.FILE.parse(words[1]),
              AceFlags.of(flags),
              sd("O:" + words[3]).owner().orElseThrow()));
    }
    return wishes;
  }

  @ParameterizedTest
  @CsvSource({
    // GRANT: before the entries that allow; into one of the same flags
    "(A;;FR;;;BU), GRANT FW - WD, (A;;FW;;;WD)(A;;FR;;;BU)",
    "(D;;FW;;;BU)(A;;FR;;;BU), GRANT FW - WD, (D;;FW;;;BU)(A;;FW;;;WD)(A;;FR;;;BU)",
    "(A;;FR;;;BU)(A;;FR;;;WD), GRANT FW - WD, (A;;FR;;;BU)(A;;0x12019f;;;WD)",
    "(A;OICI;FR;;;WD), GRANT FW - WD, (A;;FW;;;WD)(A;OICI;FR;;;WD)",
    "(D;;FW;;;WD), GRANT FW - WD, (D;;FW;;;WD)(A;;FW;;;WD)",
    "(D;;FW;;;WD)(A;ID;FA;;;BA), GRANT FW OICI WD, (D;;FW;;;WD)(A;OICI;FW;;;WD)(A;ID;FA;;;BA)",
    "(A;ID;FR;;;WD), GRANT FW ID WD, (A;ID;FW;;;WD)(A;ID;FR;;;WD)",
    "'', GRANT FR - WD; GRANT FW - BU, (A;;FR;;;WD)(A;;FW;;;BU)",
    "'', GRANT FR - WD; GRANT FW - WD, (A;;0x12019f;;;WD)",
    "(A;;FR;;;BU), GRANT 0x0 - WD, (A;;FR;;;BU)",
    // SET: all else about the trustee goes
    "(D;;FW;;;WD)(A;;FR;;;BU)(A;OICI;FA;;;WD)(A;ID;FR;;;WD), SET FX - WD, "
        + "(A;;FX;;;WD)(A;;FR;;;BU)(A;ID;FR;;;WD)",
    "(OA;;FR;bf967a9c-0de6-11d0-a285-00aa003049e2;;WD), SET FX - WD, (A;;FX;;;WD)",
    // DENY: at the beginning; what is denied is no longer allowed
    "(A;;FA;;;BU), DENY FW - WD, (D;;FW;;;WD)(A;;FA;;;BU)",
    "(A;;FA;;;BU), DENY FW - WD; DENY FX - BA, (D;;FW;;;WD)(D;;FX;;;BA)(A;;FA;;;BU)",
    "(D;;FR;;;WD)(A;;FA;;;BU), DENY FW - WD, (D;;0x12019f;;;WD)(A;;FA;;;BU)",
    "(A;;FR;;;WD)(A;OICI;FR;;;WD), DENY FR - WD, (D;;FR;;;WD)(A;OICI;FR;;;WD)",
    "(A;;CCDC;;;WD), DENY 0x1 - WD, (D;;CC;;;WD)(A;;DC;;;WD)",
    // REVOKE: entries that allow, not those that deny
    "(D;;FW;;;WD)(A;;FR;;;WD)(A;CI;FA;;;WD)(A;;FR;;;BU), REVOKE 0x0 - WD, "
        + "(D;;FW;;;WD)(A;;FR;;;BU)",
    "(A;ID;FR;;;WD), REVOKE FA - WD, (A;ID;FR;;;WD)",
    "'', GRANT FR - WD; REVOKE FR - WD, ''"
  })
  void set_dacl_asDocumented(String old, String wishes, String expected) {
    Acl result = AclEntries.set(dacl(old), wishes(wishes));
    assertThat(result).isInstanceOf(AceList.class);
    assertThat(result.aces()).isEqualTo(Descriptors.aces(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "(AU;SA;FR;;;BU), SET_AUDIT_SUCCESS FW - WD, (AU;SA;FW;;;WD)(AU;SA;FR;;;BU)",
    "(AU;SA;FR;;;WD), SET_AUDIT_SUCCESS FW - WD, (AU;SA;0x12019f;;;WD)",
    "(AU;SA;FR;;;WD), SET_AUDIT_FAILURE FR - WD, (AU;FA;FR;;;WD)(AU;SA;FR;;;WD)",
    "(AU;SA;FR;;;WD)(AU;FA;FR;;;BU), REVOKE 0x0 - WD, (AU;FA;FR;;;BU)"
  })
  void set_sacl_asDocumented(String old, String wishes, String expected) {
    assertThat(AclEntries.set(sacl(old), wishes(wishes)).aces()).isEqualTo(sacl(expected).aces());
  }

  @Test
  void set_noWishes_isTheOldList() {
    assertThat(AclEntries.set(NullAcl.NULL, List.of())).isEqualTo(NullAcl.NULL);
    assertThat(AclEntries.set(AbsentAcl.ABSENT, wishes("GRANT FR - WD")))
        .isEqualTo(dacl("(A;;FR;;;WD)"));
  }

  @Test
  void set_objects_makeAnObjectEntryAndRevision4() {
    ObjectGuids objects =
        ObjectGuids.of(
            Optional.of(Guid.parse("bf967a9c-0de6-11d0-a285-00aa003049e2")), Optional.empty());
    AceList result =
        (AceList)
            AclEntries.set(
                dacl("(A;;FR;;;WD)"),
                List.of(
                    new ExplicitAccess(
                        AccessMode.GRANT,
                        AccessMask.of(1),
                        AceFlags.NONE,
                        Sid.parse("S-1-1-0"),
                        objects)));
    assertThat(result)
        .isEqualTo(dacl("(OA;;CC;bf967a9c-0de6-11d0-a285-00aa003049e2;;WD)(A;;FR;;;WD)"));
    assertThat(result.revision()).isEqualTo(4);
  }

  @Test
  void set_badWish_isRefused() {
    assertThatThrownBy(() -> AclEntries.set(AceList.EMPTY, wishes("NOT_USED FR - WD")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> wishes("GRANT FR SA WD"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no flags of inheritance: SA");
  }

  @Test
  void of_list_isOneWishPerEntry() {
    assertThat(AclEntries.of(dacl("(D;;FR;;;WD)(A;OICIID;FW;;;BU)(XA;;FR;;;WD;(@User.a==1))")))
        .isEqualTo(wishes("DENY FR - WD; GRANT FW OICIID BU"));
    assertThat(AclEntries.of(sacl("(AU;CISAFA;FR;;;WD)(ML;;NW;;;LW)")))
        .isEqualTo(wishes("SET_AUDIT_SUCCESS FR CI WD; SET_AUDIT_FAILURE FR CI WD"));
    assertThat(AclEntries.of(NullAcl.NULL)).isEmpty();
  }

  @Test
  void mode_names_areThoseOfTheHeaders() {
    assertThat(AccessMode.named("GRANT_ACCESS")).contains(AccessMode.GRANT);
    assertThat(AccessMode.named("set_audit_failure")).contains(AccessMode.SET_AUDIT_FAILURE);
    assertThat(AccessMode.named("GIVE")).isEmpty();
    assertThat(AccessMode.SET_AUDIT_FAILURE.code()).isEqualTo(6);
  }

  // ---- 8

  @ParameterizedTest
  @CsvSource({
    "(A;;FR;;;WD)(D;;0x1;;;WD), 0x120089",
    "(D;;0x1;;;WD)(A;;FR;;;WD), 0x120088",
    "(A;IO;FA;;;WD)(A;;GR;;;WD), 0x80000000",
    "(A;;FR;;;BU)(A;;0x2;;;WD), 0x2",
    "(XA;;FR;;;WD;(@User.a==1))(A;;0x2;;;WD), 0x2",
    "(XD;;0x2;;;WD;(@User.a==1))(A;;0x3;;;WD), 0x1"
  })
  void effectiveRights_list_firstMentionDecides(String list, String rights) {
    EffectiveRights actual =
        EffectiveRights.of((AceList) dacl(list), List.of(Sid.parse("S-1-1-0")));
    assertThat(actual.status()).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(actual.rights()).hasToString(rights);
  }

  @Test
  void effectiveRights_inheritedDeny_isRefused() {
    assertThat(
            EffectiveRights.of(
                (AceList) dacl("(A;;FR;;;WD)(D;ID;0x1;;;BU)"), List.of(Sid.parse("S-1-1-0"))))
        .isEqualTo(new EffectiveRights(NtStatus.STATUS_INVALID_ACL, AccessMask.NONE));
  }

  @Test
  void audited_list_isCollected() {
    EffectiveRights.Audited actual =
        EffectiveRights.audited(
            (AceList) sacl("(AU;SA;0x1;;;WD)(AU;SAFA;0x2;;;WD)(AU;FA;0x4;;;BU)"),
            List.of(Sid.parse("S-1-1-0")));
    assertThat(actual).isEqualTo(new EffectiveRights.Audited(AccessMask.of(3), AccessMask.of(2)));
  }

  // ---- 9

  @Test
  void canonical_list_movesWholeRanks() {
    AceList list = (AceList) dacl("(A;ID;FR;;;BU)(A;;FR;;;WD)(D;ID;FW;;;WD)(D;;FW;;;BU)");
    AceList sorted = AclEdits.canonical(list);
    assertThat(sorted).isEqualTo(dacl("(D;;FW;;;BU)(A;;FR;;;WD)(A;ID;FR;;;BU)(D;ID;FW;;;WD)"));
    assertThat(list.isCanonical()).isFalse();
    assertThat(sorted.isCanonical()).isTrue();
  }

  @Test
  void directoryOrder_list_isByKindThenBytes() {
    String guid = "bf967a9c-0de6-11d0-a285-00aa003049e2";
    AceList list =
        (AceList)
            dacl(
                "(OD;;CC;%s;;WD)(D;;CC;;;WD)(OA;;CC;%s;;WD)(A;;DC;;;WD)(A;;CC;;;WD)(A;ID;CC;;;WD)"
                    .formatted(guid, guid));
    assertThat(AclEdits.inDirectoryOrder(list))
        .isEqualTo(
            dacl(
                "(D;;CC;;;WD)(OD;;CC;%s;;WD)(A;;CC;;;WD)(A;;DC;;;WD)(OA;;CC;%s;;WD)(A;ID;CC;;;WD)"
                    .formatted(guid, guid)));
    AceList mixed = (AceList) dacl("(A;;DC;;;WD)(D;;CC;;;WD)(A;;CC;;;WD)");
    assertThat(AclEdits.inDirectoryOrder(mixed)).isEqualTo(mixed);
  }

  @Test
  void byTrustee_explicitEntriesOnly() {
    AceList list = (AceList) dacl("(D;;FW;;;WD)(A;;FR;;;WD)(A;;FR;;;BU)(A;ID;FR;;;WD)");
    assertThat(AclEdits.remove(list, Sid.parse("S-1-1-0")))
        .isEqualTo(dacl("(A;;FR;;;BU)(A;ID;FR;;;WD)"));
    assertThat(AclEdits.replace(list, Sid.parse("S-1-1-0"), Sid.parse("S-1-5-32-544")))
        .isEqualTo(dacl("(D;;FW;;;BA)(A;;FR;;;BA)(A;;FR;;;BU)(A;ID;FR;;;WD)"));
    assertThat(AclEdits.add(list, Descriptors.aces("(D;;FX;;;BU)").get(0)))
        .isEqualTo(dacl("(D;;FW;;;WD)(D;;FX;;;BU)(A;;FR;;;WD)(A;;FR;;;BU)(A;ID;FR;;;WD)"));
  }

  @Test
  void protection_keepDropAndBack() {
    SecurityDescriptor parent = sd("D:(A;OICI;FA;;;BA)");
    SecurityDescriptor child = sd("D:AI(A;;FR;;;WD)(A;OICIID;FA;;;BA)");
    assertThat(ProtectionEdits.protect(child, AclKind.DACL, ProtectionEdits.InheritedEntries.KEEP))
        .isEqualTo(sd("D:PAI(A;;FR;;;WD)(A;OICI;FA;;;BA)"));
    SecurityDescriptor dropped =
        ProtectionEdits.protect(child, AclKind.DACL, ProtectionEdits.InheritedEntries.DROP);
    assertThat(dropped).isEqualTo(sd("D:PAI(A;;FR;;;WD)"));
    assertThat(ProtectionEdits.unprotect(dropped, AclKind.DACL, ObjectKind.DIRECTORY, parent))
        .contains(child);
    assertThat(
            ProtectionEdits.unprotect(
                sd("O:BA"), AclKind.DACL, ObjectKind.DIRECTORY, sd("D:(A;OICI;FA;;;CO)")))
        .contains(sd("O:BAD:AI(A;ID;FA;;;BA)(A;OICIIOID;FA;;;CO)"));
  }
}
