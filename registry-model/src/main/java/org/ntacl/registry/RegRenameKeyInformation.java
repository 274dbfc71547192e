package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * A key gets another name (REG_RENAME_KEY_INFORMATION).
 *
 * @param object the key
 * @param newName the new name
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegRenameKeyInformation(
    KeyObject object,
    String newName,
    Optional<Object> callContext,
    Optional<Object> objectContext,
    long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegRenameKeyInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(newName, "newName");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
