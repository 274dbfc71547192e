package org.ntacl.token;

import java.util.Optional;
import org.ntacl.claim.Claim;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.ConditionContext;
import org.ntacl.sid.Sid;

/** A token as the conditions of entries of one effect see it; there is no resource. */
final class TokenContext implements ConditionContext {
  private final AccessToken token;
  private final boolean denying;

  TokenContext(AccessToken token, boolean denying) {
    this.token = token;
    this.denying = denying;
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
    return denying
        ? token.claims(attribute.source()).forDenying(attribute.name())
        : token.claims(attribute.source()).forAllowing(attribute.name());
  }
}
