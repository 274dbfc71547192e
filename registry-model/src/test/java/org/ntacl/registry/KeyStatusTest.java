package org.ntacl.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.registry.Machine.ALL;
import static org.ntacl.registry.Machine.DACL;
import static org.ntacl.registry.Machine.OPEN;
import static org.ntacl.registry.Machine.SYSTEM;
import static org.ntacl.registry.Machine.statusOf;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.registry.hive.ValueType;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.ImpersonationLevel;

/** Each status that operations on keys can end with (registry 1.8), with what leads to it. */
class KeyStatusTest {
  private final Machine machine = new Machine();
  private final KeyHandle open = machine.user.create(OPEN + "\\Key", ALL);

  @Test
  void success_ofAnOpening() {
    assertThat(RegistryResult.of(() -> machine.user.open(SYSTEM, KeyRights.READ)).status())
        .isEqualTo(NtStatus.STATUS_SUCCESS);
  }

  @Test
  void reparse_isWhatCallbacksSeeOfALink() {
    link("Link", OPEN);
    var log = machine.record("1");
    KeyHandle target = machine.user.open(OPEN + "\\Link\\Key", KeyRights.READ);
    assertThat(target.object().keyId()).isEqualTo(open.object().keyId());
    assertThat(log)
        .containsExactly(
            "PRE_OPEN_KEY_EX",
            "POST_OPEN_KEY_EX STATUS_REPARSE",
            "PRE_OPEN_KEY_EX",
            "POST_OPEN_KEY_EX STATUS_SUCCESS");
  }

  private void link(String name, String target) {
    KeyHandle key =
        machine.user.create(KeyRequest.of(OPEN + "\\" + name, ALL).with(KeyOption.CREATE_LINK));
    key.setValue(KeyValue.linkTo(target));
    key.close();
  }

  @Test
  void bufferOverflow_ofAValueWhoseDataDoNotFit() {
    open.setValue(KeyValue.ofText("Name", "text"));
    var result = RegistryResult.of(() -> open.queryValue("NAME", 12));
    assertThat(result.status()).isEqualTo(NtStatus.STATUS_BUFFER_OVERFLOW);
    assertThat(result.failure().orElseThrow().needed()).hasValue(22);
    assertThat(open.queryValue("name", 22).data().size()).isEqualTo(10);
  }

  @Test
  void bufferTooSmall_ofAValueWhoseSizeDoesNotFit() {
    open.setValue(KeyValue.ofText("", ""));
    assertThat(statusOf(() -> open.queryValue("", 11))).isEqualTo(NtStatus.STATUS_BUFFER_TOO_SMALL);
  }

  @Test
  void bufferTooSmall_ofADescriptor_tellsTheSize() {
    int size = SelfRelative.size(open.querySecurity(DACL));
    var result = RegistryResult.of(() -> open.querySecurity(DACL, size - 1));
    assertThat(result.status()).isEqualTo(NtStatus.STATUS_BUFFER_TOO_SMALL);
    assertThat(result.failure().orElseThrow().needed()).hasValue(size);
    assertThat(open.querySecurity(DACL, size)).isEqualTo(open.querySecurity(DACL));
  }

  @Test
  void noMoreEntries_behindTheLastSubkeyAndValue() {
    assertThat(statusOf(() -> open.enumerateKey(0))).isEqualTo(NtStatus.STATUS_NO_MORE_ENTRIES);
    assertThat(statusOf(() -> open.enumerateValue(0))).isEqualTo(NtStatus.STATUS_NO_MORE_ENTRIES);
    assertThat(statusOf(() -> open.enumerateKey(-1))).isEqualTo(NtStatus.STATUS_NO_MORE_ENTRIES);
  }

  @Test
  void accessViolation_ofNoDescriptorAtAll() {
    assertThat(statusOf(() -> open.setSecurity(DACL, Bytes.EMPTY)))
        .isEqualTo(NtStatus.STATUS_ACCESS_VIOLATION);
  }

  @Test
  void invalidHandle_ofAClosedHandle() {
    open.close();
    assertThat(statusOf(open::query)).isEqualTo(NtStatus.STATUS_INVALID_HANDLE);
    assertThat(statusOf(() -> open.create("Sub", ALL))).isEqualTo(NtStatus.STATUS_INVALID_HANDLE);
    assertThat(statusOf(open::close)).isEqualTo(NtStatus.STATUS_SUCCESS);
  }

  @Test
  void invalidHandle_ofAnotherRegistry() {
    KeyHandle foreign = new Machine().user.open(OPEN, ALL);
    KeyRequest request = KeyRequest.of("Key", ALL).below(foreign);
    assertThat(statusOf(() -> machine.user.open(request)))
        .isEqualTo(NtStatus.STATUS_INVALID_HANDLE);
  }

