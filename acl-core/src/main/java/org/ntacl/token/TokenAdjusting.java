package org.ntacl.token;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ntacl.NtStatus;
import org.ntacl.sid.Sid;

/** Changes the state of what a token holds, and copies it for other uses. */
final class TokenAdjusting {
  private TokenAdjusting() {}

  /** Enables or disables groups: all of them, or none when one of them cannot be. */
  static DerivedToken groups(AccessToken token, Set<Sid> sids, boolean enable) {
    List<TokenGroup> concerned =
        token.groups().stream()
            .filter(group -> sids.contains(group.sid()) && group.isAdjustable())
            .toList();
    for (TokenGroup group : concerned) {
      NtStatus refusal = refusal(group, enable);
      if (!refusal.isSuccess()) {
        return new DerivedToken(token, refusal);
      }
    }
    boolean all = sids.stream().allMatch(s -> concerned.stream().anyMatch(g -> g.sid().equals(s)));
    AccessToken adjusted =
        withGroups(token, group -> concerned.contains(group) ? state(group, enable) : group);
    return new DerivedToken(
        adjusted, all ? NtStatus.STATUS_SUCCESS : NtStatus.STATUS_NOT_ALL_ASSIGNED);
  }

  private static NtStatus refusal(TokenGroup group, boolean enable) {
    GroupAttributes attributes = group.attributes();
    // W32, SID attributes in an access token
    if (enable && attributes.contains(GroupAttributes.DENY_ONLY)) {
      return NtStatus.STATUS_CANT_ENABLE_DENY_ONLY;
    }
    boolean disables = !enable && attributes.contains(GroupAttributes.ENABLED);
    return disables && attributes.contains(GroupAttributes.MANDATORY)
        ? NtStatus.STATUS_CANT_DISABLE_MANDATORY
        : NtStatus.STATUS_SUCCESS;
  }

  /** Gives every group its default state, as far as that can be. */
  static AccessToken resetGroups(AccessToken token) {
    return withGroups(
        token,
        group -> {
          boolean enable = group.attributes().contains(GroupAttributes.ENABLED_BY_DEFAULT);
          return group.isAdjustable() && refusal(group, enable).isSuccess()
              ? state(group, enable)
              : group;
        });
  }

  private static AccessToken withGroups(AccessToken token, UnaryOperator<TokenGroup> change) {
    return token.toBuilder().onlyGroups(token.groups().stream().map(change).toList()).build();
  }

  private static TokenGroup state(TokenGroup group, boolean enable) {
    GroupAttributes attributes = group.attributes();
    return new TokenGroup(
        group.sid(),
        enable
            ? attributes.with(GroupAttributes.ENABLED)
            : attributes.without(GroupAttributes.ENABLED));
  }

  static DerivedToken enablePrivileges(AccessToken token, Privilege... privileges) {
    AccessTokenBuilder builder = token.toBuilder();
    return privileges(token, builder, builder::privileges, privileges);
  }

  static DerivedToken disablePrivileges(AccessToken token, Privilege... privileges) {
    AccessTokenBuilder builder = token.toBuilder();
    return privileges(token, builder, builder::disabledPrivileges, privileges);
  }

  static DerivedToken removePrivileges(AccessToken token, Privilege... privileges) {
    AccessTokenBuilder builder = token.toBuilder();
    return privileges(token, builder, builder::withoutPrivilege, privileges);
  }

  /** Changes the privileges that are held; the others cannot come into a token this way. */
  private static DerivedToken privileges(
      AccessToken token,
      AccessTokenBuilder builder,
      Consumer<Privilege> change,
      Privilege... privileges) {
    List<Privilege> held = Arrays.stream(privileges).filter(token.privileges()::contains).toList();
    held.forEach(change);
    return new DerivedToken(
        builder.build(),
        held.size() == privileges.length
            ? NtStatus.STATUS_SUCCESS
            : NtStatus.STATUS_NOT_ALL_ASSIGNED);
  }

  static DerivedToken duplicate(AccessToken token, ImpersonationLevel level) {
    // SDK, DuplicateTokenEx: a copy never acts for the client more than the original
    boolean reaches = token.impersonationLevel().map(own -> own.isAtLeast(level)).orElse(true);
    return reaches
        ? DerivedToken.of(token.toBuilder().impersonation(level).build())
        : tooLow(token);
  }

  static DerivedToken duplicateAsPrimary(AccessToken token) {
    // SDK, DuplicateTokenEx: a process runs as nobody who may not be impersonated
    boolean reaches =
        token
            .impersonationLevel()
            .map(own -> own.isAtLeast(ImpersonationLevel.IMPERSONATION))
            .orElse(true);
    return reaches ? DerivedToken.of(token.toBuilder().primary().build()) : tooLow(token);
  }

  private static DerivedToken tooLow(AccessToken token) {
    return new DerivedToken(token, NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
  }
}
