package org.ntacl.cli.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.sid.DerivedSid;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidFamily;

/**
 * The names of frequent services and capabilities. Their SIDs are hashes, so a name can be known
 * only by trying it.
 */
final class DerivedNames {
  private DerivedNames() {}

  /** Hashed when the first SID of a service is asked for. */
  private static final class Services {
    private static final List<String> NAMES =
        List.of(
            "ADWS",
            "AppIDSvc",
            "AppInfo",
            "AudioEndpointBuilder",
            "Audiosrv",
            "BFE",
            "BITS",
            "BrokerInfrastructure",
            "CDPSvc",
            "CertPropSvc",
            "CertSvc",
            "CryptSvc",
            "DcomLaunch",
            "DFSR",
            "Dhcp",
            "DiagTrack",
            "DNS",
            "Dnscache",
            "DPS",
            "EventLog",
            "EventSystem",
            "FontCache",
            "gpsvc",
            "IKEEXT",
            "iphlpsvc",
            "Kdc",
            "KeyIso",
            "LanmanServer",
            "LanmanWorkstation",
            "lmhosts",
            "LSM",
            "MpsSvc",
            "MSDTC",
            "MSiSCSI",
            "MSSQLSERVER",
            "NapAgent",
            "Netlogon",
            "Netman",
            "netprofm",
            "NlaSvc",
            "nsi",
            "NTDS",
            "PlugPlay",
            "PolicyAgent",
            "Power",
            "ProfSvc",
            "RasMan",
            "RemoteRegistry",
            "RpcEptMapper",
            "RpcSs",
            "SamSs",
            "Schedule",
            "seclogon",
            "SecurityHealthService",
            "SENS",
            "SessionEnv",
            "SharedAccess",
            "ShellHWDetection",
            "Spooler",
            "sppsvc",
            "SQLSERVERAGENT",
            "SSDPSRV",
            "StorSvc",
            "SysMain",
            "TermService",
            "Themes",
            "TrkWks",
            "UmRdpService",
            "UsoSvc",
            "vmms",
            "VSS",
            "W32Time",
            "W3SVC",
            "WaaSMedicSvc",
            "WAS",
            "WdiServiceHost",
            "WdiSystemHost",
            "WdNisSvc",
            "WinDefend",
            "WinHttpAutoProxySvc",
            "Winmgmt",
            "WinRM",
            "WlanSvc",
            "wscsvc",
            "WSearch",
            "wuauserv");

    private static final Map<Sid, String> BY_SID = new HashMap<>();

    static {
      for (String name : NAMES) {
        BY_SID.put(DerivedSid.service(name), "NT SERVICE\\" + name);
      }
    }
  }

  /** Hashed when the first SID of a named capability is asked for. */
  private static final class Capabilities {
    private static final List<String> NAMES =
        List.of(
            "chat",
            "constrainedImpersonation",
            "location",
            "lpacAppExperience",
            "lpacAppServices",
            "lpacClipboard",
            "lpacCom",
            "lpacCryptoServices",
            "lpacDeviceAccess",
            "lpacEnterprisePolicyChangeNotifications",
            "lpacIdentityServices",
            "lpacIME",
            "lpacInstrumentation",
            "lpacMedia",
            "lpacPackageManagerOperation",
            "lpacPayments",
            "lpacPnPNotifications",
            "lpacPrinting",
            "lpacServicesManagement",
            "lpacSessionManagement",
            "lpacWebPlatform",
            "microphone",
            "registryRead",
            "webcam");

    private static final Map<Sid, String> BY_SID = new HashMap<>();

    static {
      for (String name : NAMES) {
        BY_SID.put(DerivedSid.capability(name), "capability " + name);
        BY_SID.put(DerivedSid.capabilityGroup(name), "capability " + name + " (group)");
      }
    }
  }

  /** Returns the name of a SID, or empty when it is none of those tried. */
  static Optional<String> nameOf(Sid sid) {
    return switch (SidFamily.of(sid)) {
      case SERVICE -> Optional.ofNullable(Services.BY_SID.get(sid));
      case NAMED_CAPABILITY, CAPABILITY_GROUP -> Optional.ofNullable(Capabilities.BY_SID.get(sid));
      default -> Optional.empty();
    };
  }
}
