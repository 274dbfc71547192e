package org.ntacl.access;

import java.util.List;
import org.ntacl.NtStatus;
import org.ntacl.token.Privilege;

/** What an evaluation comes to. */
record Outcome(NtStatus status, int granted, List<Privilege> privilegesUsed) {
  /** Returns the outcome of a check that grants nothing; no privilege has been of use then. */
  static Outcome denied(NtStatus status) {
    return new Outcome(status, 0, List.of());
  }

  static Outcome granted(int bits, List<Privilege> privilegesUsed) {
    return new Outcome(NtStatus.STATUS_SUCCESS, bits, privilegesUsed);
  }
}
