package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;

/**
 * The security of a key is set (REG_SET_KEY_SECURITY_INFORMATION).
 *
 * @param object the key
 * @param securityInformation which parts
 * @param securityDescriptor what the caller gave, captured and not yet merged
 * @param callContext what this callback said before the operation, empty before it and where
 *     nothing was said
 * @param objectContext what this callback has attached to the object
 * @param reserved nothing, always 0
 */
public record RegSetKeySecurityInformation(
    KeyObject object,
    SecurityInformation securityInformation,
    SecurityDescriptor securityDescriptor,
    Optional<Object> callContext,
    Optional<Object> objectContext,
    long reserved)
    implements RegInformation {
  /** Refuses null. */
  public RegSetKeySecurityInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(securityInformation, "securityInformation");
    Objects.requireNonNull(securityDescriptor, "securityDescriptor");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(objectContext, "objectContext");
  }
}
