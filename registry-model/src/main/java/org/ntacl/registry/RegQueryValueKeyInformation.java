package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * A value is asked for by name (REG_QUERY_VALUE_KEY_INFORMATION).
 *
 * @param object the key
 * @param valueName the name of the value
 * @param length the room that the caller has, in bytes
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegQueryValueKeyInformation(
    KeyObject object,
    String valueName,
    int length,
    Optional<Object> callContext,
    Optional<Object> objectContext,
    long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegQueryValueKeyInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(valueName, "valueName");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
