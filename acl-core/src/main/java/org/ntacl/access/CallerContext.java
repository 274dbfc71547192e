package org.ntacl.access;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimSet;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.ConditionContext;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/**
 * A token and the claims of a resource, as the conditions of entries see them: {@code
 * condition.evaluate(CallerContext.forAllowing(token, ClaimSet.EMPTY))}.
 *
 * <p>To entries that allow, only enabled groups count; to those that deny, groups and claims for
 * denying only do as well. Restricting SIDs, the package and capabilities are no groups. Immutable
 * and as thread-safe as what it is made of.
 */
public final class CallerContext implements ConditionContext {
  private final AccessToken token;
  private final boolean denying;
  private final Supplier<ClaimSet> resource;

  CallerContext(AccessToken token, boolean denying, Supplier<ClaimSet> resource) {
    this.token = Objects.requireNonNull(token, "token");
    this.denying = denying;
    this.resource = resource;
  }

  /**
   * Returns what conditions of entries that allow are about.
   *
   * @param token who asks
   * @param resource the claims of the resource, see {@link ClaimSet#ofResource}
   */
  public static CallerContext forAllowing(AccessToken token, ClaimSet resource) {
    Objects.requireNonNull(resource, "resource");
    return new CallerContext(token, false, () -> resource);
  }

  /**
   * Returns what conditions of entries that deny are about.
   *
   * @param token who asks
   * @param resource the claims of the resource, see {@link ClaimSet#ofResource}
   */
  public static CallerContext forDenying(AccessToken token, ClaimSet resource) {
    Objects.requireNonNull(resource, "resource");
    return new CallerContext(token, true, () -> resource);
  }

  @Override
  public boolean isMember(Sid sid) {
    return denying ? token.matchesDeny(sid) : token.matchesAllow(sid);
  }

  @Override
  public boolean isDeviceMember(Sid sid) {
    return denying ? token.deviceMatchesDeny(sid) : token.deviceMatchesAllow(sid);
  }

  @Override
  public Optional<Claim> claim(Attribute attribute) {
    ClaimSet claims =
        attribute.source() == Attribute.Source.RESOURCE
            ? resource.get()
            : token.claims(attribute.source());
    return denying ? claims.forDenying(attribute.name()) : claims.forAllowing(attribute.name());
  }
}
