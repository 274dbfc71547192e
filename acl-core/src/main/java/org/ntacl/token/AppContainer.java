package org.ntacl.token;

import java.util.List;
import java.util.Objects;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;

/**
 * The container in which an application runs, and what it was given there.
 *
 * @param packageSid the application package, S-1-15-2-…
 * @param capabilities the capabilities, S-1-15-3-…, of which the enabled ones count
 * @param lessPrivileged whether entries for ALL APPLICATION PACKAGES do not count (LPAC, the token
 *     attribute {@code WIN://NOALLAPPPKG})
 */
public record AppContainer(Sid packageSid, List<TokenGroup> capabilities, boolean lessPrivileged) {
  private static final Sid ALL_PACKAGES = WellKnownSid.ALL_APP_PACKAGES.sid();
  private static final Sid ALL_RESTRICTED_PACKAGES = WellKnownSid.ALL_RESTRICTED_APP_PACKAGES.sid();

  /** Copies the list. */
  public AppContainer {
    Objects.requireNonNull(packageSid, "packageSid");
    capabilities = List.copyOf(capabilities);
  }

  /** Returns the ordinary container of a package with enabled capabilities. */
  public static AppContainer of(Sid packageSid, Sid... capabilities) {
    return new AppContainer(
        packageSid, List.of(capabilities).stream().map(TokenGroup::enabled).toList(), false);
  }

  /**
   * Tells whether an entry about a SID speaks of this container: its package, an enabled
   * capability, all restricted packages and, unless it is less privileged, all packages.
   */
  public boolean matches(Sid sid) {
    if (sid.equals(packageSid) || sid.equals(ALL_RESTRICTED_PACKAGES)) {
      return true;
    }
    if (sid.equals(ALL_PACKAGES)) {
      return !lessPrivileged;
    }
    for (int i = 0; i < capabilities.size(); i++) {
      if (capabilities.get(i).matchesAllow() && capabilities.get(i).sid().equals(sid)) {
        return true;
      }
    }
    return false;
  }
}
