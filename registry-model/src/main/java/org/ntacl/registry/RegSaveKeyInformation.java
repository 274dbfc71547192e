package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * A key is saved with all below it (REG_SAVE_KEY_INFORMATION).
 *
 * @param object the key
 * @param minorVersion the version of the file, see {@link org.ntacl.registry.hive.HiveWriter}
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegSaveKeyInformation(
    KeyObject object,
    int minorVersion,
    Optional<Object> callContext,
    Optional<Object> objectContext,
    long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegSaveKeyInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
