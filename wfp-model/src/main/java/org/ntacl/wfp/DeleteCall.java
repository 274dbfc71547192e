package org.ntacl.wfp;

import org.ntacl.descriptor.AccessMask;
import org.ntacl.wfp.model.ChangeType;
import org.ntacl.wfp.model.FwpStatus;

/** FwpmXDeleteByKey0 and FwpmXDeleteById0. */
final class DeleteCall extends Call<Void> {
  private final ObjectName name;
  private final EngineCore core;

  private Entry entry;

  DeleteCall(ObjectName name, EngineCore core) {
    super(TransactionRule.CHANGES);
    this.name = name;
    this.core = core;
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
    SessionRules.requireOwn(caller, entry, core.options());
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
  void confirm(Policy policy) {
    core.drivers().demand(ChangeType.DELETE, entry.object());
  }

  @Override
  Void run(Work work) {
    work.remove(entry);
    return null;
  }
}
