package org.ntacl.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PrivilegeTest {
  /** From number 2 on. */
  private static final List<String> NAMES =
      List.of(
          "SeCreateToken",
          "SeAssignPrimaryToken",
          "SeLockMemory",
          "SeIncreaseQuota",
          "SeMachineAccount",
          "SeTcb",
          "SeSecurity",
          "SeTakeOwnership",
          "SeLoadDriver",
          "SeSystemProfile",
          "SeSystemtime",
          "SeProfileSingleProcess",
          "SeIncreaseBasePriority",
          "SeCreatePagefile",
          "SeCreatePermanent",
          "SeBackup",
          "SeRestore",
          "SeShutdown",
          "SeDebug",
          "SeAudit",
          "SeSystemEnvironment",
          "SeChangeNotify",
          "SeRemoteShutdown",
          "SeUndock",
          "SeSyncAgent",
          "SeEnableDelegation",
          "SeManageVolume",
          "SeImpersonate",
          "SeCreateGlobal",
          "SeTrustedCredManAccess",
          "SeRelabel",
          "SeIncreaseWorkingSet",
          "SeTimeZone",
          "SeCreateSymbolicLink",
          "SeDelegateSessionUserImpersonate");

  @Test
  void values_numbersAndNames_areThoseOfTheSpecification() {
    assertThat(Privilege.values()).hasSameSizeAs(NAMES);
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i) + "Privilege";
      Privilege privilege = Privilege.ofLuid(i + 2).orElseThrow();
      assertThat(privilege.luid()).isEqualTo(i + 2);
      assertThat(privilege.windowsName()).isEqualTo(name);
      assertThat(privilege).hasToString(name);
      assertThat(Privilege.ofName(name)).contains(privilege);
      assertThat(Privilege.ofName(name.toUpperCase(Locale.ROOT))).contains(privilege);
    }
  }

  @Test
  void lookups_unknown_areEmpty() {
    assertThat(Privilege.ofName("SeSecurity")).isEmpty();
    assertThat(Privilege.ofName("")).isEmpty();
    assertThat(Privilege.ofLuid(0)).isEmpty();
    assertThat(Privilege.ofLuid(1)).isEmpty();
    assertThat(Privilege.ofLuid(37)).isEmpty();
    assertThat(Privilege.ofLuid(-1)).isEmpty();
    assertThat(Privilege.ofLuid(8L << 32 | 8)).isEmpty();
  }

  @Test
  void groupAttributes_namesAndBits_areThoseOfTheHeaders() {
    List<String> names =
        List.of(
            "MANDATORY",
            "ENABLED_BY_DEFAULT",
            "ENABLED",
            "OWNER",
            "DENY_ONLY",
            "INTEGRITY",
            "INTEGRITY_ENABLED",
            "RESOURCE",
            "LOGON_ID");
    int[] bits = {1, 2, 4, 8, 0x10, 0x20, 0x40, 0x2000_0000, 0xC000_0000};
    for (int i = 0; i < bits.length; i++) {
      GroupAttributes attributes = GroupAttributes.parse(List.of(names.get(i)));
      assertThat(attributes.bits()).isEqualTo(bits[i]);
      assertThat(attributes.names()).containsExactly(names.get(i));
    }
    assertThat(GroupAttributes.of(-1).names()).isEqualTo(names);
    assertThat(GroupAttributes.parse(names).bits()).isEqualTo(0xE000_007F);
    assertThat(GroupAttributes.of(0x4000_0000).names()).isEmpty();
  }

  @Test
  void groupAttributes_edits_changeOnlyTheirBits() {
    GroupAttributes attributes = GroupAttributes.DEFAULT;
    assertThat(attributes.bits()).isEqualTo(7);
    assertThat(attributes.with(GroupAttributes.OWNER).bits()).isEqualTo(0xF);
    assertThat(attributes.without(GroupAttributes.ENABLED).bits()).isEqualTo(3);
    assertThat(attributes).hasToString("MANDATORY|ENABLED_BY_DEFAULT|ENABLED");
  }

  @Test
  void groupAttributes_unknownName_isRefused() {
    assertThatThrownBy(() -> GroupAttributes.parse(List.of("ENABLED", "NOPE")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown group attribute `NOPE`");
  }
}
