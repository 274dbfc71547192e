package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * A key is asked about (REG_QUERY_KEY_INFORMATION).
 *
 * @param object the key
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegQueryKeyInformation(
    KeyObject object, Optional<Object> callContext, Optional<Object> objectContext, long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegQueryKeyInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
