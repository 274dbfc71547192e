package org.ntacl.descriptor;

/** The types of objects that services of the system keep and guard themselves. */
final class ServerObjectTypes {
  static final ObjectType DS =
      RightNames.of("ADS_RIGHT_DS_")
          .bits(
              "CREATE_CHILD",
              "DELETE_CHILD",
              "",
              "SELF",
              "READ_PROP",
              "WRITE_PROP",
              "DELETE_TREE",
              "LIST_OBJECT",
              "CONTROL_ACCESS")
          .also("ADS_RIGHT_ACTRL_DS_LIST", 0x4)
          .type("ds", 0x20094, 0x20028, 0x20004, 0xF01FF);

  static final ObjectType SERVICE =
      RightNames.of("SERVICE_")
          .bits(
              "QUERY_CONFIG",
              "CHANGE_CONFIG",
              "QUERY_STATUS",
              "ENUMERATE_DEPENDENTS",
              "START",
              "STOP",
              "PAUSE_CONTINUE",
              "INTERROGATE",
              "USER_DEFINED_CONTROL")
          .set("ALL_ACCESS", 0xF01FF)
          .type("service", 0x2008D, 0x20002, 0x20170, 0xF01FF);

  static final ObjectType SCM =
      RightNames.of("SC_MANAGER_")
          .bits(
              "CONNECT",
              "CREATE_SERVICE",
              "ENUMERATE_SERVICE",
              "LOCK",
              "QUERY_LOCK_STATUS",
              "MODIFY_BOOT_CONFIG")
          .set("ALL_ACCESS", 0xF003F)
          .type("scm", 0x20014, 0x20022, 0x20009, 0xF003F);

  static final ObjectType WFP =
      RightNames.of("FWPM_ACTRL_")
          .bits(
              "ADD",
              "ADD_LINK",
              "BEGIN_READ_TXN",
              "BEGIN_WRITE_TXN",
              "CLASSIFY",
              "ENUM",
              "OPEN",
              "READ",
              "READ_STATS",
              "SUBSCRIBE",
              "WRITE")
          .also("FWPM_GENERIC_READ", 0x201D4)
          .also("FWPM_GENERIC_WRITE", 0x3040B)
          .also("FWPM_GENERIC_EXECUTE", 0x20220)
          .also("FWPM_GENERIC_ALL", 0xF07FF)
          .type("wfp", 0x201D4, 0x3040B, 0x20220, 0xF07FF);

  /** Descriptors that stand in the conditions of filters. */
  static final ObjectType WFP_FILTER_CONDITION =
      RightNames.of("FWP_ACTRL_")
          .bits("MATCH_FILTER")
          .type("wfp-filter-condition", 0x20000, 0x20000, 0x20001, 0x20001);

  static final ObjectType PRINTER =
      RightNames.of("")
          .bits(
              "SERVER_ACCESS_ADMINISTER",
              "SERVER_ACCESS_ENUMERATE",
              "PRINTER_ACCESS_ADMINISTER",
              "PRINTER_ACCESS_USE",
              "JOB_ACCESS_ADMINISTER",
              "JOB_ACCESS_READ",
              "PRINTER_ACCESS_MANAGE_LIMITED")
          .set("PRINTER_READ", 0x20008)
          .set("PRINTER_WRITE", 0x20008)
          .set("PRINTER_EXECUTE", 0x20008)
          .set("PRINTER_ALL_ACCESS", 0xF000C)
          .type("printer", 0x20008, 0x20008, 0x20008, 0xF000C);

