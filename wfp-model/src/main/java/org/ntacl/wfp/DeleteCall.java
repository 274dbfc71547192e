package org.ntacl.wfp;

import org.ntacl.descriptor.AccessMask;
import org.ntacl.wfp.model.FwpStatus;

/** FwpmXDeleteByKey0 and FwpmXDeleteById0. */
final class DeleteCall extends Call<Void> {
  private final ObjectName name;
  private final EngineOptions options;

  private Entry entry;

  DeleteCall(ObjectName name, EngineOptions options) {
    super(TransactionRule.CHANGES);
    this.name = name;
    this.options = options;
  }

  @Override
  void lookup(Policy policy) {
    entry = name.in(policy);
  }

  @Override
  void access(Caller caller, Policy policy) {
    AccessGate.demand(caller, entry.security(), AccessMask.DELETE, name);
  }

  @Override
  void dynamicSession(Caller caller) {
    SessionRules.requireOwn(caller, entry, options);
  }

  @Override
  void state(Caller caller, Policy policy) {
    if (entry.lifetime() == Lifetime.BUILT_IN) {
      throw refused(FwpStatus.FWP_E_BUILTIN_OBJECT, "the system came with " + name);
    }
    if (entry.references() > 0) {
      throw refused(
          FwpStatus.FWP_E_IN_USE, "%d objects refer to %s".formatted(entry.references(), name));
    }
  }

  @Override
  Void run(Work work) {
    work.remove(entry);
    return null;
  }
}
