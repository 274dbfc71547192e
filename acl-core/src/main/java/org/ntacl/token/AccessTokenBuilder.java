package org.ntacl.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.claim.Claim;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Acl;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.TrustLevel;
import org.ntacl.sid.WellKnownSid;

/**
 * Makes an {@link AccessToken} part by part. What is said twice is added for groups, privileges and
 * claims, and replaced for everything else. Not thread-safe.
 */
public final class AccessTokenBuilder {
  private final Sid user;
  private boolean userDenyOnly;
  private final List<TokenGroup> groups = new ArrayList<>();
  private Optional<Sid> owner = Optional.empty();
  private Optional<Sid> primaryGroup = Optional.empty();
  private Acl defaultDacl = AbsentAcl.ABSENT;
  private final Set<Privilege> privileges = EnumSet.noneOf(Privilege.class);
  private final Set<Privilege> enabledPrivileges = EnumSet.noneOf(Privilege.class);
  private IntegrityLevel integrity = IntegrityLevel.MEDIUM;
  private Set<TokenPolicy> policy = EnumSet.allOf(TokenPolicy.class);
  private List<Sid> restrictingSids = List.of();
  private boolean writeRestricted;
  private Optional<AppContainer> appContainer = Optional.empty();
  private Optional<TrustLevel> trust = Optional.empty();
  private final List<TokenGroup> deviceGroups = new ArrayList<>();
  private final List<Claim> userClaims = new ArrayList<>();
  private final List<Claim> deviceClaims = new ArrayList<>();
  private final List<Claim> localClaims = new ArrayList<>();
  private Optional<ImpersonationLevel> impersonation =
      Optional.of(ImpersonationLevel.IMPERSONATION);

  AccessTokenBuilder(Sid user) {
    this.user = Objects.requireNonNull(user, "user");
  }

  AccessTokenBuilder(TokenParts parts) {
    this.user = parts.user();
    this.userDenyOnly = parts.userDenyOnly();
    this.groups.addAll(parts.groups());
    this.owner = parts.owner();
    this.primaryGroup = parts.primaryGroup();
    this.defaultDacl = parts.defaultDacl();
    this.privileges.addAll(parts.privileges());
    this.enabledPrivileges.addAll(parts.enabledPrivileges());
    this.integrity = parts.integrity();
    this.policy = parts.policy();
    this.restrictingSids = parts.restrictingSids();
    this.writeRestricted = parts.writeRestricted();
    this.appContainer = parts.appContainer();
    this.trust = parts.trust();
    this.deviceGroups.addAll(parts.deviceGroups());
    this.userClaims.addAll(parts.userClaims());
    this.deviceClaims.addAll(parts.deviceClaims());
    this.localClaims.addAll(parts.localClaims());
    this.impersonation = parts.impersonation();
  }

  /** Sets whether the user counts for entries that deny only. */
  public AccessTokenBuilder userDenyOnly(boolean denyOnly) {
    userDenyOnly = denyOnly;
    return this;
  }

  /** Adds enabled groups. */
  public AccessTokenBuilder memberOf(Sid... sids) {
    for (Sid sid : sids) {
      groups.add(TokenGroup.enabled(sid));
    }
    return this;
  }

  /**
   * Adds enabled groups.
   *
   * @throws IllegalStateException when one of them is relative to a machine or a domain
   */
  public AccessTokenBuilder memberOf(WellKnownSid... sids) {
    for (WellKnownSid sid : sids) {
      groups.add(TokenGroup.enabled(sid.sid()));
    }
    return this;
  }

  /** Adds groups that count for entries that deny only. */
  public AccessTokenBuilder denyOnly(Sid... sids) {
    for (Sid sid : sids) {
      groups.add(TokenGroup.denyOnly(sid));
    }
    return this;
  }

  /** Adds groups with the attributes they have. */
  public AccessTokenBuilder groups(Collection<TokenGroup> more) {
    groups.addAll(more);
    return this;
  }

  /** Replaces all groups. */
  public AccessTokenBuilder onlyGroups(Collection<TokenGroup> replacement) {
    List<TokenGroup> copy = List.copyOf(replacement);
    groups.clear();
    groups.addAll(copy);
    return this;
  }

  /** Sets the owner of objects that the token creates; the user without this. */
  public AccessTokenBuilder owner(Sid sid) {
    // said or not: a token whose user owns what it creates is one and the same
    owner = sid.equals(user) ? Optional.empty() : Optional.of(sid);
    return this;
  }

  /** Makes the user the owner of objects that the token creates. */
  AccessTokenBuilder ownedByUser() {
    owner = Optional.empty();
    return this;
  }

  /** Sets the primary group of objects that the token creates. */
  public AccessTokenBuilder primaryGroup(Sid sid) {
    primaryGroup = Optional.of(sid);
    return this;
  }

