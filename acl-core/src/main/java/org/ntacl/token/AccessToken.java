package org.ntacl.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimSet;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.ConditionContext;
import org.ntacl.descriptor.Acl;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.TrustLevel;

/**
 * Who asks for access: a user with groups, privileges, an integrity level and restrictions (MS-DTYP
 * 2.5.2, completed from the Windows documentation).
 *
 * <pre>{@code
 * AccessToken user = AccessToken.of(Sid.parse("S-1-5-21-1-2-3-1105"))
 *     .memberOf(WellKnownSid.BUILTIN_USERS, WellKnownSid.AUTHENTICATED_USERS)
 *     .integrity(IntegrityLevel.MEDIUM)
 *     .build();
 * }</pre>
 *
 * <p>Nothing is added that was not said: a token of Windows always has Everyone among its groups, a
 * token made here has it when it was given. Immutable and thread-safe.
 */
public final class AccessToken {
  private static final int ALLOW = 1;
  private static final int DENY = 2;
  private static final int DENY_ONLY = 4;

  private final TokenParts parts;

  /** What entries match the user and the groups, as bits by SID. */
  private final Map<Sid, Integer> members;

  private final Set<Sid> restricting;

  /** What entries match the groups of the device, as bits by SID. */
  private final Map<Sid, Integer> deviceMembers;

  private final ClaimSet userClaims;
  private final ClaimSet deviceClaims;
  private final ClaimSet localClaims;
  private final ConditionContext allowing = new TokenContext(this, false);
  private final ConditionContext denying = new TokenContext(this, true);

  /** The preparation made last, null before the first; a race keeps one of two good ones. */
  private PreparedToken prepared;

  /** How often the preparation made last was for another index; a race loses a count. */
  private int misses;

  /**
   * Indexes the parts.
   *
   * @throws IllegalArgumentException when a claim has a fault
   */
  AccessToken(TokenParts parts) {
    this.parts = parts;
    this.members = members(parts.groups());
    members.merge(
        parts.user(), parts.userDenyOnly() ? DENY | DENY_ONLY : ALLOW | DENY, (a, b) -> a | b);
    this.restricting = Set.copyOf(parts.restrictingSids());
    this.deviceMembers = members(parts.deviceGroups());
    this.userClaims = ClaimSet.ofToken(parts.userClaims());
    this.deviceClaims = ClaimSet.ofToken(parts.deviceClaims());
    this.localClaims = ClaimSet.ofToken(parts.localClaims());
  }

  private static Map<Sid, Integer> members(List<TokenGroup> groups) {
    // of the final size at once, with room for the user
    Map<Sid, Integer> members = new HashMap<>(2 + groups.size() + groups.size() / 2);
    for (TokenGroup group : groups) {
      int bits = (group.matchesAllow() ? ALLOW : 0) | (group.matchesDeny() ? DENY : 0);
      if (group.attributes().contains(GroupAttributes.DENY_ONLY)) {
        bits |= DENY_ONLY;
      }
      if (bits != 0) {
        Integer before = members.put(group.sid(), bits);
        if (before != null) {
          members.put(group.sid(), before | bits);
        }
      }
    }
    return members;
  }

  /**
   * Starts a token of a user: medium level, the mandatory policy that Windows gives everybody, no
   * groups, no privileges, for impersonation.
   */
  public static AccessTokenBuilder of(Sid user) {
    return new AccessTokenBuilder(user);
  }

  /** Starts a token that differs from this one in what is said next. */
  public AccessTokenBuilder toBuilder() {
    return new AccessTokenBuilder(parts);
  }

  /** Returns the user. */
  public Sid user() {
    return parts.user();
  }

  /** Tells whether the user counts for entries that deny only. */
  public boolean isUserDenyOnly() {
    return parts.userDenyOnly();
  }

  /** Returns the groups in their order. */
  public List<TokenGroup> groups() {
    return parts.groups();
  }

  /**
   * Tells whether an entry about a SID that allows is about this token: the user, unless it is
   * there for denying only, or an enabled group. When one SID is listed more than once, an entry
   * for denying only wins over the others.
   */
  public boolean matchesAllow(Sid sid) {
    return allows(members, sid);
  }

  private static boolean allows(Map<Sid, Integer> members, Sid sid) {
    return (members.getOrDefault(sid, 0) & (ALLOW | DENY_ONLY)) == ALLOW;
  }

  private static boolean denies(Map<Sid, Integer> members, Sid sid) {
    return (members.getOrDefault(sid, 0) & DENY) != 0;
  }

  /**
   * Tells whether an entry about a SID that denies is about this token: the user, an enabled group
   * or one that is there for denying only.
   */
  public boolean matchesDeny(Sid sid) {
    return denies(members, sid);
  }

