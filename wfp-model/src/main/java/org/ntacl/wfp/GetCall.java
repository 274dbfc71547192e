package org.ntacl.wfp;

import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.WfpObject;

/** FwpmXGetByKey0 and FwpmXGetById0. */
final class GetCall extends Call<WfpObject> {
  private final ObjectName name;

  private Entry entry;

  GetCall(ObjectName name) {
    super(TransactionRule.READS);
    this.name = name;
  }

  @Override
  void lookup(Policy policy) {
    entry = name.in(policy);
  }

  @Override
  void access(Caller caller, Policy policy) {
    AccessGate.demand(caller, entry.security(), WfpRights.READ, name);
  }

  @Override
  WfpObject run(Work work) {
    return entry.object();
  }
}
