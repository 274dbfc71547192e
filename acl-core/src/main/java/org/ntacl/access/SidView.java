package org.ntacl.access;

import java.util.Optional;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;

/** The side of a token that one walk over the DACL looks at (accesscheck 4.1). */
sealed interface SidView {
  /** Returns which walk this view is for. */
  CheckPass pass();

  /** Tells whether an entry about a SID that allows is about this side of the token. */
  boolean allows(Sid sid);

  /** Tells whether an entry about a SID that denies is about this side of the token. */
  boolean denies(Sid sid);

  /** The user and the groups. */
  record Normal(AccessToken token) implements SidView {
    @Override
    public CheckPass pass() {
      return CheckPass.NORMAL;
    }

    @Override
    public boolean allows(Sid sid) {
      return token.matchesAllow(sid);
    }

    @Override
    public boolean denies(Sid sid) {
      return token.matchesDeny(sid);
    }
  }

  /** The restricting SIDs; their attributes do not matter (accesscheck 9.1). */
  record Restricted(AccessToken token) implements SidView {
    @Override
    public CheckPass pass() {
      return CheckPass.RESTRICTED;
    }

    @Override
    public boolean allows(Sid sid) {
      return token.isRestrictingSid(sid);
    }

    @Override
    public boolean denies(Sid sid) {
      return token.isRestrictingSid(sid);
    }
  }

  /**
   * The package and its capabilities (accesscheck 9.3). An entry that counts for the user does not
   * count here.
   */
  record Contained(AccessToken token, AppContainer container, boolean deniedToo)
      implements SidView {
    /** Returns the view of a token's container, or empty when the token has none. */
    static Optional<Contained> of(Question question) {
      boolean deniedToo = question.isOn(CheckOption.CONTAINER_DENIES);
      return question
          .token()
          .appContainer()
          .map(container -> new Contained(question.token(), container, deniedToo));
    }

    @Override
    public CheckPass pass() {
      return CheckPass.PACKAGE;
    }

    @Override
    public boolean allows(Sid sid) {
      return container.matches(sid) && !token.matchesAllow(sid);
    }

    @Override
    public boolean denies(Sid sid) {
      return deniedToo && container.matches(sid);
    }
  }
}
