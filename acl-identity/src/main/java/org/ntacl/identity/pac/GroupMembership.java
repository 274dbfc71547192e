package org.ntacl.identity.pac;

import java.util.Objects;
import org.ntacl.sid.Sid;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;

/**
 * A group of the domain that is said next to it: GROUP_MEMBERSHIP (MS-PAC 2.2.2).
 *
 * @param relativeId the last sub-authority, an unsigned number
 * @param attributes what the token shall say about the group
 */
public record GroupMembership(int relativeId, GroupAttributes attributes) {
  /** Refuses null. */
  public GroupMembership {
    Objects.requireNonNull(attributes, "attributes");
  }

  /**
   * Returns the group of a domain.
   *
   * @throws IllegalStateException when the domain has 15 sub-authorities
   */
  TokenGroup in(Sid domain) {
    return new TokenGroup(domain.child(relativeId), attributes);
  }
}
