package org.ntacl.wfp;

import org.ntacl.NtStatus;
import org.ntacl.access.PackedDecision;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.WfpException;

/** Who may do what: the engine checks, with the token of the session (wfp 4.2). */
final class AccessGate {
  private static final Sid ADMINISTRATORS = WellKnownSid.BUILTIN_ADMINISTRATORS.sid();

  private AccessGate() {}

  /** Tells whether a caller has all these rights. */
  static boolean isGranted(Caller caller, StoredSecurity security, AccessMask rights) {
    return caller.isKernel()
        || PackedDecision.isGranted(security.compiled().check(caller.token(), rights.bits()));
  }

  /**
   * Demands rights.
   *
   * @param what what they are rights on, for people
   * @throws WfpException with ERROR_ACCESS_DENIED or ERROR_PRIVILEGE_NOT_HELD
   */
  static void demand(Caller caller, StoredSecurity security, AccessMask rights, Object what) {
    if (caller.isKernel() || rights.isEmpty()) {
      return;
    }
    long decision = security.compiled().check(caller.token(), rights.bits());
    if (!PackedDecision.isGranted(decision)) {
      throw refused(PackedDecision.status(decision), rights + " on " + what);
    }
  }

  /** Demands the right to open the engine, which administrators always have (wfp 4.2). */
  static void demandOpen(AccessToken token, StoredSecurity engine) {
    if (token.matchesAllow(ADMINISTRATORS)) {
      return;
    }
    long decision = engine.compiled().check(token, WfpRights.OPEN.bits());
    if (!PackedDecision.isGranted(decision)) {
      throw refused(PackedDecision.status(decision), "opening the engine");
    }
  }

  /** Returns the exception for a status that a check or a change of a descriptor came to. */
  static WfpException refused(NtStatus status, String fault) {
    return new WfpException(
        switch (status) {
          case STATUS_PRIVILEGE_NOT_HELD -> FwpStatus.ERROR_PRIVILEGE_NOT_HELD;
          case STATUS_INVALID_OWNER -> FwpStatus.ERROR_INVALID_OWNER;
          case STATUS_INVALID_PRIMARY_GROUP -> FwpStatus.ERROR_INVALID_PRIMARY_GROUP;
          case STATUS_INVALID_SECURITY_DESCR -> FwpStatus.ERROR_INVALID_SECURITY_DESCR;
          case STATUS_INVALID_PARAMETER -> FwpStatus.ERROR_INVALID_PARAMETER;
          // a list that is too large for 16 bits of size
          case STATUS_BAD_INHERITANCE_ACL, STATUS_INVALID_ACL -> FwpStatus.ERROR_INVALID_ACL;
          default -> FwpStatus.ERROR_ACCESS_DENIED;
        },
        fault);
  }
}
