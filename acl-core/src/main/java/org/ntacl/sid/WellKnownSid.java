package org.ntacl.sid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ntacl.sid.SidAlias.Base;

/**
 * The SIDs that mean the same everywhere (MS-DTYP 2.4.2.4, completed from the Windows headers and
 * documentation), and the accounts that every machine, domain or forest has at the same number.
 *
 * <p>A constant of base {@link Base#NONE} is one fixed SID; the others are relative to a {@link
 * SidContext}. Names of constants are those of MS-DTYP where it has one.
 */
public enum WellKnownSid {
  NULL("S-1-0-0", "NULL SID", 0),
  EVERYONE("S-1-1-0", "Everyone", 1),
  LOCAL("S-1-2-0", "LOCAL", 2),
  CONSOLE_LOGON("S-1-2-1", "CONSOLE LOGON", 81),
  CREATOR_AUTHORITY(3, "Creator Authority"),
  CREATOR_OWNER("S-1-3-0", "CREATOR OWNER", 3),
  CREATOR_GROUP("S-1-3-1", "CREATOR GROUP", 4),
  OWNER_SERVER("S-1-3-2", "CREATOR OWNER SERVER", 5),
  GROUP_SERVER("S-1-3-3", "CREATOR GROUP SERVER", 6),
  OWNER_RIGHTS("S-1-3-4", "OWNER RIGHTS", 71),

  NT_AUTHORITY(5, "NT Pseudo Domain", 7),
  DIALUP("S-1-5-1", "NT AUTHORITY\\DIALUP", 8),
  NETWORK("S-1-5-2", "NT AUTHORITY\\NETWORK", 9),
  BATCH("S-1-5-3", "NT AUTHORITY\\BATCH", 10),
  INTERACTIVE("S-1-5-4", "NT AUTHORITY\\INTERACTIVE", 11),
  SERVICE("S-1-5-6", "NT AUTHORITY\\SERVICE", 12),
  ANONYMOUS("S-1-5-7", "NT AUTHORITY\\ANONYMOUS LOGON", 13),
  PROXY("S-1-5-8", "NT AUTHORITY\\PROXY", 14),
  ENTERPRISE_DOMAIN_CONTROLLERS("S-1-5-9", "NT AUTHORITY\\ENTERPRISE DOMAIN CONTROLLERS", 15),
  PRINCIPAL_SELF("S-1-5-10", "NT AUTHORITY\\SELF", 16),
  AUTHENTICATED_USERS("S-1-5-11", "NT AUTHORITY\\Authenticated Users", 17),
  RESTRICTED_CODE("S-1-5-12", "NT AUTHORITY\\RESTRICTED", 18),
  TERMINAL_SERVER_USER("S-1-5-13", "NT AUTHORITY\\TERMINAL SERVER USER", 19),
  REMOTE_INTERACTIVE_LOGON("S-1-5-14", "NT AUTHORITY\\REMOTE INTERACTIVE LOGON", 20),
  THIS_ORGANIZATION("S-1-5-15", "NT AUTHORITY\\This Organization", 54),
  IUSR("S-1-5-17", "NT AUTHORITY\\IUSR", 63),
  LOCAL_SYSTEM("S-1-5-18", "NT AUTHORITY\\SYSTEM", 22),
  LOCAL_SERVICE("S-1-5-19", "NT AUTHORITY\\LOCAL SERVICE", 23),
  NETWORK_SERVICE("S-1-5-20", "NT AUTHORITY\\NETWORK SERVICE", 24),
  COMPOUNDED_AUTHENTICATION("S-1-5-21-0-0-0-496", "Compounded Authentication"),
  CLAIMS_VALID("S-1-5-21-0-0-0-497", "Claims Valid"),
  ENTERPRISE_READONLY_CONTROLLERS_BETA(
      "S-1-5-22", "NT AUTHORITY\\ENTERPRISE READ-ONLY DOMAIN CONTROLLERS BETA"),
  WRITE_RESTRICTED_CODE("S-1-5-33", "NT AUTHORITY\\WRITE RESTRICTED", 70),
  NTLM_AUTHENTICATION("S-1-5-64-10", "NT AUTHORITY\\NTLM Authentication", 51),
  SCHANNEL_AUTHENTICATION("S-1-5-64-14", "NT AUTHORITY\\SChannel Authentication", 53),
  DIGEST_AUTHENTICATION("S-1-5-64-21", "NT AUTHORITY\\Digest Authentication", 52),
  THIS_ORGANIZATION_CERTIFICATE("S-1-5-65-1", "NT AUTHORITY\\This Organization Certificate", 82),
  LOCAL_ACCOUNT("S-1-5-113", "NT AUTHORITY\\Local account", 105),
  LOCAL_ACCOUNT_AND_MEMBER_OF_ADMINISTRATORS_GROUP(
      "S-1-5-114", "NT AUTHORITY\\Local account and member of Administrators group", 106),
  OTHER_ORGANIZATION("S-1-5-1000", "NT AUTHORITY\\Other Organization", 55),

