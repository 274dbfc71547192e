package org.ntacl.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ObjectTypesTest {
  /** Name, read, write, execute, all, label policy, then every named right. */
  private static final List<String> CATALOGUE =
      List.of(
          """
          file 120089 120116 1200a0 1f01ff 1
          FILE_READ_DATA=1 FILE_WRITE_DATA=2 FILE_APPEND_DATA=4 FILE_READ_EA=8 FILE_WRITE_EA=10
          FILE_EXECUTE=20 FILE_DELETE_CHILD=40 FILE_READ_ATTRIBUTES=80 FILE_WRITE_ATTRIBUTES=100
          FILE_GENERIC_READ=120089 FILE_GENERIC_WRITE=120116 FILE_GENERIC_EXECUTE=1200a0
          FILE_ALL_ACCESS=1f01ff FILE_LIST_DIRECTORY=1 FILE_ADD_FILE=2 FILE_ADD_SUBDIRECTORY=4
          FILE_TRAVERSE=20
          """,
          """
          directory 120089 120116 1200a0 1f01ff 1
          FILE_LIST_DIRECTORY=1 FILE_ADD_FILE=2 FILE_ADD_SUBDIRECTORY=4 FILE_READ_EA=8
          FILE_WRITE_EA=10 FILE_TRAVERSE=20 FILE_DELETE_CHILD=40 FILE_READ_ATTRIBUTES=80
          FILE_WRITE_ATTRIBUTES=100 FILE_GENERIC_READ=120089 FILE_GENERIC_WRITE=120116
          FILE_GENERIC_EXECUTE=1200a0 FILE_ALL_ACCESS=1f01ff FILE_READ_DATA=1 FILE_WRITE_DATA=2
          FILE_APPEND_DATA=4 FILE_EXECUTE=20
          """,
          """
          pipe 120089 120116 1200a0 1f01ff 1
          FILE_READ_DATA=1 FILE_WRITE_DATA=2 FILE_CREATE_PIPE_INSTANCE=4 FILE_READ_EA=8
          FILE_WRITE_EA=10 FILE_EXECUTE=20 FILE_DELETE_CHILD=40 FILE_READ_ATTRIBUTES=80
          FILE_WRITE_ATTRIBUTES=100 FILE_GENERIC_READ=120089 FILE_GENERIC_WRITE=120116
          FILE_GENERIC_EXECUTE=1200a0 FILE_ALL_ACCESS=1f01ff FILE_APPEND_DATA=4
          """,
          """
          share 120089 120116 1200a0 1f01ff 1
          FILE_READ_DATA=1 FILE_WRITE_DATA=2 FILE_APPEND_DATA=4 FILE_READ_EA=8 FILE_WRITE_EA=10
          FILE_EXECUTE=20 FILE_DELETE_CHILD=40 FILE_READ_ATTRIBUTES=80 FILE_WRITE_ATTRIBUTES=100
          FILE_GENERIC_READ=120089 FILE_GENERIC_WRITE=120116 FILE_GENERIC_EXECUTE=1200a0
          FILE_ALL_ACCESS=1f01ff FILE_LIST_DIRECTORY=1 FILE_ADD_FILE=2 FILE_ADD_SUBDIRECTORY=4
          FILE_TRAVERSE=20
          """,
          """
          key 20019 20006 20019 f003f 1
          KEY_QUERY_VALUE=1 KEY_SET_VALUE=2 KEY_CREATE_SUB_KEY=4 KEY_ENUMERATE_SUB_KEYS=8
          KEY_NOTIFY=10 KEY_CREATE_LINK=20 KEY_WOW64_64KEY=100 KEY_WOW64_32KEY=200 KEY_READ=20019
          KEY_WRITE=20006 KEY_EXECUTE=20019 KEY_ALL_ACCESS=f003f
          """,
          """
          token 2001a 201e0 20005 f01ff 1
          TOKEN_ASSIGN_PRIMARY=1 TOKEN_DUPLICATE=2 TOKEN_IMPERSONATE=4 TOKEN_QUERY=8
          TOKEN_QUERY_SOURCE=10 TOKEN_ADJUST_PRIVILEGES=20 TOKEN_ADJUST_GROUPS=40
          TOKEN_ADJUST_DEFAULT=80 TOKEN_ADJUST_SESSIONID=100 TOKEN_READ=20008 TOKEN_WRITE=200e0
          TOKEN_EXECUTE=20000 TOKEN_ALL_ACCESS=f01ff
          """,
          """
          process 20410 20bea 121001 1fffff 3
          PROCESS_TERMINATE=1 PROCESS_CREATE_THREAD=2 PROCESS_SET_SESSIONID=4
          PROCESS_VM_OPERATION=8 PROCESS_VM_READ=10 PROCESS_VM_WRITE=20 PROCESS_DUP_HANDLE=40
          PROCESS_CREATE_PROCESS=80 PROCESS_SET_QUOTA=100 PROCESS_SET_INFORMATION=200
          PROCESS_QUERY_INFORMATION=400 PROCESS_SUSPEND_RESUME=800
          PROCESS_QUERY_LIMITED_INFORMATION=1000 PROCESS_SET_LIMITED_INFORMATION=2000
          PROCESS_ALL_ACCESS=1fffff
          """,
          """
          thread 20048 20437 121800 1fffff 3
          THREAD_TERMINATE=1 THREAD_SUSPEND_RESUME=2 THREAD_ALERT=4 THREAD_GET_CONTEXT=8
          THREAD_SET_CONTEXT=10 THREAD_SET_INFORMATION=20 THREAD_QUERY_INFORMATION=40
          THREAD_SET_THREAD_TOKEN=80 THREAD_IMPERSONATE=100 THREAD_DIRECT_IMPERSONATION=200
          THREAD_SET_LIMITED_INFORMATION=400 THREAD_QUERY_LIMITED_INFORMATION=800
          THREAD_RESUME=1000 THREAD_ALL_ACCESS=1fffff
          """,
          """
          job 20004 2000b 120000 1f003f 1
          JOB_OBJECT_ASSIGN_PROCESS=1 JOB_OBJECT_SET_ATTRIBUTES=2 JOB_OBJECT_QUERY=4
          JOB_OBJECT_TERMINATE=8 JOB_OBJECT_SET_SECURITY_ATTRIBUTES=10 JOB_OBJECT_IMPERSONATE=20
          JOB_OBJECT_ALL_ACCESS=1f003f
          """,
          """
          section 20005 20002 20008 f001f 1
          SECTION_QUERY=1 SECTION_MAP_WRITE=2 SECTION_MAP_READ=4 SECTION_MAP_EXECUTE=8
          SECTION_EXTEND_SIZE=10 SECTION_MAP_EXECUTE_EXPLICIT=20 SECTION_ALL_ACCESS=f001f
          """,
          """
          event 20001 20002 120000 1f0003 1
          EVENT_QUERY_STATE=1 EVENT_MODIFY_STATE=2 EVENT_ALL_ACCESS=1f0003
          """,
          """
          keyed-event 20001 20002 20000 f0003 1
          KEYEDEVENT_WAIT=1 KEYEDEVENT_WAKE=2 KEYEDEVENT_ALL_ACCESS=f0003
          """,
          """
          mutant 20001 20000 120000 1f0001 1
          MUTANT_QUERY_STATE=1 MUTANT_ALL_ACCESS=1f0001 MUTEX_MODIFY_STATE=1
          MUTEX_ALL_ACCESS=1f0001
          """,
          """
          semaphore 20001 20002 120000 1f0003 1
          SEMAPHORE_QUERY_STATE=1 SEMAPHORE_MODIFY_STATE=2 SEMAPHORE_ALL_ACCESS=1f0003
          """,
          """
          timer 20001 20002 120000 1f0003 1
          TIMER_QUERY_STATE=1 TIMER_MODIFY_STATE=2 TIMER_ALL_ACCESS=1f0003
          """,
          """
          io-completion 20001 20002 120000 1f0003 1
          IO_COMPLETION_QUERY_STATE=1 IO_COMPLETION_MODIFY_STATE=2 IO_COMPLETION_ALL_ACCESS=1f0003
          """,
          """
          symbolic-link 20001 20000 20001 f0001 1
          SYMBOLIC_LINK_QUERY=1 SYMBOLIC_LINK_SET=2 SYMBOLIC_LINK_ALL_ACCESS=f0001
          """,
          """
          directory-object 20003 2000c 20003 f000f 1
          DIRECTORY_QUERY=1 DIRECTORY_TRAVERSE=2 DIRECTORY_CREATE_OBJECT=4
          DIRECTORY_CREATE_SUBDIRECTORY=8 DIRECTORY_ALL_ACCESS=f000f
          """,
          """
          alpc-port 20001 10001 0 1f0001 1
          PORT_CONNECT=1 PORT_ALL_ACCESS=1f0001
          """,
          """
          debug-object 20001 20002 120000 1f000f 1
          DEBUG_READ_EVENT=1 DEBUG_PROCESS_ASSIGN=2 DEBUG_SET_INFORMATION=4
          DEBUG_QUERY_INFORMATION=8 DEBUG_ALL_ACCESS=1f000f
          """,
          """
          window-station 20303 2001c 20060 f037f 1
          WINSTA_ENUMDESKTOPS=1 WINSTA_READATTRIBUTES=2 WINSTA_ACCESSCLIPBOARD=4
          WINSTA_CREATEDESKTOP=8 WINSTA_WRITEATTRIBUTES=10 WINSTA_ACCESSGLOBALATOMS=20
          WINSTA_EXITWINDOWS=40 WINSTA_ENUMERATE=100 WINSTA_READSCREEN=200 WINSTA_ALL_ACCESS=37f
          """,
          """
          desktop 20041 200be 20100 f01ff 1
          DESKTOP_READOBJECTS=1 DESKTOP_CREATEWINDOW=2 DESKTOP_CREATEMENU=4 DESKTOP_HOOKCONTROL=8
          DESKTOP_JOURNALRECORD=10 DESKTOP_JOURNALPLAYBACK=20 DESKTOP_ENUMERATE=40
          DESKTOP_WRITEOBJECTS=80 DESKTOP_SWITCHDESKTOP=100
          """,
          """
          transaction 120001 12003e 120018 1f003f 1
          TRANSACTION_QUERY_INFORMATION=1 TRANSACTION_SET_INFORMATION=2 TRANSACTION_ENLIST=4
          TRANSACTION_COMMIT=8 TRANSACTION_ROLLBACK=10 TRANSACTION_PROPAGATE=20
          TRANSACTION_GENERIC_READ=120001 TRANSACTION_GENERIC_WRITE=12003e
          TRANSACTION_GENERIC_EXECUTE=120018 TRANSACTION_ALL_ACCESS=1f003f
          """,
          """
          transaction-manager 20001 2001e 20000 f003f 1
          TRANSACTIONMANAGER_QUERY_INFORMATION=1 TRANSACTIONMANAGER_SET_INFORMATION=2
          TRANSACTIONMANAGER_RECOVER=4 TRANSACTIONMANAGER_RENAME=8 TRANSACTIONMANAGER_CREATE_RM=10
          TRANSACTIONMANAGER_BIND_TRANSACTION=20 TRANSACTIONMANAGER_GENERIC_READ=20001
          TRANSACTIONMANAGER_GENERIC_WRITE=2001e TRANSACTIONMANAGER_GENERIC_EXECUTE=20000
          TRANSACTIONMANAGER_ALL_ACCESS=f003f
          """,
          """
          resource-manager 120001 12007e 12005c 1f007f 1
          RESOURCEMANAGER_QUERY_INFORMATION=1 RESOURCEMANAGER_SET_INFORMATION=2
          RESOURCEMANAGER_RECOVER=4 RESOURCEMANAGER_ENLIST=8 RESOURCEMANAGER_GET_NOTIFICATION=10
          RESOURCEMANAGER_REGISTER_PROTOCOL=20 RESOURCEMANAGER_COMPLETE_PROPAGATION=40
          RESOURCEMANAGER_GENERIC_READ=120001 RESOURCEMANAGER_GENERIC_WRITE=12007e
          RESOURCEMANAGER_GENERIC_EXECUTE=12005c RESOURCEMANAGER_ALL_ACCESS=1f007f
          """,
          """
          enlistment 20001 2001e 2001c f001f 1
          ENLISTMENT_QUERY_INFORMATION=1 ENLISTMENT_SET_INFORMATION=2 ENLISTMENT_RECOVER=4
          ENLISTMENT_SUBORDINATE_RIGHTS=8 ENLISTMENT_SUPERIOR_RIGHTS=10
          ENLISTMENT_GENERIC_READ=20001 ENLISTMENT_GENERIC_WRITE=2001e
          ENLISTMENT_GENERIC_EXECUTE=2001c ENLISTMENT_ALL_ACCESS=f001f
          """,
          """
          ds 20094 20028 20004 f01ff 1
          ADS_RIGHT_DS_CREATE_CHILD=1 ADS_RIGHT_DS_DELETE_CHILD=2 ADS_RIGHT_DS_SELF=8
          ADS_RIGHT_DS_READ_PROP=10 ADS_RIGHT_DS_WRITE_PROP=20 ADS_RIGHT_DS_DELETE_TREE=40
          ADS_RIGHT_DS_LIST_OBJECT=80 ADS_RIGHT_DS_CONTROL_ACCESS=100 ADS_RIGHT_ACTRL_DS_LIST=4
          """,
          """
          service 2008d 20002 20170 f01ff 1
          SERVICE_QUERY_CONFIG=1 SERVICE_CHANGE_CONFIG=2 SERVICE_QUERY_STATUS=4
          SERVICE_ENUMERATE_DEPENDENTS=8 SERVICE_START=10 SERVICE_STOP=20 SERVICE_PAUSE_CONTINUE=40
          SERVICE_INTERROGATE=80 SERVICE_USER_DEFINED_CONTROL=100 SERVICE_ALL_ACCESS=f01ff
          """,
          """
          scm 20014 20022 20009 f003f 1
          SC_MANAGER_CONNECT=1 SC_MANAGER_CREATE_SERVICE=2 SC_MANAGER_ENUMERATE_SERVICE=4
          SC_MANAGER_LOCK=8 SC_MANAGER_QUERY_LOCK_STATUS=10 SC_MANAGER_MODIFY_BOOT_CONFIG=20
          SC_MANAGER_ALL_ACCESS=f003f
          """,
          """
          wfp 201d4 3040b 20220 f07ff 1
          FWPM_ACTRL_ADD=1 FWPM_ACTRL_ADD_LINK=2 FWPM_ACTRL_BEGIN_READ_TXN=4
          FWPM_ACTRL_BEGIN_WRITE_TXN=8 FWPM_ACTRL_CLASSIFY=10 FWPM_ACTRL_ENUM=20 FWPM_ACTRL_OPEN=40
          FWPM_ACTRL_READ=80 FWPM_ACTRL_READ_STATS=100 FWPM_ACTRL_SUBSCRIBE=200
          FWPM_ACTRL_WRITE=400 FWPM_GENERIC_READ=201d4 FWPM_GENERIC_WRITE=3040b
          FWPM_GENERIC_EXECUTE=20220 FWPM_GENERIC_ALL=f07ff
          """,
          """
          wfp-filter-condition 20000 20000 20001 20001 1
          FWP_ACTRL_MATCH_FILTER=1
          """,
          """
          printer 20008 20008 20008 f000c 1
          SERVER_ACCESS_ADMINISTER=1 SERVER_ACCESS_ENUMERATE=2 PRINTER_ACCESS_ADMINISTER=4
          PRINTER_ACCESS_USE=8 JOB_ACCESS_ADMINISTER=10 JOB_ACCESS_READ=20
          PRINTER_ACCESS_MANAGE_LIMITED=40 PRINTER_READ=20008 PRINTER_WRITE=20008
          PRINTER_EXECUTE=20008 PRINTER_ALL_ACCESS=f000c
          """,
          """
          lsa-policy 20006 207f8 20801 f0fff 1
          POLICY_VIEW_LOCAL_INFORMATION=1 POLICY_VIEW_AUDIT_INFORMATION=2
          POLICY_GET_PRIVATE_INFORMATION=4 POLICY_TRUST_ADMIN=8 POLICY_CREATE_ACCOUNT=10
          POLICY_CREATE_SECRET=20 POLICY_CREATE_PRIVILEGE=40 POLICY_SET_DEFAULT_QUOTA_LIMITS=80
          POLICY_SET_AUDIT_REQUIREMENTS=100 POLICY_AUDIT_LOG_ADMIN=200 POLICY_SERVER_ADMIN=400
          POLICY_LOOKUP_NAMES=800 POLICY_NOTIFICATION=1000 POLICY_READ=20006 POLICY_WRITE=207f8
          POLICY_EXECUTE=20801 POLICY_ALL_ACCESS=f0fff
          """,
          """
          sam-server 20010 2000e 20021 f003f 1
          SAM_SERVER_CONNECT=1 SAM_SERVER_SHUTDOWN=2 SAM_SERVER_INITIALIZE=4
          SAM_SERVER_CREATE_DOMAIN=8 SAM_SERVER_ENUMERATE_DOMAINS=10 SAM_SERVER_LOOKUP_DOMAIN=20
          SAM_SERVER_READ=20010 SAM_SERVER_WRITE=2000e SAM_SERVER_EXECUTE=20021
          SAM_SERVER_ALL_ACCESS=f003f
          """,
          """
          sam-domain 20084 2047a 20301 f07ff 1
          DOMAIN_READ_PASSWORD_PARAMETERS=1 DOMAIN_WRITE_PASSWORD_PARAMS=2
          DOMAIN_READ_OTHER_PARAMETERS=4 DOMAIN_WRITE_OTHER_PARAMETERS=8 DOMAIN_CREATE_USER=10
          DOMAIN_CREATE_GROUP=20 DOMAIN_CREATE_ALIAS=40 DOMAIN_GET_ALIAS_MEMBERSHIP=80
          DOMAIN_LIST_ACCOUNTS=100 DOMAIN_LOOKUP=200 DOMAIN_ADMINISTER_SERVER=400
          DOMAIN_READ=20084 DOMAIN_WRITE=2047a DOMAIN_EXECUTE=20301 DOMAIN_ALL_ACCESS=f07ff
          """,
          """
          sam-group 20010 2000e 20001 f001f 1
          GROUP_READ_INFORMATION=1 GROUP_WRITE_ACCOUNT=2 GROUP_ADD_MEMBER=4 GROUP_REMOVE_MEMBER=8
          GROUP_LIST_MEMBERS=10 GROUP_READ=20010 GROUP_WRITE=2000e GROUP_EXECUTE=20001
          GROUP_ALL_ACCESS=f001f
          """,
          """
          sam-alias 20004 20013 20008 f001f 1
          ALIAS_ADD_MEMBER=1 ALIAS_REMOVE_MEMBER=2 ALIAS_LIST_MEMBERS=4 ALIAS_READ_INFORMATION=8
          ALIAS_WRITE_ACCOUNT=10 ALIAS_READ=20004 ALIAS_WRITE=20013 ALIAS_EXECUTE=20008
          ALIAS_ALL_ACCESS=f001f
          """,
          """
          sam-user 2031a 20044 20041 f07ff 1
          USER_READ_GENERAL=1 USER_READ_PREFERENCES=2 USER_WRITE_PREFERENCES=4 USER_READ_LOGON=8
          USER_READ_ACCOUNT=10 USER_WRITE_ACCOUNT=20 USER_CHANGE_PASSWORD=40
          USER_FORCE_PASSWORD_CHANGE=80 USER_LIST_GROUPS=100 USER_READ_GROUP_INFORMATION=200
          USER_WRITE_GROUP_INFORMATION=400 USER_READ=2031a USER_WRITE=20044 USER_EXECUTE=20041
          USER_ALL_ACCESS=f07ff
          """);

  private static final ObjectType KEY = ObjectTypes.KEY;

  private static String[] words(String text) {
    return text.strip().split("\\s+", -1);
  }

  private static int hex(String digits) {
    return Integer.parseUnsignedInt(digits, 16);
  }

  @TestFactory
  Stream<DynamicTest> all_eachType_hasTheMappingAndTheRightsOfTheTable() {
    return CATALOGUE.stream()
        .map(ObjectTypesTest::words)
        .map(words -> DynamicTest.dynamicTest(words[0], () -> compare(words)));
  }

  private static void compare(String[] words) {
    ObjectType type = ObjectTypes.named(words[0]).orElseThrow();
    assertThat(type.name()).isEqualTo(words[0]);
    assertThat(type.mapping())
        .isEqualTo(GenericMapping.of(hex(words[1]), hex(words[2]), hex(words[3]), hex(words[4])));
    assertThat(type.defaultLabelPolicy()).isEqualTo(AccessMask.of(hex(words[5])));
    List<AccessRight> rights = new ArrayList<>();
    for (String word : Arrays.asList(words).subList(6, words.length)) {
      int equals = word.indexOf('=');
      rights.add(AccessRight.of(word.substring(0, equals), hex(word.substring(equals + 1))));
    }
    assertThat(type.rights()).isEqualTo(rights);
  }

  @Test
  void all_namesOfTypes_areThoseOfTheTableAndUnique() {
    List<String> names = CATALOGUE.stream().map(text -> words(text)[0]).toList();
    assertThat(ObjectTypes.ALL)
        .extracting(ObjectType::name)
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void named_unknownOrInOtherCase_isEmpty() {
    assertThat(ObjectTypes.named("nothing")).isEmpty();
    assertThat(ObjectTypes.named("KEY")).isEmpty();
  }

  @Test
  void rights_ofEveryType_haveUniqueNamesAndReadBack() {
    for (ObjectType type : ObjectTypes.ALL) {
      Set<String> names = new HashSet<>();
      for (AccessRight right : type.rights()) {
        assertThat(names.add(right.name())).as("%s %s", type, right.name()).isTrue();
        assertThat(type.parse(right.name())).isEqualTo(right.mask());
      }
    }
  }

  @Test
  void rightsClasses_namedConstants_areTheBitsOfTheirTypes() {
    assertThat(KEY.parse("KEY_SET_VALUE")).isEqualTo(KeyRights.SET_VALUE);
    assertThat(KEY.mapping().read()).isEqualTo(KeyRights.READ);
    assertThat(KEY.mapping().write()).isEqualTo(KeyRights.WRITE);
    assertThat(KEY.mapping().execute()).isEqualTo(KeyRights.EXECUTE);
    assertThat(KEY.mapping().all()).isEqualTo(KeyRights.ALL_ACCESS);
    assertThat(KeyRights.KERNEL_MAPPING)
        .isEqualTo(GenericMapping.of(0x20019, 0x20006, 0x20039, 0xF003F));
    assertThat(ObjectTypes.FILE.mapping())
        .isEqualTo(
            new GenericMapping(
                FileRights.GENERIC_READ,
                FileRights.GENERIC_WRITE,
                FileRights.GENERIC_EXECUTE,
                FileRights.ALL_ACCESS));
    assertThat(ObjectTypes.DS.mapping())
        .isEqualTo(
            new GenericMapping(
                DsRights.GENERIC_READ,
                DsRights.GENERIC_WRITE,
                DsRights.GENERIC_EXECUTE,
                DsRights.ALL_ACCESS));
    assertThat(ObjectTypes.WFP.mapping())
        .isEqualTo(
            new GenericMapping(
                WfpRights.GENERIC_READ,
                WfpRights.GENERIC_WRITE,
                WfpRights.GENERIC_EXECUTE,
                WfpRights.GENERIC_ALL));
    assertThat(ObjectTypes.TOKEN.mapping())
        .isEqualTo(TokenRights.KERNEL_MAPPING)
        .isEqualTo(GenericMapping.of(0x2001A, 0x201E0, 0x20005, 0xF01FF));
  }

  @Test
  void namesOf_setThatIsExactlyTheMask_isOneName() {
    assertThat(KEY.namesOf(KeyRights.READ)).containsExactly("KEY_READ");
    assertThat(KEY.namesOf(KeyRights.ALL_ACCESS)).containsExactly("KEY_ALL_ACCESS");
  }

  @Test
  void namesOf_otherMask_isOneNameForEachBitAndOneNumberForTheRest() {
    assertThat(KEY.namesOf(AccessMask.of(0x0106_1803)))
        .containsExactly(
            "KEY_QUERY_VALUE",
            "KEY_SET_VALUE",
            "READ_CONTROL",
            "WRITE_DAC",
            "ACCESS_SYSTEM_SECURITY",
            "0x1800");
    assertThat(KEY.namesOf(AccessMask.NONE)).isEmpty();
    assertThat(KEY.namesOf(AccessMask.of(0xC000_0000)))
        .containsExactly("GENERIC_WRITE", "GENERIC_READ");
  }

  @Test
  void namesOf_anyMask_readsBackTheSameMask() {
    for (int shift = 0; shift < 32; shift++) {
      AccessMask mask = AccessMask.of(0x9249_2493 << shift | 1 << shift);
      for (ObjectType type : ObjectTypes.ALL) {
        assertThat(type.parse(type.namesOf(mask))).isEqualTo(mask);
      }
    }
  }

  @Test
  void parse_everySpelling_isRead() {
    assertThat(KEY.parse("KEY_READ")).isEqualTo(AccessMask.of(0x20019));
    assertThat(KEY.parse("key_read")).isEqualTo(AccessMask.of(0x20019));
    assertThat(KEY.parse("WRITE_DAC")).isEqualTo(AccessMask.WRITE_DAC);
    assertThat(KEY.parse("MAXIMUM_ALLOWED")).isEqualTo(AccessMask.MAXIMUM_ALLOWED);
    assertThat(KEY.parse("STANDARD_RIGHTS_ALL")).isEqualTo(AccessMask.of(0x1F0000));
    assertThat(KEY.parse("KA")).isEqualTo(AccessMask.of(0xF003F));
    assertThat(KEY.parse("rpWP")).isEqualTo(AccessMask.of(0x30));
    assertThat(KEY.parse("GX")).isEqualTo(AccessMask.GENERIC_EXECUTE);
    assertThat(KEY.parse("0xFFFFffff")).isEqualTo(AccessMask.of(-1));
    assertThat(KEY.parse(List.of("KEY_SET_VALUE", "SD", "0x8"))).isEqualTo(AccessMask.of(0x1000A));
  }

  @Test
  void parse_whatIsNoRight_isRefusedInOneLine() {
    assertThatThrownBy(() -> KEY.parse("FILE_READ_DATA"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown right `FILE_READ_DATA` of object type `key`");
    assertThatThrownBy(() -> KEY.parse("")).hasMessage("unknown right `` of object type `key`");
    assertThatThrownBy(() -> KEY.parse("KAX"))
        .hasMessage("unknown right `KAX` of object type `key`");
    assertThatThrownBy(() -> KEY.parse("KAXX")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KEY.parse("0x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KEY.parse("0x-1")).isInstanceOf(IllegalArgumentException.class);
    // a digit, but not one of ASCII
    assertThatThrownBy(() -> KEY.parse("0x\uff11")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KEY.parse("0xg")).hasMessageStartingWith("unknown right `0xg`");
    assertThatThrownBy(() -> KEY.parse("0x1 ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KEY.parse("0x100000000"))
        .hasMessage("access mask `0x100000000` has more than 32 bits");
    assertThatThrownBy(() -> KEY.parse("A\nB"))
        .hasMessage("unknown right `A\\u000aB` of object type `key`");
  }

  @Test
  void constructor_badParts_areRefused() {
    GenericMapping mapping = GenericMapping.of(1, 2, 4, 7);
    assertThatThrownBy(() -> ObjectType.of("", mapping, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ObjectType("x", mapping, List.of(), AccessMask.of(8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AccessRight.of("", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AccessRight.of("X", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isSingle_oneBitOrMore_tellsThemApart() {
    assertThat(AccessRight.of("X", 0x8000_0000).isSingle()).isTrue();
    assertThat(AccessRight.of("X", 3).isSingle()).isFalse();
  }

  @Test
  void withMapping_kernelMapping_changesNothingElse() {
    ObjectType kernel = KEY.withMapping(KeyRights.KERNEL_MAPPING);
    assertThat(kernel.mapping().execute()).isEqualTo(AccessMask.of(0x20039));
    assertThat(kernel.withMapping(KEY.mapping())).isEqualTo(KEY);
  }

  @Test
  void toString_type_isItsName() {
    assertThat(KEY).hasToString("key");
  }
}
