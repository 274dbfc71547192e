package org.ntacl.descriptor;

/**
 * The types of the kernel's objects. The mappings are those that Windows reports for its types
 * (test suites that run on Windows ask it); where they differ from the Windows headers it is said
 * so.
 */
final class KernelObjectTypes {
  /** GENERIC_EXECUTE as in the headers; see {@link KeyRights#KERNEL_MAPPING}. */
  static final ObjectType KEY =
      RightNames.of("KEY_")
          .bits(
              "QUERY_VALUE",
              "SET_VALUE",
              "CREATE_SUB_KEY",
              "ENUMERATE_SUB_KEYS",
              "NOTIFY",
              "CREATE_LINK",
              "",
              "",
              "WOW64_64KEY",
              "WOW64_32KEY")
          .set("READ", 0x20019)
          .set("WRITE", 0x20006)
          .set("EXECUTE", 0x20019)
          .set("ALL_ACCESS", 0xF003F)
          .type("key", 0x20019, 0x20006, 0x20019, 0xF003F);

  /**
   * The generic rights as Windows reports them of its own type (Wine's tests on Windows); the sets
   * of the headers, {@code TOKEN_READ} and so on, are smaller.
   */
  static final ObjectType TOKEN =
      RightNames.of("TOKEN_")
          .bits(
              "ASSIGN_PRIMARY",
              "DUPLICATE",
              "IMPERSONATE",
              "QUERY",
              "QUERY_SOURCE",
              "ADJUST_PRIVILEGES",
              "ADJUST_GROUPS",
              "ADJUST_DEFAULT",
              "ADJUST_SESSIONID")
          .set("READ", 0x20008)
          .set("WRITE", 0x200E0)
          .set("EXECUTE", 0x20000)
          .set("ALL_ACCESS", 0xF01FF)
          .type("token", 0x2001A, 0x201E0, 0x20005, 0xF01FF);

  static final ObjectType PROCESS =
      guardedFromReading(
          RightNames.of("PROCESS_")
              .bits(
                  "TERMINATE",
                  "CREATE_THREAD",
                  "SET_SESSIONID",
                  "VM_OPERATION",
                  "VM_READ",
                  "VM_WRITE",
                  "DUP_HANDLE",
                  "CREATE_PROCESS",
                  "SET_QUOTA",
                  "SET_INFORMATION",
                  "QUERY_INFORMATION",
                  "SUSPEND_RESUME",
                  "QUERY_LIMITED_INFORMATION",
                  "SET_LIMITED_INFORMATION")
              .set("ALL_ACCESS", 0x1FFFFF)
              .type("process", 0x20410, 0x20BEA, 0x121001, 0x1FFFFF));

  static final ObjectType THREAD =
      guardedFromReading(
          RightNames.of("THREAD_")
              .bits(
                  "TERMINATE",
                  "SUSPEND_RESUME",
                  "ALERT",
                  "GET_CONTEXT",
                  "SET_CONTEXT",
                  "SET_INFORMATION",
                  "QUERY_INFORMATION",
                  "SET_THREAD_TOKEN",
                  "IMPERSONATE",
                  "DIRECT_IMPERSONATION",
                  "SET_LIMITED_INFORMATION",
                  "QUERY_LIMITED_INFORMATION",
                  "RESUME")
              .set("ALL_ACCESS", 0x1FFFFF)
              .type("thread", 0x20048, 0x20437, 0x121800, 0x1FFFFF));

  static final ObjectType JOB =
      RightNames.of("JOB_OBJECT_")
          .bits(
              "ASSIGN_PROCESS",
              "SET_ATTRIBUTES",
              "QUERY",
              "TERMINATE",
              "SET_SECURITY_ATTRIBUTES",
              "IMPERSONATE")
          .set("ALL_ACCESS", 0x1F003F)
          .type("job", 0x20004, 0x2000B, 0x120000, 0x1F003F);

  static final ObjectType SECTION =
      RightNames.of("SECTION_")
          .bits(
              "QUERY",
              "MAP_WRITE",
              "MAP_READ",
              "MAP_EXECUTE",
              "EXTEND_SIZE",
              "MAP_EXECUTE_EXPLICIT")
          .set("ALL_ACCESS", 0xF001F)
          .type("section", 0x20005, 0x20002, 0x20008, 0xF001F);

  static final ObjectType EVENT =
      RightNames.of("EVENT_")
          .bits("QUERY_STATE", "MODIFY_STATE")
          .set("ALL_ACCESS", 0x1F0003)
          .type("event", 0x20001, 0x20002, 0x120000, 0x1F0003);