  NT_SERVICE("S-1-5-80", "NT SERVICE"),
  NT_SERVICE_ALL_SERVICES("S-1-5-80-0", "NT SERVICE\\ALL SERVICES"),
  TRUSTED_INSTALLER(
      "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
      "NT SERVICE\\TrustedInstaller"),
  VIRTUAL_MACHINES("S-1-5-83-0", "NT VIRTUAL MACHINE\\Virtual Machines"),
  USER_MODE_DRIVERS("S-1-5-84-0-0-0-0-0", "NT AUTHORITY\\USER MODE DRIVERS", 98),
  WINDOW_MANAGER_GROUP("S-1-5-90-0", "Window Manager\\Window Manager Group"),
  CONTAINER_ADMINISTRATOR("S-1-5-93-2-1", "User Manager\\ContainerAdministrator"),
  CONTAINER_USER("S-1-5-93-2-2", "User Manager\\ContainerUser"),

  BUILTIN("S-1-5-32", "BUILTIN", 25),
  BUILTIN_ADMINISTRATORS("S-1-5-32-544", "BUILTIN\\Administrators", 26),
  BUILTIN_USERS("S-1-5-32-545", "BUILTIN\\Users", 27),
  BUILTIN_GUESTS("S-1-5-32-546", "BUILTIN\\Guests", 28),
  POWER_USERS("S-1-5-32-547", "BUILTIN\\Power Users", 29),
  ACCOUNT_OPERATORS("S-1-5-32-548", "BUILTIN\\Account Operators", 30),
  SERVER_OPERATORS("S-1-5-32-549", "BUILTIN\\Server Operators", 31),
  PRINTER_OPERATORS("S-1-5-32-550", "BUILTIN\\Print Operators", 32),
  BACKUP_OPERATORS("S-1-5-32-551", "BUILTIN\\Backup Operators", 33),
  REPLICATOR("S-1-5-32-552", "BUILTIN\\Replicator", 34),
  ALIAS_PREW2KCOMPACC("S-1-5-32-554", "BUILTIN\\Pre-Windows 2000 Compatible Access", 35),
  REMOTE_DESKTOP("S-1-5-32-555", "BUILTIN\\Remote Desktop Users", 36),
  NETWORK_CONFIGURATION_OPS("S-1-5-32-556", "BUILTIN\\Network Configuration Operators", 37),
  INCOMING_FOREST_TRUST_BUILDERS("S-1-5-32-557", "BUILTIN\\Incoming Forest Trust Builders", 56),
  PERFMON_USERS("S-1-5-32-558", "BUILTIN\\Performance Monitor Users", 57),
  PERFLOG_USERS("S-1-5-32-559", "BUILTIN\\Performance Log Users", 58),
  WINDOWS_AUTHORIZATION_ACCESS_GROUP(
      "S-1-5-32-560", "BUILTIN\\Windows Authorization Access Group", 59),
  TERMINAL_SERVER_LICENSE_SERVERS("S-1-5-32-561", "BUILTIN\\Terminal Server License Servers", 60),
  DISTRIBUTED_COM_USERS("S-1-5-32-562", "BUILTIN\\Distributed COM Users", 61),
  IIS_IUSRS("S-1-5-32-568", "BUILTIN\\IIS_IUSRS", 62),
  CRYPTOGRAPHIC_OPERATORS("S-1-5-32-569", "BUILTIN\\Cryptographic Operators", 64),
  CACHEABLE_PRINCIPALS_GROUP("S-1-5-32-571", "BUILTIN\\Cacheable Principals Group", 72),
  NON_CACHEABLE_PRINCIPALS_GROUP("S-1-5-32-572", "BUILTIN\\Non-Cacheable Principals Group", 73),
  EVENT_LOG_READERS("S-1-5-32-573", "BUILTIN\\Event Log Readers", 76),
  CERTIFICATE_SERVICE_DCOM_ACCESS("S-1-5-32-574", "BUILTIN\\Certificate Service DCOM Access", 78),
  RDS_REMOTE_ACCESS_SERVERS("S-1-5-32-575", "BUILTIN\\RDS Remote Access Servers", 95),
  RDS_ENDPOINT_SERVERS("S-1-5-32-576", "BUILTIN\\RDS Endpoint Servers", 96),
  RDS_MANAGEMENT_SERVERS("S-1-5-32-577", "BUILTIN\\RDS Management Servers", 97),
  HYPER_V_ADMINS("S-1-5-32-578", "BUILTIN\\Hyper-V Administrators", 99),
  ACCESS_CONTROL_ASSISTANCE_OPS(
      "S-1-5-32-579", "BUILTIN\\Access Control Assistance Operators", 101),
  REMOTE_MANAGEMENT_USERS("S-1-5-32-580", "BUILTIN\\Remote Management Users", 102),
  DEFAULT_SYSTEM_MANAGED("S-1-5-32-581", "BUILTIN\\System Managed Accounts Group", 111),
  STORAGE_REPLICA_ADMINS("S-1-5-32-582", "BUILTIN\\Storage Replica Administrators", 112),
  DEVICE_OWNERS("S-1-5-32-583", "BUILTIN\\Device Owners"),
  USER_MODE_HARDWARE_OPERATORS("S-1-5-32-584", "BUILTIN\\User Mode Hardware Operators"),
  OPENSSH_USERS("S-1-5-32-585", "BUILTIN\\OpenSSH Users"),

