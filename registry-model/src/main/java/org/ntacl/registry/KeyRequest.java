package org.ntacl.registry;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * Which key is to be opened or created, and how. Immutable and thread-safe.
 *
 * @param root the key that the path is relative to, or empty for a whole path
 * @param path the path: {@code \REGISTRY\MACHINE\…}, or without leading backslash below the root;
 *     empty for the root itself
 * @param desired the rights asked for; may hold MAXIMUM_ALLOWED and KEY_WOW64_32KEY or
 *     KEY_WOW64_64KEY
 * @param options how; those that only concern new keys count for nothing otherwise
 * @param className the class of a new key, empty for none
 * @param security what the creator says about the security of a new key
 */
public record KeyRequest(
    Optional<KeyHandle> root,
    String path,
    AccessMask desired,
    Set<KeyOption> options,
    String className,
    Optional<SecurityDescriptor> security) {
  /** Copies the set and refuses null. */
  public KeyRequest {
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(desired, "desired");
    options = Set.copyOf(options);
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(security, "security");
  }

  /** Returns a request for a key by its whole path. */
  public static KeyRequest of(String path, AccessMask desired) {
    return new KeyRequest(Optional.empty(), path, desired, Set.of(), "", Optional.empty());
  }

  /** Returns the same below a key that is open. */
  public KeyRequest below(KeyHandle newRoot) {
    return new KeyRequest(Optional.of(newRoot), path, desired, options, className, security);
  }

  /** Returns the same with this option, too. */
  public KeyRequest with(KeyOption option) {
    Set<KeyOption> more = EnumSet.of(option);
    more.addAll(options);
    return new KeyRequest(root, path, desired, more, className, security);
  }

  /** Returns the same with another class for a new key. */
  public KeyRequest withClass(String newClassName) {
    return new KeyRequest(root, path, desired, options, newClassName, security);
  }

  /** Returns the same with a descriptor for a new key. */
  public KeyRequest withSecurity(SecurityDescriptor newSecurity) {
    return new KeyRequest(root, path, desired, options, className, Optional.of(newSecurity));
  }

  boolean has(KeyOption option) {
    return options.contains(option);
  }

  /** Returns the request that a symbolic link makes of this one. */
  KeyRequest at(String target) {
    return new KeyRequest(Optional.empty(), target, desired, options, className, security);
  }
}
