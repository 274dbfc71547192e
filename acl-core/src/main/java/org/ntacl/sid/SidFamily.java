package org.ntacl.sid;

/**
 * What kind of principal or mark a SID is, told by its form alone (MS-DTYP 2.4.2.4 and the Windows
 * headers).
 *
 * <p>The form is no proof that the principal exists. A SID whose form is that of no family is
 * {@link #UNKNOWN}, also when it starts like one.
 */
public enum SidFamily {
  /** S-1-0-0, nobody. */
  NULL,
  /** S-1-1-0, everyone. */
  WORLD,
  /** S-1-2-n: users of the local terminal or console. */
  LOCAL,
  /** S-1-3-n: placeholders of the creator, replaced or interpreted by Windows. */
  CREATOR,
  /**
   * S-1-5-n: groups and accounts of Windows itself. Also S-1-5-21-0-0-0-n, marks of how claims and
   * device came into a token.
   */
  NT_WELL_KNOWN,
  /** S-1-5-5-high-low: one logon session. */
  LOGON_SESSION,
  /** S-1-5-21-a-b-c: a domain, or the account database of a machine. */
  DOMAIN,
  /** S-1-5-21-a-b-c-rid: a user, group or computer of a domain or machine. */
  DOMAIN_ACCOUNT,
  /** S-1-5-32, S-1-5-32-n: the local groups that every machine has. */
  BUILTIN,
  /** S-1-5-32 and eight words: the group form of a named capability. */
  CAPABILITY_GROUP,
  /** S-1-5-64-n: the package that authenticated the user. */
  AUTHENTICATION_PACKAGE,
  /** S-1-5-65-n: the kind of credential the user showed. */
  CREDENTIAL_TYPE,
  /** S-1-5-80, S-1-5-80-0, S-1-5-80 and five words: services. */
  SERVICE,
  /** S-1-5-82 and five words: an application pool of IIS. */
  APP_POOL,
  /** S-1-5-83-0, S-1-5-83-1 and four words: virtual machines of Hyper-V. */
  VIRTUAL_MACHINE,
  /** S-1-5-84 and five words: hosts of user-mode drivers. */
  USER_MODE_DRIVER,
  /** S-1-5-87 and five words: a scheduled task. */
  TASK,
  /** S-1-5-90-0, S-1-5-90-0-n: window managers. */
  WINDOW_MANAGER,
  /** S-1-5-96-0, S-1-5-96-0-n: font driver hosts. */
  FONT_DRIVER_HOST,
  /** Any other SID that starts with S-1-5-80 to S-1-5-111: further virtual accounts. */
  VIRTUAL_ACCOUNT,
  /** S-1-11-96-…: a Microsoft account. */
  MICROSOFT_ACCOUNT,
  /** S-1-12-1 and four words: an object of Entra ID. */
  ENTRA,
  /** S-1-15-2-n: sets of packages. */
  PACKAGE_SET,
  /** S-1-15-2 and seven words: a package or app container. */
  PACKAGE,
  /** S-1-15-2 and eleven words: a child app container. */
  CHILD_PACKAGE,
  /** S-1-15-3-n: a numbered capability. */
  NUMBERED_CAPABILITY,
  /** S-1-15-3 and four words: a capability for a class of devices. */
  DEVICE_CAPABILITY,
  /** S-1-15-3 and seven words: the capability of being one certain package. */
  PACKAGE_CAPABILITY,
  /** S-1-15-3-1024 and eight words: a named capability. */
  NAMED_CAPABILITY,
  /** S-1-16-n: an integrity level. */
  INTEGRITY_LEVEL,
  /** S-1-17-…: a central access policy. */
  CENTRAL_POLICY,
  /** S-1-18-n: how an identity was asserted or proved. */
  AUTHENTICATION,
  /** S-1-19-type-level: the trust level of a protected process. */
  PROCESS_TRUST,
  /** None of these. */
  UNKNOWN;

  private static final int VIRTUAL_ACCOUNT_FIRST = 80;
  private static final int VIRTUAL_ACCOUNT_LAST = 111;

