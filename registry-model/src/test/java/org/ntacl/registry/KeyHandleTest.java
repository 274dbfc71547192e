package org.ntacl.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.registry.Machine.ALL;
import static org.ntacl.registry.Machine.DACL;
import static org.ntacl.registry.Machine.OPEN;
import static org.ntacl.registry.Machine.SOFTWARE;
import static org.ntacl.registry.Machine.SYSTEM;
import static org.ntacl.registry.Machine.statusOf;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sddl.Sddl;
import org.ntacl.token.Privilege;

/** What handles are good for, and where access is checked (registry 1.1 to 1.6). */
class KeyHandleTest {
  private static final AccessMask DELETE = AccessMask.DELETE;

  private final Machine machine = new Machine();
  private final KeyHandle open = machine.user.create(OPEN + "\\Key", ALL);

  // ---- opening and creating

  @Test
  void open_existing_grantsWhatWasAskedFor() {
    KeyHandle key = machine.user.open("\\registry\\machine\\SYSTEM", AccessMask.GENERIC_READ);
    assertThat(key.granted()).isEqualTo(KeyRights.READ);
    assertThat(key.disposition()).isEqualTo(Disposition.REG_OPENED_EXISTING_KEY);
    assertThat(key.path()).isEqualTo(SYSTEM);
  }

  @Test
  void open_genericExecute_followsTheMapping() {
    assertThat(machine.admin.open(SYSTEM, AccessMask.GENERIC_EXECUTE).granted().bits())
        .isEqualTo(0x20039);
    Machine other = new Machine(RegistryOptions.DEFAULT.withMapping(ObjectTypes.KEY.mapping()));
    assertThat(other.admin.open(SYSTEM, AccessMask.GENERIC_EXECUTE).granted().bits())
        .isEqualTo(0x20019);
  }

  @Test
  void open_maximumAllowed_grantsWhatTheListGives() {
    assertThat(machine.user.open(SYSTEM, AccessMask.MAXIMUM_ALLOWED).granted())
        .isEqualTo(KeyRights.READ);
    open.setSecurity(DACL, SecurityDescriptor.EMPTY);
    assertThat(machine.user.open(OPEN + "\\Key", AccessMask.MAXIMUM_ALLOWED).granted())
        .isEqualTo(ALL);
  }

