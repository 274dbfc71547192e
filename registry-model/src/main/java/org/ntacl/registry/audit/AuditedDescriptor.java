package org.ntacl.registry.audit;

import java.util.List;
import java.util.Objects;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.HiveKey;

/**
 * A descriptor with all keys that have it. Immutable and thread-safe, as its keys are.
 *
 * @param securityId identifies the descriptor; the first cell's when several hold the same one
 * @param descriptor the descriptor
 * @param keys the keys, in the order of the walk; at least one
 * @param granted for each token of the question, which of the wanted rights it is granted when it
 *     asks for each alone
 */
public record AuditedDescriptor(
    int securityId, SecurityDescriptor descriptor, List<HiveKey> keys, List<AccessMask> granted) {
  /** Copies the lists. */
  public AuditedDescriptor {
    Objects.requireNonNull(descriptor, "descriptor");
    keys = List.copyOf(keys);
    granted = List.copyOf(granted);
  }

  /** Tells whether some token is granted some of what is wanted. */
  public boolean isOpen() {
    return granted.stream().anyMatch(mask -> !mask.isEmpty());
  }
}
