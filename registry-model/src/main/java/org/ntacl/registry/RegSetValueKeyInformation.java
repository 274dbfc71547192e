package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;

/**
 * A value is set (REG_SET_VALUE_KEY_INFORMATION).
 *
 * @param object the key
 * @param valueName the name of the value
 * @param type the number of its type
 * @param data its data
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegSetValueKeyInformation(
    KeyObject object,
    String valueName,
    int type,
    Bytes data,
    Optional<Object> callContext,
    Optional<Object> objectContext,
    long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegSetValueKeyInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(valueName, "valueName");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