  ENTERPRISE_READONLY_DOMAIN_CONTROLLERS(
      Base.FOREST, 498, "Enterprise Read-only Domain Controllers", 77),
  ADMINISTRATOR(Base.MACHINE, 500, "Administrator", 38),
  GUEST(Base.MACHINE, 501, "Guest", 39),
  KRBTGT(Base.DOMAIN, 502, "krbtgt", 40),
  DEFAULT_ACCOUNT(Base.MACHINE, 503, "DefaultAccount", 110),
  WDAG_UTILITY_ACCOUNT(Base.MACHINE, 504, "WDAGUtilityAccount"),
  DOMAIN_ADMINS(Base.DOMAIN, 512, "Domain Admins", 41),
  DOMAIN_USERS(Base.DOMAIN, 513, "Domain Users", 42),
  DOMAIN_GUESTS(Base.DOMAIN, 514, "Domain Guests", 43),
  DOMAIN_COMPUTERS(Base.DOMAIN, 515, "Domain Computers", 44),
  DOMAIN_DOMAIN_CONTROLLERS(Base.DOMAIN, 516, "Domain Controllers", 45),
  CERT_PUBLISHERS(Base.DOMAIN, 517, "Cert Publishers", 46),
  SCHEMA_ADMINISTRATORS(Base.FOREST, 518, "Schema Admins", 47),
  ENTERPRISE_ADMINS(Base.FOREST, 519, "Enterprise Admins", 48),
  GROUP_POLICY_CREATOR_OWNERS(Base.DOMAIN, 520, "Group Policy Creator Owners", 49),
  READONLY_DOMAIN_CONTROLLERS(Base.DOMAIN, 521, "Read-only Domain Controllers", 75),
  CLONEABLE_CONTROLLERS(Base.DOMAIN, 522, "Cloneable Domain Controllers", 100),
  PROTECTED_USERS(Base.DOMAIN, 525, "Protected Users", 107),
  KEY_ADMINS(Base.DOMAIN, 526, "Key Admins", 113),
  // MS-DTYP says the domain; the group lives in the root of the forest, as the alias EK has it
  ENTERPRISE_KEY_ADMINS(Base.FOREST, 527, "Enterprise Key Admins", 114),
  RAS_SERVERS(Base.DOMAIN, 553, "RAS and IAS Servers", 50),
  ALLOWED_RODC_PASSWORD_REPLICATION_GROUP(
      Base.DOMAIN, 571, "Allowed RODC Password Replication Group"),
  DENIED_RODC_PASSWORD_REPLICATION_GROUP(
      Base.DOMAIN, 572, "Denied RODC Password Replication Group"),

