package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.NtStatus;

/**
 * An operation has ended (REG_POST_OPERATION_INFORMATION).
 *
 * @param object the key; for create and open the new object, empty unless they succeeded
 * @param status how it ended, as callbacks called before this one have left it
 * @param preInformation what this callback was told before the operation
 * @param output what the operation returns so far, empty unless it succeeded and returns something
 * @param callContext what this callback said before the operation
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegPostOperationInformation(
    Optional<KeyObject> object,
    NtStatus status,
    RegInformation preInformation,
    Optional<Object> output,
    Optional<Object> callContext,
    Optional<Object> objectContext,
    long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegPostOperationInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(preInformation, "preInformation");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
