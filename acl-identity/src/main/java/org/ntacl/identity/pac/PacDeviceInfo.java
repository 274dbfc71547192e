package org.ntacl.identity.pac;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.identity.internal.NdrReader;
import org.ntacl.identity.internal.NdrWriter;
import org.ntacl.identity.pac.PacNdr.ArrayPlace;
import org.ntacl.sid.Sid;
import org.ntacl.token.TokenGroup;

/**
 * The device that the client used, and its groups: PAC_DEVICE_INFO (MS-PAC 2.12).
 *
 * @param userId relative identifier of the device's account; 0 when the first of {@code extraSids}
 *     is it
 * @param primaryGroupId relative identifier of the primary group
 * @param accountDomainId the domain of the account
 * @param accountGroupIds groups of that domain
 * @param extraSids SIDs of other domains
 * @param domainGroup groups of other domains
 */
public record PacDeviceInfo(
    int userId,
    int primaryGroupId,
    Sid accountDomainId,
    List<GroupMembership> accountGroupIds,
    List<TokenGroup> extraSids,
    List<DomainGroupMembership> domainGroup)
    implements PacBuffer {
  private static final String WHAT = "PAC_DEVICE_INFO";
  private static final int DOMAIN_GROUP_SIZE = 12;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when the domain has 15 sub-authorities
   */
  public PacDeviceInfo {
    PacNdr.requireDomain(accountDomainId);
    accountGroupIds = List.copyOf(accountGroupIds);
    extraSids = List.copyOf(extraSids);
    domainGroup = List.copyOf(domainGroup);
  }

  static PacDeviceInfo read(byte[] source, int from, int to) {
    NdrReader in = NdrReader.ofSerialized(source, from, to, WHAT);
    in.pointer(true, WHAT);
    int userId = in.i32("UserId");
    int primaryGroupId = in.i32("PrimaryGroupId");
    in.pointer(true, "AccountDomainId");
    ArrayPlace accountGroups = PacNdr.arrayPlace(in, "AccountGroupCount", "AccountGroupIds");
    ArrayPlace sids = PacNdr.arrayPlace(in, "SidCount", "ExtraSids");
    ArrayPlace domains = PacNdr.arrayPlace(in, "DomainGroupCount", "DomainGroup");
    return new PacDeviceInfo(
        userId,
        primaryGroupId,
        PacNdr.domain(in, "AccountDomainId"),
        PacNdr.groups(in, accountGroups, "AccountGroupIds"),
        PacNdr.sids(in, sids, "ExtraSids"),
        domainGroups(in, domains));
  }

  private static List<DomainGroupMembership> domainGroups(NdrReader in, ArrayPlace place) {
    if (!place.present()) {
      return List.of();
    }
    in.conformance(place.count(), DOMAIN_GROUP_SIZE, "DomainGroup");
    List<ArrayPlace> places = new ArrayList<>();
    for (int i = 0; i < place.count(); i++) {
      in.pointer(true, "DomainGroup.DomainId");
      places.add(PacNdr.arrayPlace(in, "DomainGroup.GroupCount", "DomainGroup.GroupIds"));
    }
    List<DomainGroupMembership> domains = new ArrayList<>();
    for (ArrayPlace groups : places) {
      domains.add(
          new DomainGroupMembership(
              PacNdr.domain(in, "DomainGroup.DomainId"),
              PacNdr.groups(in, groups, "DomainGroup.GroupIds")));
    }
    return domains;
  }

  /**
   * Returns the SID of the device's account, or empty when {@code userId} is 0 and there is no
   * extra SID that could be it.
   */
  public Optional<Sid> user() {
    if (userId != 0) {
      return Optional.of(accountDomainId.child(userId));
    }
    return extraSids.stream().findFirst().map(TokenGroup::sid);
  }

  /** Returns the SID of the primary group. */
  public Sid primaryGroup() {
    return accountDomainId.child(primaryGroupId);
  }

  /** Returns the groups in the order of the PAC. */
  public List<TokenGroup> groups() {
    List<TokenGroup> groups = new ArrayList<>();
    for (GroupMembership group : accountGroupIds) {
      groups.add(group.in(accountDomainId));
    }
    groups.addAll(extraSids);
    for (DomainGroupMembership domain : domainGroup) {
      for (GroupMembership group : domain.groupIds()) {
        groups.add(group.in(domain.domainId()));
      }
    }
    return groups;
  }

  @Override
  public int ulType() {
    return PacBufferType.DEVICE_INFO.ulType();
  }

  @Override
  public Bytes toBytes() {
    NdrWriter out = new NdrWriter().pointer(true);
    out.i32(userId).i32(primaryGroupId).pointer(true);
    PacNdr.arrayPlace(out, accountGroupIds);
    PacNdr.arrayPlace(out, extraSids);
    PacNdr.arrayPlace(out, domainGroup);
    out.rpcSid(accountDomainId);
    PacNdr.groups(out, accountGroupIds);
    PacNdr.sids(out, extraSids);
    if (!domainGroup.isEmpty()) {
      out.i32(domainGroup.size());
      for (DomainGroupMembership domain : domainGroup) {
        out.pointer(true);
        PacNdr.arrayPlace(out, domain.groupIds());
      }
      for (DomainGroupMembership domain : domainGroup) {
        out.rpcSid(domain.domainId());
        PacNdr.groups(out, domain.groupIds());
      }
    }
    return out.toSerialized();
  }
}