  ALL_APP_PACKAGES("S-1-15-2-1", "APPLICATION PACKAGE AUTHORITY\\ALL APPLICATION PACKAGES", 84),
  ALL_RESTRICTED_APP_PACKAGES(
      "S-1-15-2-2", "APPLICATION PACKAGE AUTHORITY\\ALL RESTRICTED APPLICATION PACKAGES"),
  CAPABILITY_INTERNET_CLIENT(
      "S-1-15-3-1", "APPLICATION PACKAGE AUTHORITY\\Your Internet connection", 85),
  CAPABILITY_INTERNET_CLIENT_SERVER(
      "S-1-15-3-2",
      "APPLICATION PACKAGE AUTHORITY\\Your Internet connection, including incoming connections"
          + " from the Internet",
      86),
  CAPABILITY_PRIVATE_NETWORK_CLIENT_SERVER(
      "S-1-15-3-3", "APPLICATION PACKAGE AUTHORITY\\Your home or work networks", 87),
  CAPABILITY_PICTURES_LIBRARY(
      "S-1-15-3-4", "APPLICATION PACKAGE AUTHORITY\\Your pictures library", 88),
  CAPABILITY_VIDEOS_LIBRARY("S-1-15-3-5", "APPLICATION PACKAGE AUTHORITY\\Your videos library", 89),
  CAPABILITY_MUSIC_LIBRARY("S-1-15-3-6", "APPLICATION PACKAGE AUTHORITY\\Your music library", 90),
  CAPABILITY_DOCUMENTS_LIBRARY(
      "S-1-15-3-7", "APPLICATION PACKAGE AUTHORITY\\Your documents library", 91),
  CAPABILITY_ENTERPRISE_AUTHENTICATION(
      "S-1-15-3-8", "APPLICATION PACKAGE AUTHORITY\\Your Windows credentials", 93),
  CAPABILITY_SHARED_USER_CERTIFICATES(
      "S-1-15-3-9",
      "APPLICATION PACKAGE AUTHORITY\\Software and hardware certificates or a smart card",
      92),
  CAPABILITY_REMOVABLE_STORAGE(
      "S-1-15-3-10", "APPLICATION PACKAGE AUTHORITY\\Removable storage", 94),
  CAPABILITY_APPOINTMENTS("S-1-15-3-11", "APPLICATION PACKAGE AUTHORITY\\Your Appointments", 108),
  CAPABILITY_CONTACTS("S-1-15-3-12", "APPLICATION PACKAGE AUTHORITY\\Your Contacts", 109),
  CAPABILITY_INTERNET_EXPLORER("S-1-15-3-4096", "APPLICATION PACKAGE AUTHORITY\\Internet Explorer"),

  ML_UNTRUSTED("S-1-16-0", "Mandatory Label\\Untrusted Mandatory Level", 65),
  ML_LOW("S-1-16-4096", "Mandatory Label\\Low Mandatory Level", 66),
  ML_MEDIUM("S-1-16-8192", "Mandatory Label\\Medium Mandatory Level", 67),
  ML_MEDIUM_PLUS("S-1-16-8448", "Mandatory Label\\Medium Plus Mandatory Level", 79),
  ML_HIGH("S-1-16-12288", "Mandatory Label\\High Mandatory Level", 68),
  ML_SYSTEM("S-1-16-16384", "Mandatory Label\\System Mandatory Level", 69),
  ML_PROTECTED_PROCESS("S-1-16-20480", "Mandatory Label\\Protected Process Mandatory Level"),
  ML_SECURE_PROCESS("S-1-16-28672", "Mandatory Label\\Secure Process Mandatory Level"),
  SCOPED_POLICY(17, "Scoped Policy ID Authority"),
  AUTHENTICATION_AUTHORITY_ASSERTED_IDENTITY(
      "S-1-18-1", "Authentication authority asserted identity", 103),
  SERVICE_ASSERTED_IDENTITY("S-1-18-2", "Service asserted identity", 104),
  FRESH_PUBLIC_KEY_IDENTITY("S-1-18-3", "Fresh public key identity"),
  KEY_TRUST_IDENTITY("S-1-18-4", "Key trust identity", 115),
  KEY_PROPERTY_MFA("S-1-18-5", "Key property multi-factor authentication", 116),
  KEY_PROPERTY_ATTESTATION("S-1-18-6", "Key property attestation", 117),
  TRUST_LABEL(19, "Process Trust Authority");

