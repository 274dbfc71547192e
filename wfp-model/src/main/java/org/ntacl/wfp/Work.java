package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.wfp.model.ChangeType;

/** What one call makes of a policy. Not thread-safe. */
final class Work {
  private final Caller caller;
  private final List<PendingChange> changes = new ArrayList<>(1);
  private Policy policy;

  Work(Caller caller, Policy policy) {
    this.caller = caller;
    this.policy = policy;
  }

  Caller caller() {
    return caller;
  }

  Policy policy() {
    return policy;
  }

  List<PendingChange> changes() {
    return changes;
  }

  void add(Entry entry) {
    policy = policy.adding(entry);
    changes.add(new PendingChange(ChangeType.ADD, entry));
  }

  void remove(Entry entry) {
    policy = policy.removing(entry);
    changes.add(new PendingChange(ChangeType.DELETE, entry));
  }

  void replace(Policy next) {
    policy = next;
  }
}
