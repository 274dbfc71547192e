package org.ntacl.registry.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidFamily;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;

/**
 * A principal that stands for more people than anybody could list. Immutable and thread-safe.
 *
 * @param sid the principal
 * @param companions what whoever has it in his token has there as well
 * @param token the least that somebody has in his token who has it: nobody has less
 */
record BroadPrincipal(Sid sid, List<Sid> companions, AccessToken token) {
  private static final List<WellKnownSid> ALONE = List.of(WellKnownSid.EVERYONE);
  private static final List<WellKnownSid> LOGGED_ON =
      List.of(WellKnownSid.EVERYONE, WellKnownSid.AUTHENTICATED_USERS);

  /** With each, its companions. */
  private static final Map<Sid, List<WellKnownSid>> MANY =
      Map.ofEntries(
          Map.entry(WellKnownSid.EVERYONE.sid(), List.of()),
          Map.entry(WellKnownSid.ANONYMOUS.sid(), List.of()),
          Map.entry(WellKnownSid.LOCAL.sid(), ALONE),
          Map.entry(WellKnownSid.BUILTIN_GUESTS.sid(), ALONE),
          Map.entry(WellKnownSid.NETWORK.sid(), ALONE),
          Map.entry(WellKnownSid.BATCH.sid(), LOGGED_ON),
          Map.entry(WellKnownSid.INTERACTIVE.sid(), LOGGED_ON),
          Map.entry(WellKnownSid.AUTHENTICATED_USERS.sid(), ALONE),
          Map.entry(WellKnownSid.TERMINAL_SERVER_USER.sid(), LOGGED_ON),
          Map.entry(WellKnownSid.REMOTE_INTERACTIVE_LOGON.sid(), LOGGED_ON),
          Map.entry(WellKnownSid.BUILTIN_USERS.sid(), LOGGED_ON));

  private static final int LEAST_DOMAIN_WIDE = 513;
  private static final int GREATEST_DOMAIN_WIDE = 515;
  private static final int DOMAIN_GUESTS = 514;
  private static final int ALIAS_SIZE = 2;

  /** Returns what a SID stands for; empty when that is nobody or few. */
  static Optional<BroadPrincipal> of(Sid sid) {
    return companions(sid)
        .map(
            others ->
                new BroadPrincipal(
                    sid,
                    others.stream().map(WellKnownSid::sid).toList(),
                    AccessToken.of(sid).memberOf(others.toArray(WellKnownSid[]::new)).build()));
  }

  /** Tells whether {@link #of} is worth asking, in no time: most SIDs are those of accounts. */
  static boolean isPossible(Sid sid) {
    return sid.subAuthorityCount() <= ALIAS_SIZE
        || (sid.rid() >= LEAST_DOMAIN_WIDE && sid.rid() <= GREATEST_DOMAIN_WIDE);
  }

  private static Optional<List<WellKnownSid>> companions(Sid sid) {
    List<WellKnownSid> companions = MANY.get(sid);
    if (companions != null) {
      return Optional.of(companions);
    }
    if (isPossible(sid) && SidFamily.of(sid) == SidFamily.DOMAIN_ACCOUNT) {
      return Optional.of(sid.rid() == DOMAIN_GUESTS ? ALONE : LOGGED_ON);
    }
    return Optional.empty();
  }
}
