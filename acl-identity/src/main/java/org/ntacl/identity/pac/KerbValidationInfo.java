package org.ntacl.identity.pac;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.sid.Sid;
import org.ntacl.token.TokenGroup;

/**
 * The user, the groups and what the domain says about the logon: KERB_VALIDATION_INFO (MS-PAC 2.5).
 * Immutable and thread-safe. Numbers are unsigned.
 *
 * @param logonTime when the user logged on
 * @param logoffTime when the logon ends
 * @param kickOffTime when the logon is ended by force
 * @param passwordLastSet when the password was set
 * @param passwordCanChange from when it may be changed
 * @param passwordMustChange from when it must be changed
 * @param effectiveName the name of the account
 * @param fullName the name of the person
 * @param logonScript path of the script that runs at logon
 * @param profilePath path of the profile
 * @param homeDirectory path of the home folder
 * @param homeDirectoryDrive letter of the drive that shows the home folder
 * @param logonCount how often the account logged on, 16 bits
 * @param badPasswordCount how many wrong passwords were given since the last right one, 16 bits
 * @param userId relative identifier of the account; 0 when the first of {@code extraSids} is it
 * @param primaryGroupId relative identifier of the primary group
 * @param groupIds groups of the account's domain
 * @param userFlags see the constants
 * @param userSessionKey 16 bytes, all zero in Kerberos
 * @param logonServer the NetBIOS name of the KDC
 * @param logonDomainName the NetBIOS name of the account's domain
 * @param logonDomainId the account's domain
 * @param reserved1 two numbers without meaning, the first in the lower half
 * @param userAccountControl USER_ACCOUNT_ bits
 * @param subAuthStatus status of a subauthentication package
 * @param lastSuccessfulILogon last interactive logon that succeeded
 * @param lastFailedILogon last interactive logon that failed
 * @param failedILogonCount how many failed since the last that succeeded
 * @param reserved3 a number without meaning
 * @param extraSids SIDs of other domains and of the logon itself; meaningful when {@code userFlags}
 *     has {@link #LOGON_EXTRA_SIDS}
 * @param resourceGroupDomainSid the domain of the service, for {@code resourceGroupIds}
 * @param resourceGroupIds domain-local groups; meaningful when {@code userFlags} has {@link
 *     #LOGON_RESOURCE_GROUPS}
 */
