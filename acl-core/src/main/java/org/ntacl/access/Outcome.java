package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.token.Privilege;

/**
 * What an evaluation comes to.
 *
 * @param objects what it comes to for each object type, when that was asked for; otherwise empty
 * @param staged what it would come to by the staged rules of the central access policy, when that
 *     is something else
 */
record Outcome(
    NtStatus status,
    int granted,
    List<Privilege> privilegesUsed,
    List<ObjectAccess> objects,
    Optional<StagedOutcome> staged) {
  /** Returns the outcome of a check that grants nothing; no privilege has been of use then. */
  static Outcome denied(NtStatus status) {
    return new Outcome(status, 0, List.of(), List.of(), Optional.empty());
  }

  static Outcome granted(int bits, List<Privilege> privilegesUsed) {
    return new Outcome(NtStatus.STATUS_SUCCESS, bits, privilegesUsed, List.of(), Optional.empty());
  }

  /** Returns the same outcome, for each element of a list unless it says so already. */
  Outcome onEach(ObjectTypeList tree) {
    if (!objects.isEmpty()) {
      return this;
    }
    List<ObjectAccess> each =
        tree.nodes().stream()
            .map(node -> new ObjectAccess(node.type(), status, AccessMask.of(granted)))
            .toList();
    return new Outcome(status, granted, privilegesUsed, each, staged);
  }

  /** Returns the same outcome, with another one by staged rules if that is different. */
  Outcome withStaged(Outcome other) {
    boolean same =
        status == other.status && granted == other.granted && objects.equals(other.objects);
    if (same) {
      return this;
    }
    StagedOutcome difference =
        new StagedOutcome(other.status, AccessMask.of(other.granted), other.objects);
    return new Outcome(status, granted, privilegesUsed, objects, Optional.of(difference));
  }
}
