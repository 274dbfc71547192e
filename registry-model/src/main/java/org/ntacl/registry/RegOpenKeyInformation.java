package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.descriptor.AccessMask;

/**
 * A key is opened (REG_OPEN_KEY_INFORMATION_V1).
 *
 * @param completeName the path as the caller gave it
 * @param rootObject the key that it is relative to, {@code \REGISTRY} for a whole path
 * @param options how the key is to be opened
 * @param desiredAccess the rights asked for
 * @param remainingName the path as seen from the root object
 * @param wow64Flags the bits of the rights asked for that choose a view
 * @param checkAccessMode who asks
 * @param callContext what this callback said before the operation
 * @param rootObjectContext what this callback has attached to the root object
 * @param version 1
 */
public record RegOpenKeyInformation(
    String completeName,
    KeyObject rootObject,
    Set<KeyOption> options,
    AccessMask desiredAccess,
    String remainingName,
    AccessMask wow64Flags,
    ProcessorMode checkAccessMode,
    Optional<Object> callContext,
    Optional<Object> rootObjectContext,
    int version)
    implements RegInformation {
  /** Copies the set and refuses null. */
  public RegOpenKeyInformation {
    Objects.requireNonNull(completeName, "completeName");
    Objects.requireNonNull(rootObject, "rootObject");
    options = Set.copyOf(options);
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
