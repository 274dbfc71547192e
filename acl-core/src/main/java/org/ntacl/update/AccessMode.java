package org.ntacl.update;

import java.util.Locale;
import java.util.Optional;

/** What an {@link ExplicitAccess} does to a list (ACCESS_MODE of the Windows headers). */
public enum AccessMode {
  /** Nothing; not allowed in a request. */
  NOT_USED,

  /** Allows these rights besides those that the trustee has. */
  GRANT,

  /** Allows these rights instead of all that the list said about the trustee. */
  SET,

  /** Denies these rights besides those that the trustee is denied. */
  DENY,

  /** Takes away all that the list allows the trustee or audits of it. */
  REVOKE,

  /** Audits successful use of these rights. */
  SET_AUDIT_SUCCESS,

  /** Audits refused use of these rights. */
  SET_AUDIT_FAILURE;

  /** Returns the number in the Windows headers. */
  public int code() {
    return ordinal();
  }

  /**
   * Returns the mode of a name such as {@code GRANT} or {@code GRANT_ACCESS}, in either case, or
   * empty.
   */
  public static Optional<AccessMode> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String shortName = upper.endsWith("_ACCESS") ? upper.substring(0, upper.length() - 7) : upper;
    for (AccessMode mode : values()) {
      if (mode.name().equals(shortName)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