  /** Tells the family of a SID, without allocating. */
  public static SidFamily of(Sid sid) {
    int count = sid.subAuthorityCount();
    if (count == 0 || sid.authority() > Integer.MAX_VALUE) {
      return UNKNOWN;
    }
    return switch ((int) sid.authority()) {
      case 0 -> only(count == 1 && sid.rid() == 0, NULL);
      case 1 -> only(count == 1 && sid.rid() == 0, WORLD);
      case 2 -> only(count == 1, LOCAL);
      case 3 -> only(count == 1, CREATOR);
      case 5 -> ofNt(sid, count);
      case 11 -> only(count > 1 && sid.subAuthority(0) == 96, MICROSOFT_ACCOUNT);
      case 12 -> only(count == 5 && sid.subAuthority(0) == 1, ENTRA);
      case 15 -> ofAppPackage(sid, count);
      case 16 -> only(count == 1, INTEGRITY_LEVEL);
      case 17 -> CENTRAL_POLICY;
      case 18 -> only(count == 1, AUTHENTICATION);
      case 19 -> only(count == 2, PROCESS_TRUST);
      default -> UNKNOWN;
    };
  }

  private static SidFamily only(boolean fits, SidFamily family) {
    return fits ? family : UNKNOWN;
  }

  private static SidFamily ofNt(Sid sid, int count) {
    int first = sid.subAuthority(0);
    if (first >= VIRTUAL_ACCOUNT_FIRST && first <= VIRTUAL_ACCOUNT_LAST) {
      return ofVirtualAccount(sid, count);
    }
    return switch (first) {
      case 5 -> count == 1 ? NT_WELL_KNOWN : only(count == 3, LOGON_SESSION);
      case 21 -> ofNonUnique(sid, count);
      case 32 -> count == 9 ? CAPABILITY_GROUP : only(count <= 2, BUILTIN);
      case 64 -> only(count == 2, AUTHENTICATION_PACKAGE);
      case 65 -> only(count == 2, CREDENTIAL_TYPE);
      default -> only(count == 1, NT_WELL_KNOWN);
    };
  }

  private static SidFamily ofNonUnique(Sid sid, int count) {
    if (count == 4) {
      return DOMAIN;
    }
    boolean mark =
        count == 5
            && sid.subAuthority(1) == 0
            && sid.subAuthority(2) == 0
            && sid.subAuthority(3) == 0;
    return mark ? NT_WELL_KNOWN : only(count == 5, DOMAIN_ACCOUNT);
  }

  private static SidFamily ofVirtualAccount(Sid sid, int count) {
    boolean hash = count == 6;
    int second = count > 1 ? sid.subAuthority(1) : -1;
    SidFamily family =
        switch (sid.subAuthority(0)) {
          case 80 -> only(hash || count == 1 || (count == 2 && second == 0), SERVICE);
          case 82 -> only(hash, APP_POOL);
          case 83 -> only((hash && second == 1) || (count == 2 && second == 0), VIRTUAL_MACHINE);
          case 84 -> only(hash, USER_MODE_DRIVER);
          case 87 -> only(hash, TASK);
          case 90 -> only((count == 2 || count == 3) && second == 0, WINDOW_MANAGER);
          case 96 -> only((count == 2 || count == 3) && second == 0, FONT_DRIVER_HOST);
          default -> UNKNOWN;
        };
    return family == UNKNOWN ? VIRTUAL_ACCOUNT : family;
  }

  private static SidFamily ofAppPackage(Sid sid, int count) {
    return switch (sid.subAuthority(0)) {
      case 2 ->
          switch (count) {
            case 2 -> PACKAGE_SET;
            case 8 -> PACKAGE;
            case 12 -> CHILD_PACKAGE;
            default -> UNKNOWN;
          };
      case 3 ->
          switch (count) {
            case 2 -> NUMBERED_CAPABILITY;
            case 5 -> DEVICE_CAPABILITY;
            case 8 -> PACKAGE_CAPABILITY;
            case 10 -> only(sid.subAuthority(1) == 1024, NAMED_CAPABILITY);
            default -> UNKNOWN;
          };
      default -> UNKNOWN;
    };
  }
}