  @Test
  void open_closedKeyOnTheWay_doesNotMatter() {
    open.create("Deep", ALL).setSecurity(DACL, Machine.dacl("(A;;KA;;;WD)"));
    open.setSecurity(DACL, Machine.dacl("P"));
    assertThat(statusOf(() -> machine.admin.open(OPEN + "\\Key", KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(machine.admin.open(OPEN + "\\Key\\Deep", ALL).granted()).isEqualTo(ALL);
  }

  @Test
  void handle_keepsItsRights_whenTheSecurityChanges() {
    open.setSecurity(DACL, Machine.dacl("P"));
    open.setValue(KeyValue.ofText("Name", "text"));
    assertThat(open.queryValue("nAME").name()).isEqualTo("Name");
  }

  @Test
  void create_below_isCheckedByTheDescriptorOfTheParent_notByItsHandle() {
    KeyHandle reader = machine.user.open(OPEN, KeyRights.QUERY_VALUE);
    KeyHandle made = reader.create("Made", ALL);
    assertThat(made.disposition()).isEqualTo(Disposition.REG_CREATED_NEW_KEY);
    assertThat(made.granted()).isEqualTo(ALL);
    assertThat(reader.create("made", KeyRights.READ).disposition())
        .isEqualTo(Disposition.REG_OPENED_EXISTING_KEY);
  }

  @Test
  void create_withAListAgainstItsCreator_grantsAllTheSame() {
    KeyRequest request =
        KeyRequest.of(OPEN + "\\Mine", ALL).withSecurity(Machine.dacl("P(A;;KR;;;SY)"));
    assertThat(machine.user.create(request).granted()).isEqualTo(ALL);
    assertThat(statusOf(() -> machine.user.open(OPEN + "\\Mine", KeyRights.SET_VALUE)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  @Test
  void create_inherits_asTheParentHasIt() {
    KeyHandle key = machine.admin.create(SYSTEM + "\\MountedDevices", ALL);
    assertThat(key.querySecurity(DACL).toSddl())
        .isEqualTo(
            "D:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)(A;CIID;KA;;;SY)(A;ID;KA;;;"
                + Machine.DOMAIN
                + "500)(A;CIIOID;KA;;;CO)");
  }

  @Test
  void create_link_needsTheRightToMakeLinks() {
    open.setSecurity(DACL, Machine.dacl("(A;;0x2001f;;;WD)"));
    KeyRequest link = KeyRequest.of(OPEN + "\\Key\\Link", ALL).with(KeyOption.CREATE_LINK);
    assertThat(statusOf(() -> machine.user.create(link))).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    open.setSecurity(DACL, Machine.dacl("(A;;0x2003f;;;WD)"));
    assertThat(machine.user.create(link).query().isLink()).isTrue();
  }

  @Test
  void open_link_itselfOrItsTarget() {
    KeyRequest request = KeyRequest.of(OPEN + "\\Link", ALL).with(KeyOption.CREATE_LINK);
    machine.user.create(request).setValue(KeyValue.linkTo(OPEN + "\\Key"));
    assertThat(machine.user.open(OPEN + "\\Link", ALL).path()).isEqualTo(OPEN + "\\Key");
    KeyRequest itself = KeyRequest.of(OPEN + "\\Link", ALL).with(KeyOption.OPEN_LINK);
    assertThat(machine.user.open(itself).path()).isEqualTo(OPEN + "\\Link");
    // the target's descriptor counts, not the link's
    machine.user.open(itself).setSecurity(DACL, Machine.dacl("P"));
    assertThat(machine.user.open(OPEN + "\\Link", ALL).granted()).isEqualTo(ALL);
    machine.user.create(OPEN + "\\Link\\Through", ALL).close();
    assertThat(open.subkeyNames()).containsExactly("Through");
  }

  @ParameterizedTest
  @CsvSource({
    "BACKUP, , 0x1020019",
    "RESTORE, , 0x10f0006",
    "BACKUP, RESTORE, 0x10f001f",
  })
  void open_forBackup_privilegesDecide(Privilege one, Privilege other, String granted) {
    open.setSecurity(DACL, Machine.dacl("P"));
    Privilege[] held = other == null ? new Privilege[] {one} : new Privilege[] {one, other};
    KeyRequest request = KeyRequest.of(OPEN + "\\Key", DELETE).with(KeyOption.BACKUP_RESTORE);
    assertThat(machine.adminWith(held).open(request).granted()).hasToString(granted);
    assertThat(statusOf(() -> machine.admin.open(request)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  @Test
  void open_byTheKernel_isCheckedOnlyOnDemand() {
    open.setSecurity(DACL, Machine.dacl("P"));
    KeyRequest request = KeyRequest.of(OPEN + "\\Key", ALL);
    assertThat(machine.kernel.open(request).granted()).isEqualTo(ALL);
    assertThat(statusOf(() -> machine.kernel.open(request.with(KeyOption.FORCE_ACCESS_CHECK))))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  // ---- views

  @Test
  void create_inThe32BitView_goesToItsOwnTree() {
    machine.admin.create(SOFTWARE + "\\Wow6432Node", ALL).close();
    machine.admin.create(SOFTWARE + "\\Clients", ALL).close();
    RegistryCaller program = machine.admin.in32BitProgram();
    assertThat(program.create(SOFTWARE + "\\Example", ALL).path())
        .isEqualTo(SOFTWARE + "\\Wow6432Node\\Example");
    assertThat(program.open(SOFTWARE, ALL).path()).isEqualTo(SOFTWARE + "\\Wow6432Node");
    assertThat(program.create(SOFTWARE + "\\Clients\\Mail", ALL).path())
        .isEqualTo(SOFTWARE + "\\Clients\\Mail");
    AccessMask other = ALL.or(KeyRights.WOW64_64KEY);
    KeyHandle outside = program.open(SOFTWARE, other);
    assertThat(outside.path()).isEqualTo(SOFTWARE);
    assertThat(outside.granted()).isEqualTo(ALL);
    assertThat(outside.open("Example", ALL).path()).isEqualTo(SOFTWARE + "\\Wow6432Node\\Example");
    assertThat(machine.admin.open(SOFTWARE + "\\Example", ALL.or(KeyRights.WOW64_32KEY)).path())
        .isEqualTo(SOFTWARE + "\\Wow6432Node\\Example");
  }

  @ParameterizedTest
  @CsvSource({
    "MACHINE/SYSTEM/Select, MACHINE/SYSTEM/Select",
    "machine/software, machine/software/Wow6432Node",
    "MACHINE/SOFTWARE/Wow6432Node/X, MACHINE/SOFTWARE/Wow6432Node/X",
    "MACHINE/SOFTWARE/Microsoft/X, MACHINE/SOFTWARE/Wow6432Node/Microsoft/X",
    "MACHINE/SOFTWARE/Microsoft/Windows NT/CurrentVersion/Fonts/X,"
        + " MACHINE/SOFTWARE/Microsoft/Windows NT/CurrentVersion/Fonts/X",
    "MACHINE/SOFTWARE/Classes/.txt, MACHINE/SOFTWARE/Classes/.txt",
    "MACHINE/SOFTWARE/Classes/CLSID/X, MACHINE/SOFTWARE/Classes/Wow6432Node/CLSID/X",
    "USER/S-1-5-18/Software/X, USER/S-1-5-18/Software/X",
    "USER/S-1-5-18/Software/Classes/Interface,"
        + " USER/S-1-5-18/Software/Classes/Wow6432Node/Interface",
    "USER/S-1-5-18_Classes/clsid, USER/S-1-5-18_Classes/Wow6432Node/clsid",
  })
  void redirected_path_isWhereThe32BitViewHasIt(String path, String redirected) {
    assertThat(Wow64View.redirected(Arrays.asList(path.split("/", -1))))
        .isEqualTo(Arrays.asList(redirected.split("/", -1)));
  }

  // ---- rights of operations

  @Test
  void operations_withoutTheirRight_areRefused() {
    open.setValue(KeyValue.ofText("Name", "text"));
    open.create("Sub", ALL).close();
    SecurityInformation owner = SecurityInformation.of(SecurityInformation.OWNER);
    SecurityDescriptor parts = Sddl.parse("O:" + Machine.DOMAIN + "1105D:(A;;KA;;;WD)");
    refuses(KeyRights.QUERY_VALUE, KeyHandle::query);
    refuses(KeyRights.QUERY_VALUE, key -> key.queryValue("Name"));
    refuses(KeyRights.QUERY_VALUE, key -> key.enumerateValue(0));
    refuses(KeyRights.SET_VALUE, key -> key.setValue(KeyValue.ofText("Name", "new")));
    refuses(KeyRights.SET_VALUE, key -> key.deleteValue("Name"));
    refuses(KeyRights.ENUMERATE_SUB_KEYS, key -> key.enumerateKey(0));
    refuses(
        KeyRights.NOTIFY,
        key -> assertThat(key.notifyChange(Set.of(KeyChange.NAME), false)).isNotDone());
    refuses(AccessMask.READ_CONTROL, key -> key.querySecurity(DACL));
    refuses(AccessMask.WRITE_DAC, key -> key.setSecurity(DACL, parts));
    refuses(AccessMask.WRITE_OWNER, key -> key.setSecurity(owner, parts));
    refuses(KeyRights.CREATE_SUB_KEY, key -> key.rename("KEY"));
    open.open("Sub", DELETE).delete();
    refuses(DELETE, KeyHandle::delete);
  }

  /** With all rights but one the operation is refused, with all it works. */
  private void refuses(AccessMask needed, Consumer<KeyHandle> operation) {
    KeyHandle lacking = machine.user.open(OPEN + "\\Key", ALL.minus(needed));
    assertThat(statusOf(() -> operation.accept(lacking)))
        .as("without %s", needed)
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    KeyHandle having = machine.user.open(OPEN + "\\Key", ALL);
    operation.accept(having);
  }

  @Test
  void querySecurity_auditEntries_needTheirOwnRight() {
    SecurityInformation sacl = SecurityInformation.of(SecurityInformation.SACL);
    assertThat(statusOf(() -> open.querySecurity(sacl))).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    RegistryCaller auditor = machine.adminWith(Privilege.SECURITY);
    KeyHandle key = auditor.open(OPEN, AccessMask.ACCESS_SYSTEM_SECURITY);
    key.setSecurity(sacl, Sddl.parse("S:(AU;SA;KA;;;WD)"));
    assertThat(key.querySecurity(sacl).toSddl()).isEqualTo("S:(AU;SA;KA;;;WD)");
  }

  @Test
  void rename_needsDeleteOnAllBelow() {
    KeyHandle sub = open.create("Sub", ALL);
    sub.setSecurity(DACL, Machine.dacl("P(A;;KR;;;WD)"));
    assertThat(statusOf(() -> open.rename("Other"))).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(open.path()).isEqualTo(OPEN + "\\Key");
    sub.setSecurity(DACL, Machine.dacl("P(A;;SD;;;WD)"));
    open.rename("Other");
    assertThat(sub.object().path()).isEqualTo(OPEN + "\\Other\\Sub");
    assertThat(statusOf(() -> machine.user.open(OPEN + "\\Key", ALL)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
  }

  // ---- content

  @Test
  void enumerateKey_countsThoseOnTheDiskFirst_byName() {
    open.create("b", ALL).close();
    open.create("C", ALL).close();
    machine.user.create(
        KeyRequest.of("a", ALL).below(open).with(KeyOption.VOLATILE).withClass("Shown"));
    assertThat(open.subkeyNames()).containsExactly("b", "C", "a");
    assertThat(open.enumerateKey(2).className()).isEqualTo("Shown");
    assertThat(open.query().subkeyCount()).isEqualTo(3);
  }

  @Test
  void values_keepTheirOrderAndFirstSpelling() {
    open.setValue(KeyValue.ofText("b", "1"));
    open.setValue(KeyValue.ofText("a", "2"));
    open.setValue(KeyValue.ofText("B", "33"));
    assertThat(open.enumerateValue(0)).isEqualTo(KeyValue.ofText("b", "33"));
    assertThat(open.enumerateValue(1).name()).isEqualTo("a");
    open.deleteValue("B");
    assertThat(open.enumerateValue(0).name()).isEqualTo("a");
    assertThat(open.query().valueCount()).isEqualTo(1);
    assertThat(open.query().largestData()).isEqualTo(4);
  }

  @Test
  void lastWrite_movesWithSubkeysAndValues_andWithSecurityOnRequest() {
    AtomicLong now = new AtomicLong(1);
    RegistryOptions options =
        RegistryOptions.DEFAULT.withClock(() -> Instant.ofEpochSecond(now.get()));
    for (boolean touches : new boolean[] {false, true}) {
      now.set(1);
      KeyHandle key =
          new Machine(options.withSecurityTouches(touches)).user.create(OPEN + "\\Key", ALL);
      now.set(2);
      key.setSecurity(DACL, Machine.dacl("(A;;KA;;;WD)"));
      assertThat(key.query().lastWrite().getEpochSecond()).isEqualTo(touches ? 2 : 1);
      now.set(3);
      key.setValue(KeyValue.ofText("", ""));
      assertThat(key.query().lastWrite().getEpochSecond()).isEqualTo(3);
      now.set(4);
      key.create("Sub", ALL).close();
      assertThat(key.query().lastWrite().getEpochSecond()).isEqualTo(4);
    }
  }

  // ---- changes

  @Test
  void notifyChange_tellsOnce() {
    var near = open.notifyChange(Set.of(KeyChange.NAME, KeyChange.LAST_SET), false);
    var far = machine.user.open(OPEN, ALL).notifyChange(Set.of(KeyChange.SECURITY), true);
    open.create("Sub", ALL).setValue(KeyValue.ofText("", ""));
    assertThat(near).isCompletedWithValue(NtStatus.STATUS_NOTIFY_ENUM_DIR);
    assertThat(far).isNotDone();
    open.open("Sub", ALL).setSecurity(DACL, Machine.dacl("(A;;KA;;;WD)"));
    assertThat(far).isCompletedWithValue(NtStatus.STATUS_NOTIFY_ENUM_DIR);
  }

  @Test
  void notifyChange_endsWithHandleOrKey() {
    KeyHandle other = machine.user.open(OPEN + "\\Key", ALL);
    var closed = other.notifyChange(Set.of(KeyChange.NAME), false);
    var deleted = open.notifyChange(Set.of(KeyChange.NAME), false);
    other.close();
    assertThat(closed).isCompletedWithValue(NtStatus.STATUS_NOTIFY_CLEANUP);
    open.delete();
    assertThat(deleted).isCompletedWithValue(NtStatus.STATUS_KEY_DELETED);
  }

  // ---- security

  @Test
  void descriptors_equalOnes_areStoredOnceAndCounted() {
    int before = machine.registry.descriptors().size();
    KeyHandle one = open.create("One", ALL);
    KeyHandle two = open.create("Two", ALL);
    assertThat(machine.registry.descriptors()).hasSize(before);
    one.setSecurity(DACL, Machine.dacl("P(A;;KA;;;WD)"));
    two.setSecurity(DACL, Machine.dacl("P(A;;KA;;;WD)"));
    assertThat(machine.registry.descriptors())
        .hasSize(before + 1)
        .filteredOn(shared -> shared.descriptor().toSddl().endsWith("D:P(A;;KA;;;WD)"))
        .singleElement()
        .extracting(SharedDescriptor::keyCount)
        .isEqualTo(2);
    one.delete();
    two.delete();
    assertThat(machine.registry.descriptors()).hasSize(before);
  }

  @Test
  void setSecurity_changesOneKey() {
    KeyHandle sub = open.create("Sub", ALL);
    SecurityDescriptor before = sub.querySecurity(DACL);
    open.setSecurity(DACL, Machine.dacl("(A;CI;GR;;;BU)(A;CI;KA;;;WD)"));
    assertThat(open.querySecurity(DACL).toSddl()).isEqualTo("D:(A;CI;KR;;;BU)(A;CI;KA;;;WD)");
    assertThat(sub.querySecurity(DACL)).isEqualTo(before);
  }

  @Test
  void setSecurityInfo_handsDown_andSkipsWhatItCannotOpen() {
    KeyHandle sub = open.create("Sub", ALL);
    KeyHandle closed = open.create("Closed", ALL);
    closed.setSecurity(DACL, Machine.dacl("AI(A;;KA;;;SY)"));
    KeyHandle guarded = open.create("Guarded", ALL);
    guarded.setSecurity(DACL, Machine.dacl("P(A;;KA;;;WD)"));
    var report = open.setSecurityInfo(DACL, Machine.dacl("(A;CI;KR;;;BU)"));
    assertThat(open.querySecurity(DACL).toSddl()).isEqualTo("D:AI(A;CI;KR;;;BU)(A;CIID;KA;;;WD)");
    assertThat(sub.querySecurity(DACL).toSddl()).isEqualTo("D:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;WD)");
    assertThat(guarded.querySecurity(DACL).toSddl()).isEqualTo("D:P(A;;KA;;;WD)");
    assertThat(report.written())
        .contains(OPEN + "\\Key", OPEN + "\\Key\\Sub")
        .doesNotContain(OPEN + "\\Key\\Guarded");
  }

  @Test
  void setSecurityInfo_throughAMaximalHandle_leavesSubkeysAlone() {
    KeyHandle sub = open.create("Sub", ALL);
    SecurityDescriptor before = sub.querySecurity(DACL);
    KeyHandle maximal = machine.user.open(OPEN + "\\Key", AccessMask.MAXIMUM_ALLOWED);
    assertThat(maximal.setSecurityInfo(DACL, Machine.dacl("(A;CI;KR;;;BU)")).written())
        .containsExactly(OPEN + "\\Key");
    assertThat(sub.querySecurity(DACL)).isEqualTo(before);
  }

  @Test
  void setSecurityInfo_inThe32BitView_staysWhereTheHandleIs() {
    machine.admin.create(SOFTWARE + "\\Wow6432Node", ALL).close();
    RegistryCaller program = machine.admin.in32BitProgram();
    KeyHandle outside = program.create(SOFTWARE + "\\Example", ALL.or(KeyRights.WOW64_64KEY));
    KeyHandle sub = machine.admin.create(SOFTWARE + "\\Example\\Sub", ALL);
    var report = outside.setSecurityInfo(DACL, Machine.dacl("(A;CI;KR;;;WD)"));
    assertThat(report.isComplete()).isTrue();
    assertThat(sub.querySecurity(DACL).toSddl()).startsWith("D:AI(A;CIID;KR;;;WD)(");
  }

  @Test
  void setSecurityInfo_ofAnOwnerAlone_isAPlainChange() {
    SecurityInformation owner = SecurityInformation.of(SecurityInformation.OWNER);
    KeyHandle key = machine.admin.open(OPEN + "\\Key", AccessMask.WRITE_OWNER);
    assertThat(key.setSecurityInfo(owner, Sddl.parse("O:" + Machine.DOMAIN + "500")).written())
        .containsExactly(OPEN + "\\Key");
    assertThat(open.querySecurity(owner).toSddl()).isEqualTo("O:" + Machine.DOMAIN + "500");
  }

  @Test
  void setSecurityInfo_protecting_dropsWhatWasInherited() {
    SecurityInformation protect = DACL.with(SecurityInformation.PROTECTED_DACL);
    open.setSecurityInfo(protect, Machine.dacl("(A;CI;KA;;;WD)"));
    assertThat(open.querySecurity(DACL).toSddl()).isEqualTo("D:PAI(A;CI;KA;;;WD)");
  }

  @Test
  void failedCalls_changeNothing() {
    SecurityDescriptor before = open.querySecurity(DACL);
    SecurityInformation both = DACL.with(SecurityInformation.OWNER);
    assertThat(statusOf(() -> open.setSecurity(both, Sddl.parse("O:SYD:P"))))
        .isEqualTo(NtStatus.STATUS_INVALID_OWNER);
    assertThat(open.querySecurity(DACL)).isEqualTo(before);
    var result = RegistryResult.of(() -> open.open("None", ALL));
    assertThat(result.value()).isEmpty();
    assertThat(result.failure().orElseThrow())
        .hasMessage("no key `None`: STATUS_OBJECT_NAME_NOT_FOUND");
  }
}
