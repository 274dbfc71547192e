package org.ntacl.access;

import java.util.List;
import java.util.Objects;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;

/**
 * What a check would have decided with the staged rules of the central access policy in place.
 *
 * @param status what the status would be
 * @param granted the rights that would be granted
 * @param objects what would be decided about each object type, when the request asked for that;
 *     otherwise empty
 */
public record StagedOutcome(NtStatus status, AccessMask granted, List<ObjectAccess> objects) {
  /** Copies the list. */
  public StagedOutcome {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(granted, "granted");
    objects = List.copyOf(objects);
  }
}