  static final ObjectType KEYED_EVENT =
      RightNames.of("KEYEDEVENT_")
          .bits("WAIT", "WAKE")
          .set("ALL_ACCESS", 0xF0003)
          .type("keyed-event", 0x20001, 0x20002, 0x20000, 0xF0003);

  static final ObjectType MUTANT =
      RightNames.of("MUTANT_")
          .bits("QUERY_STATE")
          .set("ALL_ACCESS", 0x1F0001)
          .also("MUTEX_MODIFY_STATE", 0x1)
          .also("MUTEX_ALL_ACCESS", 0x1F0001)
          .type("mutant", 0x20001, 0x20000, 0x120000, 0x1F0001);

  static final ObjectType SEMAPHORE =
      RightNames.of("SEMAPHORE_")
          .bits("QUERY_STATE", "MODIFY_STATE")
          .set("ALL_ACCESS", 0x1F0003)
          .type("semaphore", 0x20001, 0x20002, 0x120000, 0x1F0003);

  static final ObjectType TIMER =
      RightNames.of("TIMER_")
          .bits("QUERY_STATE", "MODIFY_STATE")
          .set("ALL_ACCESS", 0x1F0003)
          .type("timer", 0x20001, 0x20002, 0x120000, 0x1F0003);

  static final ObjectType IO_COMPLETION =
      RightNames.of("IO_COMPLETION_")
          .bits("QUERY_STATE", "MODIFY_STATE")
          .set("ALL_ACCESS", 0x1F0003)
          .type("io-completion", 0x20001, 0x20002, 0x120000, 0x1F0003);

  static final ObjectType SYMBOLIC_LINK =
      RightNames.of("SYMBOLIC_LINK_")
          .bits("QUERY", "SET")
          .set("ALL_ACCESS", 0xF0001)
          .type("symbolic-link", 0x20001, 0x20000, 0x20001, 0xF0001);

  static final ObjectType DIRECTORY_OBJECT =
      RightNames.of("DIRECTORY_")
          .bits("QUERY", "TRAVERSE", "CREATE_OBJECT", "CREATE_SUBDIRECTORY")
          .set("ALL_ACCESS", 0xF000F)
          .type("directory-object", 0x20003, 0x2000C, 0x20003, 0xF000F);

  static final ObjectType ALPC_PORT =
      RightNames.of("PORT_")
          .bits("CONNECT")
          .set("ALL_ACCESS", 0x1F0001)
          .type("alpc-port", 0x20001, 0x10001, 0, 0x1F0001);

  static final ObjectType DEBUG_OBJECT =
      RightNames.of("DEBUG_")
          .bits("READ_EVENT", "PROCESS_ASSIGN", "SET_INFORMATION", "QUERY_INFORMATION")
          .set("ALL_ACCESS", 0x1F000F)
          .type("debug-object", 0x20001, 0x20002, 0x120000, 0x1F000F);

  static final ObjectType WINDOW_STATION =
      RightNames.of("WINSTA_")
          .bits(
              "ENUMDESKTOPS",
              "READATTRIBUTES",
              "ACCESSCLIPBOARD",
              "CREATEDESKTOP",
              "WRITEATTRIBUTES",
              "ACCESSGLOBALATOMS",
              "EXITWINDOWS",
              "",
              "ENUMERATE",
              "READSCREEN")
          .set("ALL_ACCESS", 0x37F)
          .type("window-station", 0x20303, 0x2001C, 0x20060, 0xF037F);

  static final ObjectType DESKTOP =
      RightNames.of("DESKTOP_")
          .bits(
              "READOBJECTS",
              "CREATEWINDOW",
              "CREATEMENU",
              "HOOKCONTROL",
              "JOURNALRECORD",
              "JOURNALPLAYBACK",
              "ENUMERATE",
              "WRITEOBJECTS",
              "SWITCHDESKTOP")
          .type("desktop", 0x20041, 0x200BE, 0x20100, 0xF01FF);

  private KernelObjectTypes() {}

  /** Processes and threads: their memory must not be read from below, either. */
  private static ObjectType guardedFromReading(ObjectType type) {
    return new ObjectType(
        type.name(),
        type.mapping(),
        type.rights(),
        MandatoryPolicy.NO_WRITE_UP.or(MandatoryPolicy.NO_READ_UP));
  }
}
