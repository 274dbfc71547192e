package org.ntacl.access;

import java.util.Optional;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;

/**
 * Tells which entries of a DACL apply to one side of a token (accesscheck 4.2, 4.3 and 8.1).
 * Inherit-only entries never do, nor do those of types that have no place in a DACL.
 */
final class EntryMatcher {
  private static final Sid OWNER_RIGHTS = WellKnownSid.OWNER_RIGHTS.sid();
  private static final Sid PRINCIPAL_SELF = WellKnownSid.PRINCIPAL_SELF.sid();

  private final Question question;
  private final SidView view;
  private final Conditions conditions;
  private final boolean skipsObjects;
  private final boolean knowsObjects;

  EntryMatcher(Question question, SidView view, Conditions conditions) {
    this.question = question;
    this.view = view;
    this.conditions = conditions;
    // accesscheck 9.3: object entries are compared with the user's groups only
    this.skipsObjects =
        view.pass() == CheckPass.PACKAGE && !question.isOn(CheckOption.CONTAINER_OBJECT_ENTRIES);
    // with a list of object types the walk finds the element that an entry is about
    this.knowsObjects = !question.request().objects().isEmpty();
  }

  /** Returns what an entry means to this side of the token. */
  Match match(Ace ace) {
    if (ace.flags().isInheritOnly()) {
      return Match.NONE;
    }
    if (ace instanceof AccessAce access) {
      return switch (access.effect()) {
        case ALLOW -> allowing(access);
        case DENY -> denying(access);
        case AUDIT, ALARM -> Match.NONE;
      };
    }
    return ace instanceof CompoundAce compound && allows(compound) ? Match.ALLOWS : Match.NONE;
  }

  private Match allowing(AccessAce ace) {
    if (ace.objects().isPresent() && skipsObjects) {
      return Match.NONE;
    }
    // without a list of object types an entry for one type does not speak of the whole object
    if (ace.objects().objectType().isPresent()
        && !knowsObjects
        && !question.isOn(CheckOption.OBJECT_ALLOW_AS_PLAIN)) {
      return Match.NONE;
    }
    Optional<Sid> sid = substitute(ace.trustee());
    if (sid.isEmpty() || !view.allows(sid.get())) {
      return Match.NONE;
    }
    return ace.condition().isEmpty()
        ? Match.ALLOWS
        : Match.allowing(conditions.ofAllowing(ace.condition().get()));
  }

  private Match denying(AccessAce ace) {
    if (ace.objects().isPresent() && skipsObjects) {
      return Match.NONE;
    }
    // fail closed: what is denied for one type is denied for the whole object
    if (ace.objects().objectType().isPresent()
        && !knowsObjects
        && question.isOn(CheckOption.OBJECT_DENY_IGNORED)) {
      return Match.NONE;
    }
    Optional<Sid> sid = substitute(ace.trustee());
    if (sid.isEmpty() || !view.denies(sid.get())) {
      return Match.NONE;
    }
    return ace.condition().isEmpty()
        ? Match.DENIES
        : Match.denying(conditions.ofDenying(ace.condition().get()));
  }

  /** The client's token holds the client, the server's the server (accesscheck 17). */
  private boolean allows(CompoundAce ace) {
    Optional<AccessToken> server = question.request().server();
    Optional<Sid> client = substitute(ace.client());
    return server.isPresent()
        && client.isPresent()
        && view.allows(client.get())
        && server.get().matchesAllow(ace.server());
  }

  /**
   * Returns the SID that a trustee stands for in this check, or empty when it stands for nobody.
   */
  private Optional<Sid> substitute(Sid trustee) {
    return substitute(question, trustee);
  }

  /** Returns the SID that a trustee stands for in a check, or empty for nobody. */
  static Optional<Sid> substitute(Question question, Sid trustee) {
    if (trustee.equals(OWNER_RIGHTS)) {
      return question.descriptor().owner();
    }
    if (trustee.equals(PRINCIPAL_SELF)) {
      return question.request().self();
    }
    return Optional.of(trustee);
  }
}
