package org.ntacl.wfp.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;

/** The principals that stand for more people than anybody could list. */
final class BroadPrincipals {
  private static final List<WellKnownSid> ALONE = List.of(WellKnownSid.EVERYONE);
  private static final List<WellKnownSid> LOGGED_ON =
      List.of(WellKnownSid.EVERYONE, WellKnownSid.AUTHENTICATED_USERS);

  private BroadPrincipals() {}

  /**
   * Returns tokens of somebody of whom nothing is known but one broad group and what goes with it,
   * the broadest group first.
   */
  static Map<WellKnownSid, AccessToken> tokens() {
    Map<WellKnownSid, AccessToken> tokens = new LinkedHashMap<>();
    add(tokens, WellKnownSid.EVERYONE, List.of());
    add(tokens, WellKnownSid.ANONYMOUS, List.of());
    add(tokens, WellKnownSid.AUTHENTICATED_USERS, ALONE);
    add(tokens, WellKnownSid.BUILTIN_USERS, LOGGED_ON);
    add(tokens, WellKnownSid.INTERACTIVE, LOGGED_ON);
    add(tokens, WellKnownSid.NETWORK, LOGGED_ON);
    add(tokens, WellKnownSid.BATCH, LOGGED_ON);
    add(tokens, WellKnownSid.BUILTIN_GUESTS, ALONE);
    return tokens;
  }

  private static void add(
      Map<WellKnownSid, AccessToken> tokens, WellKnownSid group, List<WellKnownSid> others) {
    tokens.put(
        group, AccessToken.of(group.sid()).memberOf(others.toArray(WellKnownSid[]::new)).build());
  }
}
