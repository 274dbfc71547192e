package org.ntacl.descriptor;

/** The types of the kernel transaction manager's objects (Windows headers). */
final class TransactionObjectTypes {
  static final ObjectType TRANSACTION =
      RightNames.of("TRANSACTION_")
          .bits("QUERY_INFORMATION", "SET_INFORMATION", "ENLIST", "COMMIT", "ROLLBACK", "PROPAGATE")
          .set("GENERIC_READ", 0x120001)
          .set("GENERIC_WRITE", 0x12003E)
          .set("GENERIC_EXECUTE", 0x120018)
          .set("ALL_ACCESS", 0x1F003F)
          .type("transaction", 0x120001, 0x12003E, 0x120018, 0x1F003F);

  static final ObjectType TRANSACTION_MANAGER =
      RightNames.of("TRANSACTIONMANAGER_")
          .bits(
              "QUERY_INFORMATION",
              "SET_INFORMATION",
              "RECOVER",
              "RENAME",
              "CREATE_RM",
              "BIND_TRANSACTION")
          .set("GENERIC_READ", 0x20001)
          .set("GENERIC_WRITE", 0x2001E)
          .set("GENERIC_EXECUTE", 0x20000)
          .set("ALL_ACCESS", 0xF003F)
          .type("transaction-manager", 0x20001, 0x2001E, 0x20000, 0xF003F);

  static final ObjectType RESOURCE_MANAGER =
      RightNames.of("RESOURCEMANAGER_")
          .bits(
              "QUERY_INFORMATION",
              "SET_INFORMATION",
              "RECOVER",
              "ENLIST",
              "GET_NOTIFICATION",
              "REGISTER_PROTOCOL",
              "COMPLETE_PROPAGATION")
          .set("GENERIC_READ", 0x120001)
          .set("GENERIC_WRITE", 0x12007E)
          .set("GENERIC_EXECUTE", 0x12005C)
          .set("ALL_ACCESS", 0x1F007F)
          .type("resource-manager", 0x120001, 0x12007E, 0x12005C, 0x1F007F);

  static final ObjectType ENLISTMENT =
      RightNames.of("ENLISTMENT_")
          .bits(
              "QUERY_INFORMATION",
              "SET_INFORMATION",
              "RECOVER",
              "SUBORDINATE_RIGHTS",
              "SUPERIOR_RIGHTS")
          .set("GENERIC_READ", 0x20001)
          .set("GENERIC_WRITE", 0x2001E)
          .set("GENERIC_EXECUTE", 0x2001C)
          .set("ALL_ACCESS", 0xF001F)
          .type("enlistment", 0x20001, 0x2001E, 0x2001C, 0xF001F);

  private TransactionObjectTypes() {}
}
