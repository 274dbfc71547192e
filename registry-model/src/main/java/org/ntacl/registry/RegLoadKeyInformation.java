package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * A hive is loaded (REG_LOAD_KEY_INFORMATION).
 *
 * @param object the key below which it is to stand
 * @param keyName the name of its root there
 * @param sourceFile what the caller calls the file
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegLoadKeyInformation(
    KeyObject object,
    String keyName,
    String sourceFile,
    Optional<Object> callContext,
    Optional<Object> objectContext,
    long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegLoadKeyInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(keyName, "keyName");
    Objects.requireNonNull(sourceFile, "sourceFile");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