  /** Returns the owner of objects that this token creates: the user, unless another was set. */
  public Sid owner() {
    return parts.owner().orElse(parts.user());
  }

  /**
   * Tells whether this token may make a SID the owner of an object: its user, a group that may own
   * objects and is not there for denying only, or any SID with SeRestorePrivilege.
   */
  public boolean mayMakeOwner(Sid sid) {
    if (sid.equals(parts.user()) || isEnabled(Privilege.RESTORE)) {
      return true;
    }
    for (TokenGroup group : parts.groups()) {
      if (group.sid().equals(sid)
          && group.attributes().contains(GroupAttributes.OWNER)
          && !group.attributes().contains(GroupAttributes.DENY_ONLY)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the primary group of objects that this token creates, or empty. */
  public Optional<Sid> primaryGroup() {
    return parts.primaryGroup();
  }

  /** Returns the DACL of objects that this token creates when nothing else gives them one. */
  public Acl defaultDacl() {
    return parts.defaultDacl();
  }

  /** Returns the privileges held, enabled or not, in the order of the constants. */
  public Set<Privilege> privileges() {
    return parts.privileges();
  }

  /** Tells whether a privilege is held and enabled. */
  public boolean isEnabled(Privilege privilege) {
    return parts.enabledPrivileges().contains(privilege);
  }

  /** Returns the integrity level. */
  public IntegrityLevel integrity() {
    return parts.integrity();
  }

  /** Returns how mandatory integrity control binds this token. */
  public Set<TokenPolicy> policy() {
    return parts.policy();
  }

  /** Tells whether there are restricting SIDs, for all rights or for writing only. */
  public boolean isRestricted() {
    return !parts.restrictingSids().isEmpty();
  }

  /** Tells whether the restricting SIDs bind rights to write only. */
  public boolean isWriteRestricted() {
    return parts.writeRestricted();
  }

  /** Returns the restricting SIDs in their order; none for an ordinary token. */
  public List<Sid> restrictingSids() {
    return parts.restrictingSids();
  }

  /** Tells whether a SID is one of the restricting SIDs. */
  public boolean isRestrictingSid(Sid sid) {
    return restricting.contains(sid);
  }

  /** Returns the application container, or empty for an ordinary token. */
  public Optional<AppContainer> appContainer() {
    return parts.appContainer();
  }

  /** Returns the process trust level, or empty when there is none. */
  public Optional<TrustLevel> trust() {
    return parts.trust();
  }

  /** Returns the groups of the device, for conditions. */
  public List<TokenGroup> deviceGroups() {
    return parts.deviceGroups();
  }

  /** Tells whether a SID is a group of the device that counts for entries that allow. */
  public boolean deviceMatchesAllow(Sid sid) {
    return allows(deviceMembers, sid);
  }

  /** Tells whether a SID is a group of the device that counts for entries that deny. */
  public boolean deviceMatchesDeny(Sid sid) {
    return denies(deviceMembers, sid);
  }

  /** Returns the claims about the user, for conditions. */
  public List<Claim> userClaims() {
    return parts.userClaims();
  }

  /** Returns the claims about the device, for conditions. */
  public List<Claim> deviceClaims() {
    return parts.deviceClaims();
  }

  /** Returns the claims that the application made itself, for conditions. */
  public List<Claim> localClaims() {
    return parts.localClaims();
  }

  /** Returns the claims of a source as conditions find them; none for those of resources. */
  public ClaimSet claims(Attribute.Source source) {
    return switch (source) {
      case USER -> userClaims;
      case DEVICE -> deviceClaims;
      case LOCAL -> localClaims;
      case RESOURCE -> ClaimSet.EMPTY;
    };
  }

  /** Returns this token as conditions of entries that allow see it, without any resource. */
  public ConditionContext allowingContext() {
    return allowing;
  }

  /** Returns this token as conditions of entries that deny see it, without any resource. */
  public ConditionContext denyingContext() {
    return denying;
  }

  /** Returns the SIDs that are not disabled: user and groups. */
  Set<Sid> members() {
    return members.keySet();
  }

  /**
   * Returns this token prepared for an index of trustees. The last preparation is kept. Asked for
   * more and more indexes in turn, the token makes preparations ever more seldom, so that nothing
   * is allocated in the long run; whoever asks has to do without one then.
   *
   * @param index which numbers
   * @param count how many of the index's numbers must be covered
   * @return a preparation that covers them, or {@link PreparedToken#NONE}
   */
  public PreparedToken preparedFor(TrusteeIndex index, int count) {
    PreparedToken last = prepared;
    return last != null && last.covers(index, count) ? last : prepareAgain(last, index, count);
  }

  private PreparedToken prepareAgain(PreparedToken last, TrusteeIndex index, int count) {
    // an index that has grown is worth it: that happens less often than it grows. Of other ones
    // the 1st, 2nd, 4th, 8th… is
    boolean grown = last != null && last.isFor(index);
    if (!grown && Integer.bitCount(++misses) != 1) {
      return PreparedToken.NONE;
    }
    PreparedToken fresh = PreparedToken.of(this, index);
    prepared = fresh;
    return fresh.covers(index, count) ? fresh : PreparedToken.NONE;
  }

  /** Returns whether this is the token of a process or one for impersonation. */
  public TokenType type() {
    return parts.impersonation().isPresent() ? TokenType.IMPERSONATION : TokenType.PRIMARY;
  }

  /** Returns how far a server may act with this token, or empty for the token of a process. */
  public Optional<ImpersonationLevel> impersonationLevel() {
    return parts.impersonation();
  }

  /**
   * Returns this token without what a filter takes away, as CreateRestrictedToken does; type and
   * level of impersonation stay (recorded: CreateRestrictedToken).
   *
   * <p>The new token is never granted more by an access check, unless a condition asks whether
   * somebody is <em>not</em> a member of a group. A token that is restricted for all rights stays
   * so, whatever the flags of the filter.
   *
   * @throws IllegalArgumentException when this token is restricted and shares no restricting SID
   *     with the filter; what such a token may do is published nowhere
   */
  public AccessToken filtered(TokenFilter filter) {
    return TokenFiltering.filtered(this, filter);
  }

  /**
   * Returns this token in an application container, of the low level at most, as
   * NtCreateLowBoxToken does.
   *
   * @throws IllegalArgumentException when this token is in a container already, or when the SID of
   *     the container is that of no package
   */
  public AccessToken lowbox(AppContainer container) {
    return TokenFiltering.lowbox(this, container);
  }

  /**
   * Enables groups, as AdjustTokenGroups does. Groups that the token does not list are passed over
   * with STATUS_NOT_ALL_ASSIGNED; a group for denying only is STATUS_CANT_ENABLE_DENY_ONLY.
   */
  public DerivedToken enableGroups(Sid... sids) {
    return TokenAdjusting.groups(this, Set.copyOf(List.of(sids)), true);
  }

  /**
   * Disables groups, as AdjustTokenGroups does. Groups that the token does not list, and the user,
   * are passed over with STATUS_NOT_ALL_ASSIGNED; an enabled mandatory group is
   * STATUS_CANT_DISABLE_MANDATORY. A disabled group counts for no entry at all, so that the new
   * token may be granted more.
   */
  public DerivedToken disableGroups(Sid... sids) {
    return TokenAdjusting.groups(this, Set.copyOf(List.of(sids)), false);
  }

  /**
   * Returns this token with every group in its default state, as AdjustTokenGroups does on reset;
   * groups for denying only stay so, and mandatory ones stay enabled.
   */
  public AccessToken resetGroups() {
    return TokenAdjusting.resetGroups(this);
  }

  /**
   * Enables privileges, as AdjustTokenPrivileges does. Privileges that are not held, perhaps
   * because they were removed, are passed over with STATUS_NOT_ALL_ASSIGNED.
   */
  public DerivedToken enablePrivileges(Privilege... privileges) {
    return TokenAdjusting.enablePrivileges(this, privileges);
  }

  /**
   * Disables privileges, as AdjustTokenPrivileges does. Privileges that are not held are passed
   * over with STATUS_NOT_ALL_ASSIGNED.
   */
  public DerivedToken disablePrivileges(Privilege... privileges) {
    return TokenAdjusting.disablePrivileges(this, privileges);
  }

  /**
   * Removes privileges for good, as AdjustTokenPrivileges does with SE_PRIVILEGE_REMOVED.
   * Privileges that are not held are passed over with STATUS_NOT_ALL_ASSIGNED.
   */
  public DerivedToken removePrivileges(Privilege... privileges) {
    return TokenAdjusting.removePrivileges(this, privileges);
  }

  /**
   * Copies this token for impersonation up to a level, as DuplicateTokenEx does. A level above that
   * of this token is STATUS_BAD_IMPERSONATION_LEVEL; the token of a process reaches every level.
   */
  public DerivedToken duplicate(ImpersonationLevel level) {
    return TokenAdjusting.duplicate(this, level);
  }

  /**
   * Copies this token for a process, as DuplicateTokenEx does. A token for impersonation below the
   * level of that name is STATUS_BAD_IMPERSONATION_LEVEL.
   */
  public DerivedToken duplicateAsPrimary() {
    return TokenAdjusting.duplicateAsPrimary(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccessToken that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return parts.toString();
  }
}
