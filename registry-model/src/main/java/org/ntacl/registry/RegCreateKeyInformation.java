package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * A key is created or, if it exists, opened (REG_CREATE_KEY_INFORMATION_V1).
 *
 * @param completeName the path as the caller gave it
 * @param rootObject the key that it is relative to, {@code \REGISTRY} for a whole path
 * @param options how the key is to be made
 * @param className the class of a new key, empty for none
 * @param securityDescriptor what the caller says about the security of a new key
 * @param desiredAccess the rights asked for
 * @param remainingName the path as seen from the root object
 * @param wow64Flags the bits of the rights asked for that choose a view
 * @param checkAccessMode who asks
 * @param callContext what this callback said before the operation
 * @param rootObjectContext what this callback has attached to the root object
 * @param version 1
 */
public record RegCreateKeyInformation(
    String completeName,
    KeyObject rootObject,
    Set<KeyOption> options,
    String className,
    Optional<SecurityDescriptor> securityDescriptor,
    AccessMask desiredAccess,
    String remainingName,
    AccessMask wow64Flags,
    ProcessorMode checkAccessMode,
    Optional<Object> callContext,
    Optional<Object> rootObjectContext,
    int version)
    implements RegInformation {
  /** Copies the set and refuses null. */
  public RegCreateKeyInformation {
    Objects.requireNonNull(completeName, "completeName");
    Objects.requireNonNull(rootObject, "rootObject");
    options = Set.copyOf(options);
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(securityDescriptor, "securityDescriptor");
    Objects.requireNonNull(desiredAccess, "desiredAccess");
    Objects.requireNonNull(remainingName, "remainingName");
    Objects.requireNonNull(wow64Flags, "wow64Flags");
    Objects.requireNonNull(checkAccessMode, "checkAccessMode");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(rootObjectContext, "rootObjectContext");
  }

  @Override
  public Optional<Object> objectContext() {
    return rootObjectContext;
  }

  @Override
  public long reserved() {
    return 0;
  }
}