  static final ObjectType LSA_POLICY =
      RightNames.of("POLICY_")
          .bits(
              "VIEW_LOCAL_INFORMATION",
              "VIEW_AUDIT_INFORMATION",
              "GET_PRIVATE_INFORMATION",
              "TRUST_ADMIN",
              "CREATE_ACCOUNT",
              "CREATE_SECRET",
              "CREATE_PRIVILEGE",
              "SET_DEFAULT_QUOTA_LIMITS",
              "SET_AUDIT_REQUIREMENTS",
              "AUDIT_LOG_ADMIN",
              "SERVER_ADMIN",
              "LOOKUP_NAMES",
              "NOTIFICATION")
          .set("READ", 0x20006)
          .set("WRITE", 0x207F8)
          .set("EXECUTE", 0x20801)
          .set("ALL_ACCESS", 0xF0FFF)
          .type("lsa-policy", 0x20006, 0x207F8, 0x20801, 0xF0FFF);

  static final ObjectType SAM_SERVER =
      RightNames.of("SAM_SERVER_")
          .bits(
              "CONNECT",
              "SHUTDOWN",
              "INITIALIZE",
              "CREATE_DOMAIN",
              "ENUMERATE_DOMAINS",
              "LOOKUP_DOMAIN")
          .set("READ", 0x20010)
          .set("WRITE", 0x2000E)
          .set("EXECUTE", 0x20021)
          .set("ALL_ACCESS", 0xF003F)
          .type("sam-server", 0x20010, 0x2000E, 0x20021, 0xF003F);

  static final ObjectType SAM_DOMAIN =
      RightNames.of("DOMAIN_")
          .bits(
              "READ_PASSWORD_PARAMETERS",
              "WRITE_PASSWORD_PARAMS",
              "READ_OTHER_PARAMETERS",
              "WRITE_OTHER_PARAMETERS",
              "CREATE_USER",
              "CREATE_GROUP",
              "CREATE_ALIAS",
              "GET_ALIAS_MEMBERSHIP",
              "LIST_ACCOUNTS",
              "LOOKUP",
              "ADMINISTER_SERVER")
          .set("READ", 0x20084)
          .set("WRITE", 0x2047A)
          .set("EXECUTE", 0x20301)
          .set("ALL_ACCESS", 0xF07FF)
          .type("sam-domain", 0x20084, 0x2047A, 0x20301, 0xF07FF);

  static final ObjectType SAM_GROUP =
      RightNames.of("GROUP_")
          .bits("READ_INFORMATION", "WRITE_ACCOUNT", "ADD_MEMBER", "REMOVE_MEMBER", "LIST_MEMBERS")
          .set("READ", 0x20010)
          .set("WRITE", 0x2000E)
          .set("EXECUTE", 0x20001)
          .set("ALL_ACCESS", 0xF001F)
          .type("sam-group", 0x20010, 0x2000E, 0x20001, 0xF001F);

  static final ObjectType SAM_ALIAS =
      RightNames.of("ALIAS_")
          .bits("ADD_MEMBER", "REMOVE_MEMBER", "LIST_MEMBERS", "READ_INFORMATION", "WRITE_ACCOUNT")
          .set("READ", 0x20004)
          .set("WRITE", 0x20013)
          .set("EXECUTE", 0x20008)
          .set("ALL_ACCESS", 0xF001F)
          .type("sam-alias", 0x20004, 0x20013, 0x20008, 0xF001F);

  static final ObjectType SAM_USER =
      RightNames.of("USER_")
          .bits(
              "READ_GENERAL",
              "READ_PREFERENCES",
              "WRITE_PREFERENCES",
              "READ_LOGON",
              "READ_ACCOUNT",
              "WRITE_ACCOUNT",
              "CHANGE_PASSWORD",
              "FORCE_PASSWORD_CHANGE",
              "LIST_GROUPS",
              "READ_GROUP_INFORMATION",
              "WRITE_GROUP_INFORMATION")
          .set("READ", 0x2031A)
          .set("WRITE", 0x20044)
          .set("EXECUTE", 0x20041)
          .set("ALL_ACCESS", 0xF07FF)
          .type("sam-user", 0x2031A, 0x20044, 0x20041, 0xF07FF);

  private ServerObjectTypes() {}
}
