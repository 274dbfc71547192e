package org.ntacl.registry.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ntacl.assign.InheritanceFlavour;
import org.ntacl.assign.ObjectKind;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * Compares what keys have inherited with what their parents give today, each pair of descriptors
 * once.
 */
final class InheritanceMemo {
  /** Keys that the kernel wrote; those that programs wrote follow the headers (registry 1.1). */
  private static final ObjectKind OF_KERNEL =
      new ObjectKind(
          InheritanceFlavour.KEY, KeyRights.KERNEL_MAPPING, true, ObjectKind.KEY.classes());

  private final Map<Long, Optional<StoredInheritance>> answers = new HashMap<>();

  /**
   * Compares a key with its parent.
   *
   * @return what is stored and what is expected; empty when the key does not mark anything as
   *     inherited, is protected, or one of the two descriptors cannot be read
   */
  Optional<StoredInheritance> compare(KeyGroup parent, KeyGroup child) {
    if (!child.takesFromParent()) {
      return Optional.empty();
    }
    if (!child.isComparedWith(parent)) {
      long pair = (long) parent.securityId() << Integer.SIZE | child.securityId() & 0xFFFF_FFFFL;
      child.keepComparison(
          parent,
          answers.computeIfAbsent(
              pair,
              ids ->
                  parent
                      .descriptor()
                      .flatMap(above -> child.descriptor().map(own -> compare(above, own)))));
    }
    return child.compared();
  }

  private static StoredInheritance compare(SecurityDescriptor parent, SecurityDescriptor child) {
    StoredInheritance kernel = StoredInheritance.compare(OF_KERNEL, AclKind.DACL, parent, child);
    if (!kernel.isStale()) {
      return kernel;
    }
    StoredInheritance program =
        StoredInheritance.compare(ObjectKind.KEY, AclKind.DACL, parent, child);
    return program.isStale() ? kernel : program;
  }
}
