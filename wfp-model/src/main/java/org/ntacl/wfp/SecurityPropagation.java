package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.update.PlannedChange;
import org.ntacl.update.PropagationMode;
import org.ntacl.update.PropagationPlan;
import org.ntacl.update.SecurityTree;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.ObjectClass.SecurityShape;

/**
 * Hands a changed list down, from the engine to containers to objects (wfp 4.4). Each distinct
 * descriptor is merged once, however many objects have it.
 */
final class SecurityPropagation implements SecurityTree<SecurityTarget> {
  private final Policy policy;

  private SecurityPropagation(Policy policy) {
    this.policy = policy;
  }

  /** Returns the policy in which the target has another descriptor, and what is below inherits. */
  static Policy run(
      Policy policy, SecurityTarget target, StoredSecurity changed, ObjectSecurity security) {
    PropagationPlan<SecurityTarget> plan =
        PropagationPlan.of(
            new SecurityPropagation(policy),
            target,
            changed.descriptor(),
            PropagationMode.SET,
            Set.of(AclKind.DACL));
    // the target itself in any case: a change of the owner alone is a change as well
    Policy next = policy.securing(target.kind(), changed);
    for (PlannedChange<SecurityTarget> change : plan.changes()) {
      if (!change.node().equals(target)) {
        next = secured(next, change.node(), security.store(change.after()));
      }
    }
    return next;
  }

  private static Policy secured(Policy policy, SecurityTarget node, StoredSecurity security) {
    Optional<Entry> entry = node.entry(policy);
    return entry.isPresent()
        ? policy.securing(entry.get(), security)
        : policy.securing(node.kind(), security);
  }

  @Override
  public List<SecurityTarget> children(SecurityTarget node) {
    List<SecurityTarget> children = new ArrayList<>();
    if (node.kind() == ObjectClass.ENGINE) {
      for (ObjectClass kind : ObjectClass.values()) {
        if (kind != ObjectClass.ENGINE && kind.security() != SecurityShape.NONE) {
          children.add(new SecurityTarget(kind, Optional.empty()));
        }
      }
    } else if (node.hasChildren()) {
      for (Entry entry : policy.entries(node.kind())) {
        children.add(new SecurityTarget(node.kind(), Optional.of(entry.object().key())));
      }
    }
    return children;
  }

  @Override
  public SecurityDescriptor descriptor(SecurityTarget node) {
    return node.entry(policy)
        .map(Entry::security)
        .orElse(policy.container(node.kind()))
        .descriptor();
  }

  @Override
  public ObjectKind kind(SecurityTarget node) {
    return node.inheritance();
  }

  @Override
  public String path(SecurityTarget node) {
    return node.toString();
  }

  @Override
  public void write(SecurityTarget node, SecurityDescriptor descriptor) {
    throw new UnsupportedOperationException("policies do not change");
  }
}
