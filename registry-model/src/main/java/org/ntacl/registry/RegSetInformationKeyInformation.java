package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * Something about a key that is no value is set (REG_SET_INFORMATION_KEY_INFORMATION).
 *
 * @param object the key
 * @param keySetInformation what is set
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegSetInformationKeyInformation(
    KeyObject object,
    KeySetInformation keySetInformation,
    Optional<Object> callContext,
    Optional<Object> objectContext,
    long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegSetInformationKeyInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(keySetInformation, "keySetInformation");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
