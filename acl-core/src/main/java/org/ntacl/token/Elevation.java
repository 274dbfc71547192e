package org.ntacl.token;

import java.util.Set;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidFamily;

/**
 * What makes an administrator: groups and privileges for which Windows makes two tokens at logon
 * (published descriptions of User Account Control by Microsoft: MSDN Magazine, January 2007, and
 * Windows Internals).
 */
final class Elevation {
  /**
   * Administrators, Power Users, Account, Server, Print and Backup Operators, Pre-Windows 2000
   * Compatible Access, Network Configuration Operators, Cryptographic Operators.
   */
  private static final Set<Integer> LOCAL_GROUPS =
      Set.of(544, 547, 548, 549, 550, 551, 554, 556, 569);

  /**
   * Enterprise Read-only Domain Controllers, Domain Admins, Domain Controllers, Cert Publishers,
   * Schema Admins, Enterprise Admins, Group Policy Creator Owners, Read-only Domain Controllers,
   * RAS and IAS Servers.
   */
  private static final Set<Integer> DOMAIN_GROUPS =
      Set.of(498, 512, 516, 517, 518, 519, 520, 521, 553);

  private static final Set<Privilege> POWERFUL =
      Set.of(
          Privilege.CREATE_TOKEN,
          Privilege.TCB,
          Privilege.TAKE_OWNERSHIP,
          Privilege.LOAD_DRIVER,
          Privilege.BACKUP,
          Privilege.RESTORE,
          Privilege.DEBUG,
          Privilege.IMPERSONATE,
          Privilege.RELABEL);

  private static final Set<Privilege> HARMLESS =
      Set.of(
          Privilege.CHANGE_NOTIFY,
          Privilege.SHUTDOWN,
          Privilege.UNDOCK,
          Privilege.INCREASE_WORKING_SET,
          Privilege.TIME_ZONE);

  private Elevation() {}

  /** Tells whether a group is one for administration. */
  static boolean isElevated(Sid group) {
    return switch (SidFamily.of(group)) {
      case BUILTIN -> LOCAL_GROUPS.contains(group.rid());
      case DOMAIN_ACCOUNT -> DOMAIN_GROUPS.contains(group.rid());
      default -> false;
    };
  }

  /** Tells whether everybody may hold a privilege. */
  static boolean isHarmless(Privilege privilege) {
    return HARMLESS.contains(privilege);
  }

  /** Tells whether a token has something for which Windows makes a limited one beside it. */
  static boolean isElevated(AccessToken token) {
    return token.privileges().stream().anyMatch(POWERFUL::contains)
        || token.groups().stream()
            .anyMatch(group -> isElevated(group.sid()) && group.matchesAllow());
  }
}
