package org.ntacl.wfp;

import java.util.List;
import java.util.Optional;
import org.ntacl.wfp.model.BuiltIns;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.WfpException;
import org.ntacl.wfp.model.WfpObject;

/** Puts objects into a policy as the engine does when it starts. */
final class Loading {
  private final EngineCore core;
  private Policy policy;

  Loading(EngineCore core, Policy policy) {
    this.core = core;
    this.policy = policy;
  }

  /** Returns the policy with all objects; those that others refer to come first. */
  Policy load(List<WfpObject> objects) {
    for (WfpObject object : objects) {
      put(object);
    }
    for (WfpObject object : objects) {
      requireReferences(object);
    }
    return policy;
  }

  private void put(WfpObject object) {
    Optional<Entry> old = policy.find(object.objectClass(), object.key());
    int references = 0;
    if (old.isPresent()) {
      references = old.get().references();
      policy = policy.removing(old.get());
    }
    core.numbering().taken(object);
    Lifetime lifetime = BuiltIns.contains(object) ? Lifetime.BUILT_IN : Lifetimes.ofFlags(object);
    StoredSecurity security =
        old.map(Entry::security)
            .orElseGet(() -> core.security().ofSystem(policy.container(object.objectClass())));
    policy =
        policy.adding(
            new Entry(object, lifetime, 0, security, references, core.numbering().sequence()));
  }

  private void requireReferences(WfpObject object) {
    for (Reference name : object.references()) {
      if (policy.find(name).isEmpty()) {
        throw new WfpException(
            name.target().notFound(),
            "%s {%s} refers to {%s}"
                .formatted(object.objectClass().label(), object.key(), name.key()));
      }
    }
  }
}
