package org.ntacl.access;

import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;

/** Phase 5: the rights that ownership implies (MS-DTYP 2.5.3.2; accesscheck 6.2). */
final class OwnerPhase {
  private static final Sid OWNER_RIGHTS = WellKnownSid.OWNER_RIGHTS.sid();

  /** What ownership implies. */
  static final int RIGHTS = Bits.READ_CONTROL | Bits.WRITE_DAC;

  private OwnerPhase() {}

  /**
   * Returns READ_CONTROL and WRITE_DAC for the owner, unless the DACL speaks of OWNER RIGHTS, and
   * nothing for anybody else. Without a DACL ownership adds nothing (clarification 14).
   *
   * @param limit the rights of interest
   */
  static int grants(Question question, int limit, Recorder recorder) {
    if (!(question.descriptor().dacl() instanceof AceList dacl)
        || question.descriptor().owner().isEmpty()) {
      return 0;
    }
    Sid owner = question.descriptor().owner().get();
    int granted = RIGHTS & limit;
    boolean inheritOnlyCounts = question.isOn(CheckOption.INHERIT_ONLY_OWNER_RIGHTS);
    if (granted == 0
        || !isOwner(question.token(), owner)
        || speaksOfOwnerRights(dacl, inheritOnlyCounts)) {
      return 0;
    }
    if (recorder.isOn()) {
      recorder.grant(CheckPass.NORMAL, granted, new AccessReason.ByOwnership(owner));
    }
    return granted;
  }

  /** A restricted or write-restricted token is the owner only by both of its lists. */
  private static boolean isOwner(AccessToken token, Sid owner) {
    return token.matchesAllow(owner) && (!token.isRestricted() || token.isRestrictingSid(owner));
  }

  /** Tells whether a DACL speaks of OWNER RIGHTS, and so of what the owner has. */
  static boolean speaksOfOwnerRights(AceList dacl, boolean inheritOnlyCounts) {
    for (int i = 0; i < dacl.aces().size(); i++) {
      Ace ace = dacl.aces().get(i);
      if ((inheritOnlyCounts || !ace.flags().isInheritOnly()) && isAbout(ace, OWNER_RIGHTS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAbout(Ace ace, Sid sid) {
    return (ace instanceof AccessAce access && access.trustee().equals(sid))
        || (ace instanceof CompoundAce compound && compound.client().equals(sid));
  }
}
