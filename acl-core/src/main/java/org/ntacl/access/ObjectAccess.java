package org.ntacl.access;

import java.util.Objects;
import org.ntacl.Guid;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;

/**
 * What a check with a result for each object type decided about one of them.
 *
 * @param type the object type
 * @param status STATUS_SUCCESS when all that was asked for is granted, or why not
 * @param granted the rights granted; next to a failure the part of the request that is granted all
 *     the same
 */
public record ObjectAccess(Guid type, NtStatus status, AccessMask granted) {
  /** Refuses null. */
  public ObjectAccess {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(granted, "granted");
  }

  /** Tells whether all that was asked for is granted. */
  public boolean isGranted() {
    return status.isSuccess();
  }
}