  /** Sets the DACL of objects that the token creates; absent without this. */
  public AccessTokenBuilder defaultDacl(Acl dacl) {
    defaultDacl = Objects.requireNonNull(dacl, "dacl");
    return this;
  }

  /** Adds privileges that are enabled. */
  public AccessTokenBuilder privileges(Privilege... enabled) {
    for (Privilege privilege : enabled) {
      privileges.add(privilege);
      enabledPrivileges.add(privilege);
    }
    return this;
  }

  /** Adds privileges that are held and not enabled, or disables them. */
  public AccessTokenBuilder disabledPrivileges(Privilege... disabled) {
    for (Privilege privilege : disabled) {
      privileges.add(privilege);
      enabledPrivileges.remove(privilege);
    }
    return this;
  }

  /** Takes a privilege away. */
  AccessTokenBuilder withoutPrivilege(Privilege privilege) {
    privileges.remove(privilege);
    enabledPrivileges.remove(privilege);
    return this;
  }

  /** Sets the integrity level; medium without this. */
  public AccessTokenBuilder integrity(IntegrityLevel level) {
    integrity = Objects.requireNonNull(level, "level");
    return this;
  }

  /** Sets how mandatory integrity control binds the token: exactly these; all without this. */
  public AccessTokenBuilder policy(TokenPolicy... policies) {
    policy = EnumSet.noneOf(TokenPolicy.class);
    policy.addAll(Arrays.asList(policies));
    return this;
  }

  /** Sets the restricting SIDs: every right must be granted to them as well; none lifts it. */
  public AccessTokenBuilder restrictedTo(Sid... sids) {
    restrictingSids = List.of(sids);
    writeRestricted = false;
    return this;
  }

  /**
   * Sets the restricting SIDs, for rights to write only.
   *
   * @throws IllegalArgumentException when there are none
   */
  public AccessTokenBuilder writeRestrictedTo(Sid... sids) {
    if (sids.length == 0) {
      throw new IllegalArgumentException("a write-restricted token has restricting SIDs");
    }
    restrictingSids = List.of(sids);
    writeRestricted = true;
    return this;
  }

  /** Puts the token into an application container. */
  public AccessTokenBuilder appContainer(AppContainer container) {
    appContainer = Optional.of(container);
    return this;
  }

  /** Sets the process trust level; none without this. */
  public AccessTokenBuilder trust(TrustLevel level) {
    trust = Optional.of(level);
    return this;
  }

  /** Adds groups of the device. */
  public AccessTokenBuilder deviceGroups(Collection<TokenGroup> more) {
    deviceGroups.addAll(more);
    return this;
  }

  /**
   * Adds claims about the user. Of several claims of one name the last one counts; one with a
   * {@link Claim#fault() fault} is refused by {@link #build()}.
   */
  public AccessTokenBuilder userClaims(Collection<Claim> more) {
    userClaims.addAll(more);
    return this;
  }

  /**
   * Adds claims about the device. Of several claims of one name the last one counts; one with a
   * {@link Claim#fault() fault} is refused by {@link #build()}.
   */
  public AccessTokenBuilder deviceClaims(Collection<Claim> more) {
    deviceClaims.addAll(more);
    return this;
  }

  /**
   * Adds claims that the application made itself. Of several claims of one name the last one
   * counts; one with a {@link Claim#fault() fault} is refused by {@link #build()}.
   */
  public AccessTokenBuilder localClaims(Collection<Claim> more) {
    localClaims.addAll(more);
    return this;
  }

  /** Makes it the token of a process. */
  public AccessTokenBuilder primary() {
    impersonation = Optional.empty();
    return this;
  }

  /** Makes it a token for impersonation up to a level; IMPERSONATION without this. */
  public AccessTokenBuilder impersonation(ImpersonationLevel level) {
    impersonation = Optional.of(level);
    return this;
  }

  /**
   * Returns the token. The builder may go on to make others.
   *
   * @throws IllegalArgumentException when a claim has a {@link Claim#fault() fault}, equal values
   *     above all: Windows authenticates nobody with such claims (recorded: condition-eval
   *     auth-error)
   */
  public AccessToken build() {
    return new AccessToken(
        new TokenParts(
            user,
            userDenyOnly,
            List.copyOf(groups),
            owner,
            primaryGroup,
            defaultDacl,
            copyOf(privileges, Privilege.class),
            copyOf(enabledPrivileges, Privilege.class),
            integrity,
            copyOf(policy, TokenPolicy.class),
            restrictingSids,
            writeRestricted,
            appContainer,
            trust,
            List.copyOf(deviceGroups),
            List.copyOf(userClaims),
            List.copyOf(deviceClaims),
            List.copyOf(localClaims),
            impersonation));
  }

  private static <E extends Enum<E>> Set<E> copyOf(Set<E> values, Class<E> type) {
    if (values.isEmpty()) {
      return Collections.emptySet();
    }
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(values);
    return Collections.unmodifiableSet(copy);
  }
}
