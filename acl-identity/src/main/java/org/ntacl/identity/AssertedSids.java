package org.ntacl.identity;

import java.util.Set;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;

/**
 * Which SIDs a domain may say that somebody is. All others describe the machine and the way of the
 * logon, which the machine itself knows; when a domain names them, they are dropped (MS-PAC
 * 4.1.2.2, member boundary).
 */
final class AssertedSids {
  private static final long NT_AUTHORITY = 5;

  /** Claims of Azure Active Directory, S-1-12. */
  private static final long CLOUD_AUTHORITY = 12;

  /** How and by whom the identity was asserted, S-1-18. */
  private static final long AUTHENTICATION_AUTHORITY = 18;

  private static final int DOMAIN = 21;
  private static final int AUTHENTICATION_PACKAGE = 64;

  private static final Set<Sid> SINGLE =
      Set.of(
          WellKnownSid.ENTERPRISE_DOMAIN_CONTROLLERS.sid(),
          WellKnownSid.ENTERPRISE_READONLY_CONTROLLERS_BETA.sid(),
          WellKnownSid.OTHER_ORGANIZATION.sid(),
          WellKnownSid.THIS_ORGANIZATION_CERTIFICATE.sid());

  private AssertedSids() {}

  /** Tells whether a domain may say that somebody is a SID. */
  static boolean mayBeAsserted(Sid sid) {
    if (sid.authority() == CLOUD_AUTHORITY || sid.authority() == AUTHENTICATION_AUTHORITY) {
      return true;
    }
    if (sid.authority() != NT_AUTHORITY || sid.subAuthorityCount() == 0) {
      return false;
    }
    return sid.subAuthority(0) == DOMAIN
        || sid.subAuthority(0) == AUTHENTICATION_PACKAGE
        || SINGLE.contains(sid);
  }
}
