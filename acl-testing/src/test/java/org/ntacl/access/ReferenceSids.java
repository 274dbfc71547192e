package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.token.TokenGroup;

/** Which SIDs match, by accesscheck 4. */
final class ReferenceSids {
  static final Sid OWNER_RIGHTS = Sid.parse("S-1-3-4");
  private static final Sid SELF = Sid.parse("S-1-5-10");
  private static final Sid PACKAGES = Sid.parse("S-1-15-2-1");
  private static final Sid RESTRICTED_PACKAGES = Sid.parse("S-1-15-2-2");

  /** The views of 4.1. */
  enum Side {
    USER,
    RESTRICTING,
    PACKAGE
  }

  private final ReferenceCall call;

  ReferenceSids(ReferenceCall call) {
    this.call = call;
  }

  /** 4.1 after 4.2: an entry is about a side of the token. */
  boolean matches(Side side, Sid trustee, boolean allowing) {
    Optional<Sid> meant = substituted(trustee);
    if (meant.isEmpty()) {
      return false;
    }
    Sid sid = meant.get();
    return switch (side) {
      case USER -> holds(sid, allowing);
      case RESTRICTING -> call.token.restrictingSids().contains(sid);
      case PACKAGE -> packageSide(sid, allowing);
    };
  }

  /** 4.2. */
  private Optional<Sid> substituted(Sid trustee) {
    if (trustee.equals(OWNER_RIGHTS)) {
      call.reach(ReferenceRule.OWNER_RIGHTS_ENTRY);
      return call.question.descriptor().owner();
    }
    if (trustee.equals(SELF)) {
      call.reach(ReferenceRule.SELF_ENTRY);
      return call.question.request().self();
    }
    return Optional.of(trustee);
  }

  /** 9.3: an entry that allows is tried for the user first; denies are not for packages. */
  private boolean packageSide(Sid sid, boolean allowing) {
    return allowing
        ? ofPackage(sid) && !holds(sid, true)
        : call.on(CheckOption.CONTAINER_DENIES) && ofPackage(sid);
  }

  /** 4.1, row "package". */
  private boolean ofPackage(Sid sid) {
    AppContainer container = call.token.appContainer().orElseThrow();
    return sid.equals(container.packageSid())
        || sid.equals(RESTRICTED_PACKAGES)
        || (sid.equals(PACKAGES) && !container.lessPrivileged())
        || container.capabilities().stream()
            .anyMatch(group -> group.sid().equals(sid) && (group.attributes().bits() & 0x14) == 4);
  }

  /** 4.1, row "normal". */
  boolean holds(Sid sid, boolean allowing) {
    return holds(call.token, sid, allowing);
  }

  static boolean holds(AccessToken token, Sid sid, boolean allowing) {
    boolean user = token.user().equals(sid);
    return listed(
        token.groups(),
        sid,
        allowing,
        user && !token.isUserDenyOnly(),
        user && token.isUserDenyOnly());
  }

  /** 4.1, row "device". */
  boolean deviceHolds(Sid sid, boolean allowing) {
    return listed(call.token.deviceGroups(), sid, allowing, false, false);
  }

  private static boolean listed(
      List<TokenGroup> groups,
      Sid sid,
      boolean allowing,
      boolean enabledBefore,
      boolean denyOnlyBefore) {
    boolean enabled = enabledBefore;
    boolean denyOnly = denyOnlyBefore;
    for (TokenGroup group : groups) {
      if (group.sid().equals(sid)) {
        enabled |= (group.attributes().bits() & 4) != 0;
        denyOnly |= (group.attributes().bits() & 0x10) != 0;
      }
    }
    return allowing ? enabled && !denyOnly : enabled || denyOnly;
  }
}
