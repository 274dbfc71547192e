package org.ntacl.access;

import java.util.List;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.token.Privilege;

/**
 * What an evaluation comes to.
 *
 * @param objects what it comes to for each object type, when that was asked for; otherwise empty
 */
record Outcome(
    NtStatus status, int granted, List<Privilege> privilegesUsed, List<ObjectAccess> objects) {
  /** Returns the outcome of a check that grants nothing; no privilege has been of use then. */
  static Outcome denied(NtStatus status) {
    return new Outcome(status, 0, List.of(), List.of());
  }

  static Outcome granted(int bits, List<Privilege> privilegesUsed) {
    return new Outcome(NtStatus.STATUS_SUCCESS, bits, privilegesUsed, List.of());
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
    return new Outcome(status, granted, privilegesUsed, each);
  }
}
