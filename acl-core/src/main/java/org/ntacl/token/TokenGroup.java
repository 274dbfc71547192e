package org.ntacl.token;

import java.util.Objects;
import org.ntacl.sid.Sid;

/**
 * A group of a token, or a capability, with what the token says about it.
 *
 * @param sid the group
 * @param attributes what the token says about it
 */
public record TokenGroup(Sid sid, GroupAttributes attributes) {
  /** Refuses null. */
  public TokenGroup {
    Objects.requireNonNull(sid, "sid");
    Objects.requireNonNull(attributes, "attributes");
  }

  /** Returns an ordinary group: mandatory and enabled. */
  public static TokenGroup enabled(Sid sid) {
    return new TokenGroup(sid, GroupAttributes.DEFAULT);
  }

  /** Returns a group that counts for entries that deny only. */
  public static TokenGroup denyOnly(Sid sid) {
    return new TokenGroup(sid, GroupAttributes.of(GroupAttributes.DENY_ONLY));
  }

  /** Tells whether an entry that allows matches: the group is enabled and not for denying only. */
  public boolean matchesAllow() {
    return attributes.contains(GroupAttributes.ENABLED)
        && !attributes.contains(GroupAttributes.DENY_ONLY);
  }

  /** Tells whether an entry that denies matches: the group is enabled or for denying only. */
  public boolean matchesDeny() {
    return attributes.contains(GroupAttributes.ENABLED)
        || attributes.contains(GroupAttributes.DENY_ONLY);
  }

  /**
   * Returns the group as one for denying only: no longer enabled, and not by default (SDK,
   * CreateRestrictedToken).
   */
  TokenGroup forDenyingOnly() {
    return isAdjustable()
        ? new TokenGroup(
            sid,
            attributes
                .with(GroupAttributes.DENY_ONLY)
                .without(GroupAttributes.ENABLED | GroupAttributes.ENABLED_BY_DEFAULT))
        : this;
  }

  /** Tells whether this is a group and not the integrity level. */
  boolean isAdjustable() {
    return !attributes.contains(GroupAttributes.INTEGRITY);
  }
}