  private static final int NO_TYPE = -1;
  private static final Map<Sid, WellKnownSid> FIXED = new HashMap<>();
  private static final int RELATIVE_LIMIT = 1000;
  private static final WellKnownSid[] RELATIVE = new WellKnownSid[RELATIVE_LIMIT];

  static {
    for (WellKnownSid wellKnown : values()) {
      if (wellKnown.base == Base.NONE) {
        FIXED.put(wellKnown.fixed, wellKnown);
      } else {
        RELATIVE[wellKnown.rid] = wellKnown;
      }
    }
  }

  private final Base base;

  /** The SID of a constant of base {@link Base#NONE}, null for the others. */
  @SuppressWarnings("ImmutableEnumChecker") // Sid is immutable but for its cached hash
  private final Sid fixed;

  private final int rid;
  private final String displayName;
  private final int type;

  WellKnownSid(Base base, Sid fixed, int rid, String displayName, int type) {
    this.base = base;
    this.fixed = fixed;
    this.rid = rid;
    this.displayName = displayName;
    this.type = type;
  }

  WellKnownSid(String sid, String displayName, int type) {
    this(Base.NONE, Sid.parse(sid), 0, displayName, type);
  }

  WellKnownSid(String sid, String displayName) {
    this(sid, displayName, NO_TYPE);
  }

  /** A SID without sub-authorities, which has no text form that Windows reads. */
  WellKnownSid(long authority, String displayName, int type) {
    this(Base.NONE, Sid.of(authority), 0, displayName, type);
  }

  WellKnownSid(long authority, String displayName) {
    this(authority, displayName, NO_TYPE);
  }

  WellKnownSid(Base base, int rid, String displayName, int type) {
    this(base, null, rid, displayName, type);
  }

  WellKnownSid(Base base, int rid, String displayName) {
    this(base, rid, displayName, NO_TYPE);
  }

  /**
   * Returns the well-known SID that a SID is, in constant time.
   *
   * @param sid the SID
   * @param context what relative constants are relative to; those whose base it lacks are not found
   */
  public static Optional<WellKnownSid> find(Sid sid, SidContext context) {
    WellKnownSid known = FIXED.get(sid);
    if (known != null) {
      return Optional.of(known);
    }
    // every base of relative accounts is S-1-5-21-a-b-c
    int rid = sid.subAuthorityCount() == 5 ? sid.rid() : NO_TYPE;
    WellKnownSid account = rid >= 0 && rid < RELATIVE_LIMIT ? RELATIVE[rid] : null;
    Sid domain = account == null ? null : context.base(account.base);
    return domain != null && sid.isChildOf(domain) ? Optional.of(account) : Optional.empty();
  }

  /** Returns what this SID is relative to. */
  public Base base() {
    return base;
  }

  /**
   * Returns the SID of a constant of base {@link Base#NONE}.
   *
   * @throws IllegalStateException when this constant is relative to a machine, a domain or a forest
   */
  public Sid sid() {
    if (fixed == null) {
      throw new IllegalStateException(name() + " is relative: it has no SID without a context");
    }
    return fixed;
  }

  /**
   * Returns the SID that this constant means.
   *
   * @param context what relative constants are relative to
   * @return the SID, or empty when the context lacks the base
   */
  public Optional<Sid> resolve(SidContext context) {
    if (base == Base.NONE) {
      return Optional.of(fixed);
    }
    return Optional.ofNullable(context.base(base)).map(domain -> domain.child(rid));
  }

  /**
   * Returns the name that an English Windows shows, as in {@code BUILTIN\Administrators}. Accounts
   * of a domain come without its name, as in {@code Domain Admins}; a SID that Windows has no name
   * for has the title of the documentation.
   */
  public String displayName() {
    return displayName;
  }

  /**
   * Returns the number that this SID has for the function CreateWellKnownSid (WELL_KNOWN_SID_TYPE),
   * or empty when it has none.
   */
  public OptionalInt wellKnownSidType() {
    return type == NO_TYPE ? OptionalInt.empty() : OptionalInt.of(type);
  }
}
