package org.ntacl.registry.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidFamily;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;

/** The principals that stand for more people than anybody could list. */
final class BroadPrincipals {
  private static final Sid EVERYONE = WellKnownSid.EVERYONE.sid();
  private static final List<WellKnownSid> ALONE = List.of(WellKnownSid.EVERYONE);
  private static final List<WellKnownSid> LOGGED_ON =
      List.of(WellKnownSid.EVERYONE, WellKnownSid.AUTHENTICATED_USERS);

  /** With each, what whoever has it in his token has there as well. */
  private static final Map<WellKnownSid, List<WellKnownSid>> MANY =
      Map.ofEntries(
          Map.entry(WellKnownSid.EVERYONE, List.of()),
          Map.entry(WellKnownSid.ANONYMOUS, List.of()),
          Map.entry(WellKnownSid.LOCAL, ALONE),
          Map.entry(WellKnownSid.BUILTIN_GUESTS, ALONE),
          Map.entry(WellKnownSid.NETWORK, ALONE),
          Map.entry(WellKnownSid.BATCH, LOGGED_ON),
          Map.entry(WellKnownSid.INTERACTIVE, LOGGED_ON),
          Map.entry(WellKnownSid.AUTHENTICATED_USERS, ALONE),
          Map.entry(WellKnownSid.TERMINAL_SERVER_USER, LOGGED_ON),
          Map.entry(WellKnownSid.REMOTE_INTERACTIVE_LOGON, LOGGED_ON),
          Map.entry(WellKnownSid.BUILTIN_USERS, LOGGED_ON));

  private static final Set<Integer> DOMAIN_WIDE = Set.of(513, 514, 515);
  private static final int DOMAIN_GUESTS = 514;

  private BroadPrincipals() {}

  /**
   * Returns those whose access is worth asking about: who is named by an entry that allows, or as
   * owner, and Everyone where there are no entries at all.
   */
  static Set<Sid> namedIn(SecurityDescriptor descriptor) {
    Set<Sid> named = new LinkedHashSet<>();
    if (!(descriptor.dacl() instanceof AceList)) {
      named.add(EVERYONE);
    }
    descriptor.owner().filter(BroadPrincipals::isBroad).ifPresent(named::add);
    for (Ace ace : descriptor.dacl().aces()) {
      if (ace instanceof AccessAce access
          && access.effect() == AceEffect.ALLOW
          && !access.flags().isInheritOnly()
          && isBroad(access.trustee())) {
        named.add(access.trustee());
      }
    }
    return named;
  }

  private static Optional<List<WellKnownSid>> companions(Sid sid) {
    for (Map.Entry<WellKnownSid, List<WellKnownSid>> entry : MANY.entrySet()) {
      if (entry.getKey().sid().equals(sid)) {
        return Optional.of(entry.getValue());
      }
    }
    if (SidFamily.of(sid) == SidFamily.DOMAIN_ACCOUNT && DOMAIN_WIDE.contains(sid.rid())) {
      return Optional.of(sid.rid() == DOMAIN_GUESTS ? ALONE : LOGGED_ON);
    }
    return Optional.empty();
  }

  /** Returns the SIDs that whoever has this one has as well. */
  static List<Sid> companionsOf(Sid sid) {
    return companions(sid).orElseThrow().stream().map(WellKnownSid::sid).toList();
  }

  private static boolean isBroad(Sid sid) {
    return companions(sid).isPresent();
  }

  /** Returns the least that somebody has in his token who has this one: nobody has less. */
  static AccessToken token(Sid sid) {
    return AccessToken.of(sid)
        .memberOf(companions(sid).orElseThrow().toArray(WellKnownSid[]::new))
        .build();
  }
}
