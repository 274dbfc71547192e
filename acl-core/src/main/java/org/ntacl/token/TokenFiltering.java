package org.ntacl.token;

import java.util.HashSet;
import java.util.Set;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidFamily;
import org.ntacl.token.TokenFilter.Flag;

/** Derives tokens that may do less: filtered ones and those of application containers. */
final class TokenFiltering {
  private TokenFiltering() {}

  static AccessToken filtered(AccessToken token, TokenFilter filter) {
    AccessTokenBuilder builder = token.toBuilder();
    disableSids(token, builder, sidsToDisable(token, filter));
    token.privileges().stream()
        .filter(privilege -> isDeleted(privilege, filter))
        .forEach(builder::withoutPrivilege);
    restrict(token, builder, filter);
    if (filter.flags().contains(Flag.LUA_TOKEN)) {
      builder.integrity(atMost(IntegrityLevel.MEDIUM, token.integrity()));
    }
    return builder.build();
  }

  private static Set<Sid> sidsToDisable(AccessToken token, TokenFilter filter) {
    Set<Sid> sids = new HashSet<>(filter.denyOnly());
    if (filter.flags().contains(Flag.LUA_TOKEN)) {
      token.groups().stream().map(TokenGroup::sid).filter(Elevation::isElevated).forEach(sids::add);
    }
    return sids;
  }

  private static void disableSids(
      AccessToken token, AccessTokenBuilder builder, Set<Sid> sidsToDisable) {
    builder.onlyGroups(
        token.groups().stream()
            .map(group -> sidsToDisable.contains(group.sid()) ? group.forDenyingOnly() : group)
            .toList());
    if (sidsToDisable.contains(token.user())) {
      builder.userDenyOnly(true);
    }
    if (sidsToDisable.contains(token.owner())) {
      // an owner must be enabled; seen on every limited token of an administrator
      builder.ownedByUser();
    }
  }

  private static boolean isDeleted(Privilege privilege, TokenFilter filter) {
    if (filter.flags().contains(Flag.LUA_TOKEN) && !Elevation.isHarmless(privilege)) {
      return true;
    }
    // SDK, CreateRestrictedToken: the flag overrides the privileges that are named
    return filter.flags().contains(Flag.DISABLE_MAX_PRIVILEGE)
        ? privilege != Privilege.CHANGE_NOTIFY
        : filter.deleted().contains(privilege);
  }

  /** Restricting a restricted token intersects (SDK, CreateRestrictedToken). */
  private static void restrict(AccessToken token, AccessTokenBuilder builder, TokenFilter filter) {
    if (filter.restricting().isEmpty()) {
      return;
    }
    Sid[] sids =
        filter.restricting().stream()
            .filter(sid -> !token.isRestricted() || token.isRestrictingSid(sid))
            .toArray(Sid[]::new);
    if (sids.length == 0) {
      // without restricting SIDs the new token would be bound less than the old one
      throw new IllegalArgumentException(
          "no restricting SID is left: the token is restricted to `%s`, the filter to `%s`"
              .formatted(token.restrictingSids(), filter.restricting()));
    }
    boolean boundForAllRights = token.isRestricted() && !token.isWriteRestricted();
    if (filter.flags().contains(Flag.WRITE_RESTRICTED) && !boundForAllRights) {
      builder.writeRestrictedTo(sids);
    } else {
      builder.restrictedTo(sids);
    }
  }

  static AccessToken lowbox(AccessToken token, AppContainer container) {
    if (token.appContainer().isPresent()) {
      throw new IllegalArgumentException(
          "the token is in the container `%s` already"
              .formatted(token.appContainer().get().packageSid()));
    }
    SidFamily family = SidFamily.of(container.packageSid());
    if (family != SidFamily.PACKAGE && family != SidFamily.CHILD_PACKAGE) {
      throw new IllegalArgumentException("`%s` is no package".formatted(container.packageSid()));
    }
    return token.toBuilder()
        .appContainer(container)
        .integrity(atMost(IntegrityLevel.LOW, token.integrity()))
        .build();
  }

  private static IntegrityLevel atMost(IntegrityLevel limit, IntegrityLevel level) {
    return level.dominates(limit) ? limit : level;
  }
}
