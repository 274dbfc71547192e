package org.ntacl.identity.pac;

import java.util.List;
import org.ntacl.sid.Sid;

/**
 * Groups of one domain: DOMAIN_GROUP_MEMBERSHIP (MS-PAC 2.2.3).
 *
 * @param domainId the domain
 * @param groupIds the groups
 */
public record DomainGroupMembership(Sid domainId, List<GroupMembership> groupIds) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when the domain has 15 sub-authorities
   */
  public DomainGroupMembership {
    PacNdr.requireDomain(domainId);
    groupIds = List.copyOf(groupIds);
  }
}
