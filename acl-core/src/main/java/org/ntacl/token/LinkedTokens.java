package org.ntacl.token;

import java.util.Objects;
import java.util.Optional;

/**
 * The two tokens of an administrator under User Account Control: the full one, for what was
 * elevated, and the limited one, for everything else (TOKEN_LINKED_TOKEN). Immutable and
 * thread-safe.
 *
 * @param full the token with all groups and privileges (TokenElevationTypeFull)
 * @param limited the same user without what makes an administrator (TokenElevationTypeLimited)
 */
public record LinkedTokens(AccessToken full, AccessToken limited) {
  /** Refuses null. */
  public LinkedTokens {
    Objects.requireNonNull(full, "full");
    Objects.requireNonNull(limited, "limited");
  }

  /**
   * Returns the pair that Windows makes of a user's token at logon, or empty when the token has no
   * group and no privilege for administration (TokenElevationTypeDefault).
   *
   * @param full the token with all groups and privileges
   */
  public static Optional<LinkedTokens> of(AccessToken full) {
    return Elevation.isElevated(full)
        ? Optional.of(
            new LinkedTokens(
                full, full.filtered(TokenFilter.NONE.with(TokenFilter.Flag.LUA_TOKEN))))
        : Optional.empty();
  }
}
