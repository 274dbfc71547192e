package org.ntacl.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Several values are asked for at once (REG_QUERY_MULTIPLE_VALUE_KEY_INFORMATION).
 *
 * @param object the key
 * @param valueNames the names of the values, in order
 * @param bufferLength the room for their data, in bytes
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegQueryMultipleValueKeyInformation(
    KeyObject object,
    List<String> valueNames,
    int bufferLength,
    Optional<Object> callContext,
    Optional<Object> objectContext,
    long reserved)
    implements RegInformation {
  /** Copies the list and refuses null. */
  public RegQueryMultipleValueKeyInformation {
    Objects.requireNonNull(object, "object");
    valueNames = List.copyOf(valueNames);
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
