package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.descriptor.SecurityInformation;

/**
 * The security of a key is asked for (REG_QUERY_KEY_SECURITY_INFORMATION). The descriptor is what
 * the operation returns.
 *
 * @param object the key
 * @param securityInformation which parts
 * @param length the room that the caller has, in bytes
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegQueryKeySecurityInformation(
    KeyObject object,
    SecurityInformation securityInformation,
    int length,
    Optional<Object> callContext,
    Optional<Object> objectContext,
    long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegQueryKeySecurityInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(securityInformation, "securityInformation");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
