package org.ntacl.wfp.classify;

import java.util.List;
import java.util.Optional;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidFamily;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;
import org.ntacl.wfp.model.FwpValue.TokenInformation;

/**
 * Makes a token of the lists of SIDs that fields of user-mode layers hold: the first one is the
 * user, those that are enabled or for denying only count, levels of integrity do not, and the
 * restricting ones make a second pass of the check (spec wfp 7.4).
 */
final class TokenFacts {
  private TokenFacts() {}

  /** Returns the token, or empty when there is nobody in the lists. */
  static Optional<AccessToken> token(TokenInformation information) {
    if (information.sids().isEmpty()) {
      return Optional.empty();
    }
    TokenGroup user = information.sids().get(0);
    List<TokenGroup> groups =
        information.sids().subList(1, information.sids().size()).stream()
            .filter(TokenFacts::counts)
            .toList();
    AccessTokenBuilder token =
        AccessToken.of(user.sid())
            .userDenyOnly(user.attributes().contains(GroupAttributes.DENY_ONLY))
            .groups(groups);
    if (!information.restrictedSids().isEmpty()) {
      token.restrictedTo(
          information.restrictedSids().stream().map(TokenGroup::sid).toArray(Sid[]::new));
    }
    return Optional.of(token.build());
  }

  private static boolean counts(TokenGroup group) {
    return SidFamily.of(group.sid()) != SidFamily.INTEGRITY_LEVEL;
  }
}
