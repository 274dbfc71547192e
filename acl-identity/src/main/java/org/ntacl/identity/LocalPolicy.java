package org.ntacl.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;

/**
 * What a machine adds to a token: its own groups, privileges and the integrity level. A domain
 * controller says nothing about these, so that the caller has to.
 *
 * <pre>{@code
 * LocalPolicy policy =
 *     LocalPolicy.builder()
 *         .localGroup(WellKnownSid.BUILTIN_USERS.sid(), WellKnownSid.AUTHENTICATED_USERS.sid())
 *         .localGroup(WellKnownSid.BUILTIN_ADMINISTRATORS.sid(), domainAdmins)
 *         .privilege(Privilege.CHANGE_NOTIFY, WellKnownSid.EVERYONE.sid())
 *         .integrity(IntegrityLevel.HIGH, WellKnownSid.BUILTIN_ADMINISTRATORS.sid())
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class LocalPolicy {
  /** Adds no group and no privilege, and leaves the level at medium. */
  public static final LocalPolicy NONE = builder().build();

  private final Optional<Sid> machine;
  private final Map<Sid, Set<Sid>> localGroups;
  private final Map<Privilege, Set<Sid>> privileges;
  private final IntegrityLevel integrity;
  private final Map<Sid, IntegrityLevel> integrityOf;
  private final List<TokenGroup> always;

  private LocalPolicy(Builder builder) {
    this.machine = builder.machine;
    this.localGroups = copy(builder.localGroups);
    this.privileges = copy(builder.privileges);
    this.integrity = builder.integrity;
    this.integrityOf = Map.copyOf(builder.integrityOf);
    this.always = List.copyOf(builder.always);
  }

  private static <K> Map<K, Set<Sid>> copy(Map<K, Set<Sid>> source) {
    Map<K, Set<Sid>> copy = new LinkedHashMap<>();
    source.forEach((key, sids) -> copy.put(key, Set.copyOf(sids)));
    return copy;
  }

  /** Starts a policy that adds nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Tells whether only this machine may say that somebody is a SID, so that a domain has no
   * business naming it (MS-PAC 4.1.2.2, member boundary): accounts of the machine itself.
   */
  boolean isOfMachine(Sid sid) {
    return machine.isPresent() && sid.isChildOf(machine.get());
  }

  /** Returns the groups that the machine adds for somebody who is some SIDs and no others. */
  List<TokenGroup> groups(Predicate<Sid> isMember) {
    List<TokenGroup> groups = new ArrayList<>(always);
    localGroups.forEach(
        (group, members) -> {
          if (members.stream().anyMatch(isMember)) {
            groups.add(new TokenGroup(group, attributes(group)));
          }
        });
    return groups;
  }

  private static GroupAttributes attributes(Sid group) {
    // Windows lets administrators own what they create: their group is listed as an owner
    return group.equals(WellKnownSid.BUILTIN_ADMINISTRATORS.sid())
        ? GroupAttributes.DEFAULT.with(GroupAttributes.OWNER)
        : GroupAttributes.DEFAULT;
  }

  /** Returns the privileges of somebody who is some SIDs and no others. */
  List<Privilege> privileges(Predicate<Sid> isMember) {
    List<Privilege> held = new ArrayList<>();
    privileges.forEach(
        (privilege, holders) -> {
          if (holders.stream().anyMatch(isMember)) {
            held.add(privilege);
          }
        });
    return held;
  }

  /** Returns the highest level of somebody who is some SIDs and no others. */
  IntegrityLevel integrity(Predicate<Sid> isMember) {
    IntegrityLevel highest = integrity;
    for (Map.Entry<Sid, IntegrityLevel> entry : integrityOf.entrySet()) {
      if (isMember.test(entry.getKey()) && entry.getValue().compareTo(highest) > 0) {
        highest = entry.getValue();
      }
    }
    return highest;
  }

  /** Makes a policy part by part. Not thread-safe. */
  public static final class Builder {
    private Optional<Sid> machine = Optional.empty();
    private final Map<Sid, Set<Sid>> localGroups = new LinkedHashMap<>();
    private final Map<Privilege, Set<Sid>> privileges = new EnumMap<>(Privilege.class);
    private IntegrityLevel integrity = IntegrityLevel.MEDIUM;
    private final Map<Sid, IntegrityLevel> integrityOf = new LinkedHashMap<>();
    private final List<TokenGroup> always = new ArrayList<>();

    private Builder() {}

    /**
     * Names the machine, so that no domain can say that somebody is one of its accounts. Not for
     * domain controllers, whose accounts are those of the domain.
     *
     * @param sid the SID of the machine's own accounts without their last sub-authority
     */
    public Builder machine(Sid sid) {
      machine = Optional.of(sid);
      return this;
    }

    /**
     * Adds members to a group of the machine. Members are users and groups of domains, and SIDs
     * that the logon itself brings, such as Authenticated Users; groups of the machine are no
     * members of each other.
     */
    public Builder localGroup(Sid group, Sid... members) {
      localGroups
          .computeIfAbsent(Objects.requireNonNull(group, "group"), key -> new HashSet<>())
          .addAll(List.of(members));
      return this;
    }

    /** Gives a privilege to users and groups, those of the machine included. */
    public Builder privilege(Privilege privilege, Sid... holders) {
      privileges
          .computeIfAbsent(Objects.requireNonNull(privilege, "privilege"), key -> new HashSet<>())
          .addAll(List.of(holders));
      return this;
    }

    /** Sets the level of everybody without a higher one; medium without this. */
    public Builder integrity(IntegrityLevel level) {
      integrity = Objects.requireNonNull(level, "level");
      return this;
    }

    /** Sets the level of a user or the members of groups, those of the machine included. */
    public Builder integrity(IntegrityLevel level, Sid... sids) {
      Objects.requireNonNull(level, "level");
      for (Sid sid : sids) {
        integrityOf.merge(sid, level, (a, b) -> a.compareTo(b) >= 0 ? a : b);
      }
      return this;
    }

    /** Adds groups that every token gets, such as that of the logon session. */
    public Builder always(Collection<TokenGroup> groups) {
      always.addAll(groups);
      return this;
    }

    /** Returns the policy. The builder may go on to make others. */
    public LocalPolicy build() {
      return new LocalPolicy(this);
    }
  }
}
