package org.ntacl.wfp;

import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.assign.ObjectKind;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.ObjectClass.SecurityShape;
import org.ntacl.wfp.model.WfpObject;

/**
 * Whose security a call is about.
 *
 * @param kind the kind
 * @param key the object; empty for the container of the kind, or when the kind has one descriptor
 */
record SecurityTarget(ObjectClass kind, Optional<Guid> key) {
  /**
   * Checks that there is such a descriptor. The key of zeros addresses the container, as no key
   * does.
   */
  SecurityTarget {
    if (kind.security() == SecurityShape.NONE) {
      throw new IllegalArgumentException("it has no descriptor: " + kind);
    }
    if (key.isPresent() && !kind.hasObjectSecurity()) {
      throw new IllegalArgumentException("it has one descriptor and no keys: " + kind);
    }
    key = key.filter(given -> !given.equals(WfpObject.ZERO_KEY));
  }

  Optional<Entry> entry(Policy policy) {
    return key.map(given -> new ObjectName.ByKey(kind, given).in(policy));
  }

  /** Returns what hands down to it, empty for the engine. */
  Optional<StoredSecurity> parent(Policy policy) {
    if (key.isPresent()) {
      return Optional.of(policy.container(kind));
    }
    return kind == ObjectClass.ENGINE
        ? Optional.empty()
        : Optional.of(policy.container(ObjectClass.ENGINE));
  }

  /** Returns what inheritance has to know about it. */
  ObjectKind inheritance() {
    return key.isEmpty() && hasChildren() ? ObjectSecurity.CONTAINER : ObjectSecurity.LEAF;
  }

  /** Tells whether others inherit from it. */
  boolean hasChildren() {
    return key.isEmpty() && (kind == ObjectClass.ENGINE || kind.hasObjectSecurity());
  }

  @Override
  public String toString() {
    if (key.isPresent()) {
      return kind.label() + " {" + key.get() + "}";
    }
    return kind.hasObjectSecurity() ? "the container of " + kind.label() : kind.label();
  }
}