public record KerbValidationInfo(
    FileTime logonTime,
    FileTime logoffTime,
    FileTime kickOffTime,
    FileTime passwordLastSet,
    FileTime passwordCanChange,
    FileTime passwordMustChange,
    String effectiveName,
    String fullName,
    String logonScript,
    String profilePath,
    String homeDirectory,
    String homeDirectoryDrive,
    int logonCount,
    int badPasswordCount,
    int userId,
    int primaryGroupId,
    List<GroupMembership> groupIds,
    int userFlags,
    Bytes userSessionKey,
    String logonServer,
    String logonDomainName,
    Sid logonDomainId,
    long reserved1,
    int userAccountControl,
    int subAuthStatus,
    FileTime lastSuccessfulILogon,
    FileTime lastFailedILogon,
    int failedILogonCount,
    int reserved3,
    List<TokenGroup> extraSids,
    Optional<Sid> resourceGroupDomainSid,
    List<GroupMembership> resourceGroupIds)
    implements PacBuffer {
  /** In {@code userFlags}: the user logged on as guest. */
  public static final int LOGON_GUEST = 0x1;

  /** In {@code userFlags}: {@code extraSids} is used. */
  public static final int LOGON_EXTRA_SIDS = 0x20;

  /** In {@code userFlags}: {@code resourceGroupIds} is used. */
  public static final int LOGON_RESOURCE_GROUPS = 0x200;

  static final int SESSION_KEY_SIZE = 16;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when a domain has 15 sub-authorities, so that no account of it
   *     has a SID, or the session key has not 16 bytes
   */
  public KerbValidationInfo {
    requireAll(
        logonTime,
        logoffTime,
        kickOffTime,
        passwordLastSet,
        passwordCanChange,
        passwordMustChange,
        effectiveName,
        fullName,
        logonScript,
        profilePath,
        homeDirectory,
        homeDirectoryDrive,
        logonServer,
        logonDomainName,
        lastSuccessfulILogon,
        lastFailedILogon);
    PacNdr.requireDomain(logonDomainId);
    resourceGroupDomainSid.ifPresent(PacNdr::requireDomain);
    groupIds = List.copyOf(groupIds);
    extraSids = List.copyOf(extraSids);
    resourceGroupIds = List.copyOf(resourceGroupIds);
    if (userSessionKey.size() != SESSION_KEY_SIZE) {
      throw new IllegalArgumentException(
          "a session key has 16 bytes, not " + userSessionKey.size());
    }
  }

  private static void requireAll(Object... parts) {
    for (Object part : parts) {
      Objects.requireNonNull(part);
    }
  }

  /**
   * Returns the information about an account that has names, a domain and a primary group, and
   * nothing else: no other group, no times, no flags.
   */
  public static KerbValidationInfo of(
      String effectiveName, String logonDomainName, Sid logonDomainId, int userId, int groupId) {
    return new KerbValidationInfo(
        FileTime.NOT_SET,
        FileTime.NEVER,
        FileTime.NEVER,
        FileTime.NOT_SET,
        FileTime.NOT_SET,
        FileTime.NEVER,
        effectiveName,
        "",
        "",
        "",
        "",
        "",
        0,
        0,
        userId,
        groupId,
        List.of(),
        0,
        Bytes.of(new byte[SESSION_KEY_SIZE]),
        "",
        logonDomainName,
        logonDomainId,
        0,
        0,
        0,
        FileTime.NOT_SET,
        FileTime.NOT_SET,
        0,
        0,
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** Returns the same with these groups of the account's domain. */
  public KerbValidationInfo withGroupIds(List<GroupMembership> groups) {
    return with(groups, userFlags, extraSids, resourceGroupDomainSid, resourceGroupIds);
  }

  /** Returns the same with these SIDs, and the flag that says so. */
  public KerbValidationInfo withExtraSids(List<TokenGroup> sids) {
    return with(
        groupIds, userFlags | LOGON_EXTRA_SIDS, sids, resourceGroupDomainSid, resourceGroupIds);
  }

  /** Returns the same with these domain-local groups, and the flag that says so. */
  public KerbValidationInfo withResourceGroups(Sid domain, List<GroupMembership> groups) {
    return with(
        groupIds, userFlags | LOGON_RESOURCE_GROUPS, extraSids, Optional.of(domain), groups);
  }

  /** Returns the same with these flags, and nothing else changed. */
  public KerbValidationInfo withUserFlags(int flags) {
    return with(groupIds, flags, extraSids, resourceGroupDomainSid, resourceGroupIds);
  }

  private KerbValidationInfo with(
      List<GroupMembership> groups,
      int flags,
      List<TokenGroup> sids,
      Optional<Sid> resourceDomain,
      List<GroupMembership> resourceGroups) {
    return new KerbValidationInfo(
        logonTime,
        logoffTime,
        kickOffTime,
        passwordLastSet,
        passwordCanChange,
        passwordMustChange,
        effectiveName,
        fullName,
        logonScript,
        profilePath,
        homeDirectory,
        homeDirectoryDrive,
        logonCount,
        badPasswordCount,
        userId,
        primaryGroupId,
        groups,
        flags,
        userSessionKey,
        logonServer,
        logonDomainName,
        logonDomainId,
        reserved1,
        userAccountControl,
        subAuthStatus,
        lastSuccessfulILogon,
        lastFailedILogon,
        failedILogonCount,
        reserved3,
        sids,
        resourceDomain,
        resourceGroups);
  }

  /** Tells whether flags of {@code userFlags} are set. */
  public boolean has(int flags) {
    return (userFlags & flags) == flags;
  }

  /**
   * Returns the SID of the account, or empty when {@code userId} is 0 and there is no extra SID
   * that could be it (MS-PAC 2.5).
   */
  public Optional<Sid> user() {
    if (userId != 0) {
      return Optional.of(logonDomainId.child(userId));
    }
    return usedExtraSids().stream().findFirst().map(TokenGroup::sid);
  }

  /** Returns the SID of the primary group. */
  public Sid primaryGroup() {
    return logonDomainId.child(primaryGroupId);
  }

  /** Returns the extra SIDs, or none when the flags say that they are not used. */
  public List<TokenGroup> usedExtraSids() {
    return has(LOGON_EXTRA_SIDS) ? extraSids : List.of();
  }

  /**
   * Returns the groups in the order of the PAC: those of the account's domain, the extra SIDs, and
   * the domain-local groups of the service's domain. What the flags say is not used is left out.
   */
  public List<TokenGroup> groups() {
    List<TokenGroup> groups =
        new ArrayList<>(groupIds.size() + extraSids.size() + resourceGroupIds.size());
    for (GroupMembership group : groupIds) {
      groups.add(group.in(logonDomainId));
    }
    groups.addAll(usedExtraSids());
    if (has(LOGON_RESOURCE_GROUPS) && resourceGroupDomainSid.isPresent()) {
      for (GroupMembership group : resourceGroupIds) {
        groups.add(group.in(resourceGroupDomainSid.get()));
      }
    }
    return groups;
  }

  @Override
  public int ulType() {
    return PacBufferType.LOGON_INFO.ulType();
  }

  @Override
  public Bytes toBytes() {
    return KerbValidationInfoCodec.write(this);
  }
}
