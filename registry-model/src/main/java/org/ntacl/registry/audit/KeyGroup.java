package org.ntacl.registry.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.binary.DecodeResult;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveSecurity;

/** A descriptor, decoded once, and the keys that have it. */
final class KeyGroup {
  private final int securityId;
  private final Optional<SecurityDescriptor> descriptor;
  private final String problem;
  private final boolean takesFromParent;
  private final List<HiveKey> keys = new ArrayList<>();

  /** The descriptor of a parent that this one was compared with last; null before. */
  private KeyGroup comparedWith;

  private Optional<StoredInheritance> compared = Optional.empty();

  private KeyGroup(int securityId, Optional<SecurityDescriptor> descriptor, String problem) {
    this.securityId = securityId;
    this.descriptor = descriptor;
    this.problem = problem;
    this.takesFromParent = descriptor.filter(KeyGroup::isMarked).isPresent();
  }

  private static boolean isMarked(SecurityDescriptor descriptor) {
    if (AclKind.DACL.isProtected(descriptor) || !AclKind.DACL.isAutoInherited(descriptor)) {
      return false;
    }
    for (Ace ace : descriptor.dacl().aces()) {
      if (ace.flags().isInherited()) {
        return true;
      }
    }
    return false;
  }

  static KeyGroup of(HiveSecurity security) {
    DecodeResult decoded = security.tryDescriptor();
    return decoded.isOk()
        ? new KeyGroup(security.id(), Optional.of(decoded.orThrow()), "")
        : new KeyGroup(security.id(), Optional.empty(), fault(decoded));
  }

  private static String fault(DecodeResult decoded) {
    return decoded.fault().orElseThrow().getMessage();
  }

  int securityId() {
    return securityId;
  }

  Optional<SecurityDescriptor> descriptor() {
    return descriptor;
  }

  /** Returns why there is no descriptor. */
  String problem() {
    return problem;
  }

  /** Tells whether the DACL marks entries as inherited and is not protected. */
  boolean takesFromParent() {
    return takesFromParent;
  }

  /** Tells whether the last comparison was with this descriptor of a parent. */
  boolean isComparedWith(KeyGroup parent) {
    return comparedWith == parent;
  }

  /** Returns what came out then. */
  Optional<StoredInheritance> compared() {
    return compared;
  }

  void keepComparison(KeyGroup parent, Optional<StoredInheritance> outcome) {
    comparedWith = parent;
    compared = outcome;
  }

  List<HiveKey> keys() {
    return keys;
  }
}
