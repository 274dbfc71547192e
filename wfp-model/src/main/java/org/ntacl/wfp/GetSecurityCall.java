package org.ntacl.wfp;

import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.update.SecurityQuery;

/** FwpmXGetSecurityInfoByKey0 and FwpmXGetSecurityInfo0. */
final class GetSecurityCall extends Call<SecurityDescriptor> {
  private final SecurityTarget target;
  private final SecurityInformation information;

  private StoredSecurity security;

  GetSecurityCall(SecurityTarget target, SecurityInformation information) {
    super(TransactionRule.READS);
    this.target = target;
    this.information = information;
  }

  @Override
  void lookup(Policy policy) {
    security = target.entry(policy).map(Entry::security).orElse(policy.container(target.kind()));
  }

  @Override
  void access(Caller caller, Policy policy) {
    AccessGate.demand(caller, security, information.rightsToQuery(), target);
  }

  @Override
  SecurityDescriptor run(Work work) {
    return SecurityQuery.select(security.descriptor(), information);
  }
}