  @Test
  void invalidParameter_ofBothViews() {
    AccessMask both = KeyRights.READ.or(KeyRights.WOW64_32KEY).or(KeyRights.WOW64_64KEY);
    assertThat(statusOf(() -> machine.user.open(SYSTEM, both)))
        .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
  }

  @Test
  void invalidParameter_ofAKeyAboveTheHives() {
    assertThat(statusOf(() -> machine.admin.create("\\REGISTRY\\MACHINE\\New", ALL)))
        .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
  }

  @Test
  void invalidParameter_ofALongName() {
    assertThat(statusOf(() -> open.create("x".repeat(257), ALL)))
        .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
    assertThat(open.create("x".repeat(256), ALL).query().name()).hasSize(256);
  }

  @Test
  void invalidParameter_ofWaitingForNothing() {
    assertThat(RegistryResult.of(() -> open.notifyChange(Set.of(), true)).status())
        .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
  }

  @Test
  void invalidParameter_ofProtectionBothWays() {
    SecurityInformation both =
        DACL.with(SecurityInformation.PROTECTED_DACL | SecurityInformation.UNPROTECTED_DACL);
    assertThat(statusOf(() -> open.setSecurity(both, Machine.dacl("(A;;KA;;;WD)"))))
        .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
  }

  @Test
  void accessDenied_ofAnOpening() {
    assertThat(statusOf(() -> machine.user.open(SYSTEM, KeyRights.SET_VALUE)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(statusOf(() -> machine.user.create(SYSTEM + "\\New", ALL)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  @Test
  void accessDenied_ofNothingButAView() {
    assertThat(statusOf(() -> machine.user.open(SYSTEM, KeyRights.WOW64_64KEY)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(statusOf(() -> machine.user.open(SYSTEM, AccessMask.NONE)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  @Test
  void accessDenied_ofApplicationHives() {
    assertThat(statusOf(() -> machine.admin.open("\\REGISTRY\\A\\Hive", KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  @Test
  void accessDenied_ofAnythingButTheTargetInALink() {
    KeyRequest request = KeyRequest.of(OPEN + "\\Link", ALL).with(KeyOption.CREATE_LINK);
    KeyHandle link = machine.user.create(request);
    assertThat(statusOf(() -> link.setValue(KeyValue.ofText("Name", ""))))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(statusOf(() -> link.setValue(KeyValue.ofText(KeyValue.LINK_NAME, ""))))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(statusOf(() -> link.create("Below", ALL))).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  @Test
  void objectNameInvalid_ofEmptyNames() {
    assertThat(statusOf(() -> machine.user.open(SYSTEM + "\\\\Open", KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_INVALID);
    assertThat(statusOf(() -> open.rename("a\\b"))).isEqualTo(NtStatus.STATUS_OBJECT_NAME_INVALID);
  }

  @Test
  void objectNameNotFound_ofKeysAndValues() {
    assertThat(statusOf(() -> machine.user.open(SYSTEM + "\\None", KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
    assertThat(statusOf(() -> open.create("Not\\There", ALL)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
    assertThat(statusOf(() -> open.queryValue("None")))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
    assertThat(statusOf(() -> open.deleteValue("None")))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
  }

  @Test
  void objectNameNotFound_ofLinksThatLeadNowhereOrInCircles() {
    link("Circle", OPEN + "\\Circle");
    link("Dangling", OPEN + "\\None");
    KeyRequest empty = KeyRequest.of(OPEN + "\\Empty", ALL).with(KeyOption.CREATE_LINK);
    machine.user.create(empty).close();
    KeyHandle odd = machine.user.create(empty.at(OPEN + "\\Odd"));
    odd.setValue(KeyValue.of(KeyValue.LINK_NAME, ValueType.REG_LINK, Bytes.of((byte) 92)));
    for (String name : new String[] {"Circle", "Dangling", "Empty", "Odd"}) {
      assertThat(statusOf(() -> machine.user.open(OPEN + "\\" + name, KeyRights.READ)))
          .as(name)
          .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
    }
  }

  @Test
  void objectNameCollision_ofLinksAndRenaming() {
    KeyRequest link = KeyRequest.of(OPEN + "\\Key", ALL).with(KeyOption.CREATE_LINK);
    assertThat(statusOf(() -> machine.user.create(link)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_COLLISION);
    machine.user.create(OPEN + "\\Other", ALL).close();
    assertThat(statusOf(() -> open.rename("OTHER")))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_COLLISION);
    open.rename("KEY");
    assertThat(open.query().name()).isEqualTo("KEY");
  }

  @Test
  void objectPathNotFound_outsideTheRegistry() {
    assertThat(statusOf(() -> machine.user.open("\\Device\\Disk", KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_OBJECT_PATH_NOT_FOUND);
  }

  @Test
  void objectPathSyntaxBad_ofMisplacedBackslashes() {
    assertThat(statusOf(() -> machine.user.open("REGISTRY\\MACHINE", KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_OBJECT_PATH_SYNTAX_BAD);
    assertThat(statusOf(() -> open.open("\\Sub", KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_OBJECT_PATH_SYNTAX_BAD);
  }

  @Test
  void badDescriptors_areNamed() {
    byte[] good = SelfRelative.encode(Sddl.parse("O:BAG:BAD:(A;;KA;;;WD)"));
    assertThat(statusOfBytes(good, 0, 2)).isEqualTo(NtStatus.STATUS_UNKNOWN_REVISION);
    assertThat(statusOfBytes(good, 3, 0)).isEqualTo(NtStatus.STATUS_BAD_DESCRIPTOR_FORMAT);
    assertThat(statusOfBytes(good, good[16], 9)).isEqualTo(NtStatus.STATUS_INVALID_ACL);
    assertThat(statusOfBytes(good, good[4], 9)).isEqualTo(NtStatus.STATUS_INVALID_SID);
    assertThat(statusOf(() -> open.setSecurity(DACL, Bytes.of((byte) 1))))
        .isEqualTo(NtStatus.STATUS_INVALID_SECURITY_DESCR);
    assertThat(statusOf(() -> open.setSecurity(DACL, Bytes.of(good))))
        .isEqualTo(NtStatus.STATUS_SUCCESS);
  }

  private NtStatus statusOfBytes(byte[] good, int index, int octet) {
    byte[] bad = good.clone();
    bad[index] = (byte) octet;
    return statusOf(() -> open.setSecurity(DACL, Bytes.of(bad)));
  }

  @Test
  void invalidSecurityDescr_ofAMissingOwnerOrGroup() {
    SecurityDescriptor nobody = Machine.dacl("(A;;KA;;;WD)");
    for (int bit : new int[] {SecurityInformation.OWNER, SecurityInformation.GROUP}) {
      assertThat(statusOf(() -> open.setSecurity(SecurityInformation.of(bit), nobody)))
          .isEqualTo(NtStatus.STATUS_INVALID_SECURITY_DESCR);
    }
  }

  @Test
  void invalidOwner_ofSomebodyElse() {
    SecurityInformation owner = SecurityInformation.of(SecurityInformation.OWNER);
    SecurityDescriptor system = Sddl.parse("O:SY");
    assertThat(statusOf(() -> open.setSecurity(owner, system)))
        .isEqualTo(NtStatus.STATUS_INVALID_OWNER);
    KeyRequest request = KeyRequest.of(OPEN + "\\New", ALL).withSecurity(system);
    assertThat(statusOf(() -> machine.user.create(request)))
        .isEqualTo(NtStatus.STATUS_INVALID_OWNER);
    assertThat(machine.user.open(OPEN, ALL).subkeyNames()).containsExactly("Key");
  }

  @Test
  void invalidPrimaryGroup_ofATokenWithout() {
    AccessToken token =
        AccessToken.of(Sid.parse(Machine.DOMAIN + "7")).memberOf(WellKnownSid.EVERYONE).build();
    assertThat(statusOf(() -> machine.registry.as(token).create(OPEN + "\\New", ALL)))
        .isEqualTo(NtStatus.STATUS_INVALID_PRIMARY_GROUP);
  }

  @Test
  void privilegeNotHeld_forTheAuditEntries() {
    AccessMask audit = AccessMask.ACCESS_SYSTEM_SECURITY;
    assertThat(statusOf(() -> machine.admin.open(OPEN, audit)))
        .isEqualTo(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    assertThat(statusOf(() -> machine.admin.create(OPEN + "\\New", audit)))
        .isEqualTo(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    assertThat(machine.user.open(OPEN, ALL).subkeyNames()).containsExactly("Key");
  }

  @Test
  void badInheritanceAcl_ofAListThatGrowsTooLarge() {
    machine.registry.mount(
        "\\REGISTRY\\MACHINE\\LARGE", Sddl.parse("O:BAG:SYD:P" + "(A;CI;GA;;;CO)".repeat(2000)));
    RegistryCaller kernel = machine.kernel;
    assertThat(statusOf(() -> kernel.create("\\REGISTRY\\MACHINE\\LARGE\\New", ALL)))
        .isEqualTo(NtStatus.STATUS_BAD_INHERITANCE_ACL);
  }

  @Test
  void badImpersonationLevel_ofATokenForIdentification() {
    AccessToken token =
        Machine.userToken().impersonation(ImpersonationLevel.IDENTIFICATION).build();
    assertThat(statusOf(() -> machine.registry.as(token).open(OPEN, KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
  }

  @Test
  void nameTooLong_ofAValue() {
    assertThat(statusOf(() -> open.setValue(KeyValue.ofText("x".repeat(16384), ""))))
        .isEqualTo(NtStatus.STATUS_NAME_TOO_LONG);
    open.setValue(KeyValue.ofText("x".repeat(16383), ""));
    assertThat(open.query().longestValueName()).isEqualTo(16383);
  }

  @Test
  void cannotDelete_keysWithSubkeysAndRootsOfHives() {
    open.create("Sub", ALL).close();
    assertThat(statusOf(open::delete)).isEqualTo(NtStatus.STATUS_CANNOT_DELETE);
    KeyHandle hive = machine.kernel.open(SYSTEM, ALL);
    assertThat(statusOf(hive::delete)).isEqualTo(NtStatus.STATUS_CANNOT_DELETE);
    assertThat(statusOf(() -> hive.rename("OTHER"))).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  @Test
  void keyDeleted_ofEveryOtherHandle() {
    KeyHandle other = machine.user.open(OPEN + "\\Key", ALL);
    open.delete();
    assertThat(statusOf(other::query)).isEqualTo(NtStatus.STATUS_KEY_DELETED);
    assertThat(statusOf(other::delete)).isEqualTo(NtStatus.STATUS_KEY_DELETED);
    assertThat(statusOf(() -> other.create("Sub", ALL))).isEqualTo(NtStatus.STATUS_KEY_DELETED);
    assertThat(statusOf(() -> other.setSecurity(DACL, Machine.dacl("(A;;KA;;;WD)"))))
        .isEqualTo(NtStatus.STATUS_KEY_DELETED);
  }

  @Test
  void childMustBeVolatile_belowAVolatileKey() {
    KeyHandle parent =
        machine.user.create(KeyRequest.of(OPEN + "\\Now", ALL).with(KeyOption.VOLATILE));
    assertThat(statusOf(() -> parent.create("Later", ALL)))
        .isEqualTo(NtStatus.STATUS_CHILD_MUST_BE_VOLATILE);
    KeyRequest child = KeyRequest.of("Now", ALL).below(parent).with(KeyOption.VOLATILE);
    assertThat(machine.user.create(child).query().isVolatile()).isTrue();
  }

  @Test
  void implementationLimit_belowTheDeepestKey() {
    KeyHandle at = open;
    NtStatus status = NtStatus.STATUS_SUCCESS;
    int depth = 5;
    while (status.isSuccess() && depth < 1000) {
      KeyHandle parent = at;
      var result = RegistryResult.of(() -> parent.create("a", ALL));
      status = result.status();
      at = result.value().orElse(at);
      depth += status.isSuccess() ? 1 : 0;
    }
    assertThat(status).isEqualTo(NtStatus.STATUS_IMPLEMENTATION_LIMIT);
    assertThat(depth).isEqualTo(512);
  }

  @Test
  void invalidLabel_ofAnotherAuthority() {
    SecurityInformation label = SecurityInformation.of(SecurityInformation.LABEL);
    byte[] bytes = SelfRelative.encode(Sddl.parse("S:(ML;;NW;;;LW)"));
    bytes[20 + 8 + 8 + 7] = 5;
    assertThat(statusOf(() -> open.setSecurity(label, Bytes.of(bytes))))
        .isEqualTo(NtStatus.STATUS_INVALID_LABEL);
    assertThat(statusOf(() -> open.setSecurity(label, Sddl.parse("S:(ML;;NW;;;HI)"))))
        .isEqualTo(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
  }

  @Test
  void altitudeCollision_ofTwoCallbacks() {
    machine.record("1.50");
    assertThat(statusOf(() -> machine.record("01.5")))
        .isEqualTo(NtStatus.STATUS_FLT_INSTANCE_ALTITUDE_COLLISION);
    assertThat(statusOf(() -> machine.record("high"))).isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
  }

  @Test
  void mount_whereAHiveCannotBe_isRefused() {
    SecurityDescriptor any = Machine.dacl("(A;;KA;;;WD)");
    assertThat(statusOf(() -> machine.registry.mount("\\registry", any)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_COLLISION);
    assertThat(statusOf(() -> machine.registry.mount("\\registry\\machine\\system", any)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_COLLISION);
    assertThat(statusOf(() -> machine.registry.mount("\\REGISTRY\\USER\\None\\Sub", any)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
  }
}
