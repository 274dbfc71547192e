package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * A hive is unloaded (REG_UNLOAD_KEY_INFORMATION).
 *
 * @param object the root of the hive
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegUnloadKeyInformation(
    KeyObject object, Optional<Object> callContext, Optional<Object> objectContext, long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegUnloadKeyInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
