package org.ntacl.token;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The privileges of Windows (MS-LSAD 3.1.1.2.1, the last one from the Windows headers). */
public enum Privilege {
  CREATE_TOKEN(2, "SeCreateToken"),
  ASSIGN_PRIMARY_TOKEN(3, "SeAssignPrimaryToken"),
  LOCK_MEMORY(4, "SeLockMemory"),
  INCREASE_QUOTA(5, "SeIncreaseQuota"),
  MACHINE_ACCOUNT(6, "SeMachineAccount"),
  TCB(7, "SeTcb"),
  /** Grants ACCESS_SYSTEM_SECURITY. */
  SECURITY(8, "SeSecurity"),
  /** Grants WRITE_OWNER. */
  TAKE_OWNERSHIP(9, "SeTakeOwnership"),
  LOAD_DRIVER(10, "SeLoadDriver"),
  SYSTEM_PROFILE(11, "SeSystemProfile"),
  SYSTEM_TIME(12, "SeSystemtime"),
  PROFILE_SINGLE_PROCESS(13, "SeProfileSingleProcess"),
  INCREASE_BASE_PRIORITY(14, "SeIncreaseBasePriority"),
  CREATE_PAGEFILE(15, "SeCreatePagefile"),
  CREATE_PERMANENT(16, "SeCreatePermanent"),
  BACKUP(17, "SeBackup"),
  RESTORE(18, "SeRestore"),
  SHUTDOWN(19, "SeShutdown"),
  DEBUG(20, "SeDebug"),
  AUDIT(21, "SeAudit"),
  SYSTEM_ENVIRONMENT(22, "SeSystemEnvironment"),
  CHANGE_NOTIFY(23, "SeChangeNotify"),
  REMOTE_SHUTDOWN(24, "SeRemoteShutdown"),
  UNDOCK(25, "SeUndock"),
  SYNC_AGENT(26, "SeSyncAgent"),
  ENABLE_DELEGATION(27, "SeEnableDelegation"),
  MANAGE_VOLUME(28, "SeManageVolume"),
  IMPERSONATE(29, "SeImpersonate"),
  CREATE_GLOBAL(30, "SeCreateGlobal"),
  TRUSTED_CREDMAN_ACCESS(31, "SeTrustedCredManAccess"),
  /** Grants WRITE_OWNER, and lifts labels. */
  RELABEL(32, "SeRelabel"),
  INCREASE_WORKING_SET(33, "SeIncreaseWorkingSet"),
  TIME_ZONE(34, "SeTimeZone"),
  CREATE_SYMBOLIC_LINK(35, "SeCreateSymbolicLink"),
  DELEGATE_SESSION_USER_IMPERSONATE(36, "SeDelegateSessionUserImpersonate");

  private static final Map<String, Privilege> BY_NAME = new HashMap<>();
  private static final Privilege[] BY_LUID = new Privilege[37];

  static {
    for (Privilege privilege : values()) {
      BY_NAME.put(privilege.windowsName.toLowerCase(Locale.ROOT), privilege);
      BY_LUID[privilege.luid] = privilege;
    }
  }

  private final int luid;
  private final String windowsName;

  Privilege(int luid, String name) {
    this.luid = luid;
    this.windowsName = name + "Privilege";
  }

  /** Returns the locally unique identifier, the same on every machine; its high part is 0. */
  public int luid() {
    return luid;
  }

  /** Returns the name that Windows uses, as in {@code SeSecurityPrivilege}. */
  public String windowsName() {
    return windowsName;
  }

  /**
   * Returns the privilege of a name such as {@code SeSecurityPrivilege} in either case, or empty.
   */
  public static Optional<Privilege> ofName(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns the privilege of an identifier, or empty.
   *
   * @param luid all 64 bits of the identifier
   */
  public static Optional<Privilege> ofLuid(long luid) {
    return luid < 0 || luid >= BY_LUID.length
        ? Optional.empty()
        : Optional.ofNullable(BY_LUID[(int) luid]);
  }

  /** Returns {@link #windowsName()}. */
  @Override
  public String toString() {
    return windowsName;
  }
}
