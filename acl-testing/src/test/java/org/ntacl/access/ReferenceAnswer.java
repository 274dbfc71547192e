package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.token.Privilege;

/** Status, rights, privileges, and what each object type gets if that was asked for. */
record ReferenceAnswer(
    NtStatus status,
    int granted,
    List<Privilege> used,
    List<ObjectAccess> objects,
    Optional<StagedOutcome> staged) {
  ReferenceAnswer(NtStatus status, int granted, List<Privilege> used) {
    this(status, granted, used, List.of(), Optional.empty());
  }

  ReferenceAnswer(NtStatus status, int granted, List<Privilege> used, List<ObjectAccess> objects) {
    this(status, granted, used, objects, Optional.empty());
  }

  static ReferenceAnswer no(NtStatus status) {
    return new ReferenceAnswer(status, 0, List.of());
  }

  static ReferenceAnswer of(AccessDecision decision) {
    return new ReferenceAnswer(
        decision.status(),
        decision.granted().bits(),
        decision.privilegesUsed(),
        decision.objects(),
        decision.staged());
  }
}
