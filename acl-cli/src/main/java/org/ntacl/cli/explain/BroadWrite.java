package org.ntacl.cli.explain;

import java.util.Set;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidFamily;
import org.ntacl.sid.WellKnownSid;

/** Rights with which an object can be changed or taken over, in the hands of very many. */
final class BroadWrite {
  private static final AccessMask TAKE_OVER =
      AccessMask.DELETE.or(AccessMask.WRITE_DAC).or(AccessMask.WRITE_OWNER);
  private static final AccessMask GENERIC = AccessMask.GENERIC_ALL.or(AccessMask.GENERIC_WRITE);

  private static final Set<Sid> MANY =
      Set.of(
          WellKnownSid.EVERYONE.sid(),
          WellKnownSid.LOCAL.sid(),
          WellKnownSid.NETWORK.sid(),
          WellKnownSid.BATCH.sid(),
          WellKnownSid.INTERACTIVE.sid(),
          WellKnownSid.ANONYMOUS.sid(),
          WellKnownSid.AUTHENTICATED_USERS.sid(),
          WellKnownSid.TERMINAL_SERVER_USER.sid(),
          WellKnownSid.REMOTE_INTERACTIVE_LOGON.sid(),
          WellKnownSid.BUILTIN_USERS.sid(),
          WellKnownSid.BUILTIN_GUESTS.sid(),
          WellKnownSid.ALL_APP_PACKAGES.sid(),
          WellKnownSid.ALL_RESTRICTED_APP_PACKAGES.sid());

  private static final int DOMAIN_USERS = 513;
  private static final int DOMAIN_GUESTS = 514;
  private static final int DOMAIN_COMPUTERS = 515;

  private BroadWrite() {}

  /** Tells whether a SID stands for more people or programs than anybody could list. */
  static boolean isMany(Sid sid) {
    if (MANY.contains(sid)) {
      return true;
    }
    if (SidFamily.of(sid) != SidFamily.DOMAIN_ACCOUNT) {
      return false;
    }
    return sid.rid() == DOMAIN_USERS || sid.rid() == DOMAIN_GUESTS || sid.rid() == DOMAIN_COMPUTERS;
  }

  /**
   * Returns the rights of a mask that change the object: what its type maps GENERIC_WRITE to and
   * nothing that reading or executing needs, deleting it, and taking it over.
   */
  static AccessMask of(AccessMask mask, GenericMapping mapping) {
    AccessMask write = mapping.write().minus(mapping.read().or(mapping.execute()));
    AccessMask named = mapping.map(mask).and(write.or(TAKE_OVER));
    // without a type, generic rights stand for themselves
    return mapping.all().isEmpty() ? named.or(mask.and(GENERIC)) : named;
  }
}
