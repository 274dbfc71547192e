package org.ntacl.wfp;

import java.util.Optional;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.wfp.model.FwpStatus;

/**
 * FwpmXSetSecurityInfoByKey0 and FwpmXSetSecurityInfo0: as SetSecurityInfo, and what is below
 * inherits anew (wfp 4.4, 4.5).
 */
final class SetSecurityCall extends Call<Void> {
  private static final int SYSTEM_LIST =
      SecurityInformation.SACL
          | SecurityInformation.LABEL
          | SecurityInformation.ATTRIBUTE
          | SecurityInformation.SCOPE
          | SecurityInformation.PROCESS_TRUST_LABEL
          | SecurityInformation.ACCESS_FILTER
          | SecurityInformation.PROTECTED_SACL
          | SecurityInformation.UNPROTECTED_SACL;

  private static final int HANDED_DOWN =
      SecurityInformation.DACL
          | SecurityInformation.PROTECTED_DACL
          | SecurityInformation.UNPROTECTED_DACL
          | SecurityInformation.BACKUP;

  private final SecurityTarget target;
  private final SecurityInformation information;
  private final SecurityDescriptor parts;
  private final EngineCore core;

  private Optional<Entry> entry = Optional.empty();
  private StoredSecurity current;
  private StoredSecurity changed;

  SetSecurityCall(
      SecurityTarget target,
      SecurityInformation information,
      SecurityDescriptor parts,
      EngineCore core) {
    super(SessionRules.ofSecurity(target.kind(), core.options()));
    this.target = target;
    this.information = information;
    this.parts = parts;
    this.core = core;
  }

  @Override
  void structure(Caller caller) {
    for (AclKind place : AclKind.values()) {
      if (information.contains(place.protectSelection() | place.unprotectSelection())) {
        throw refused(
            FwpStatus.ERROR_INVALID_PARAMETER, "a list is to be protected and not protected");
      }
    }
    boolean ownerMissing =
        information.contains(SecurityInformation.OWNER) && parts.owner().isEmpty();
    boolean groupMissing =
        information.contains(SecurityInformation.GROUP) && parts.group().isEmpty();
    if (ownerMissing || groupMissing) {
      throw refused(
          FwpStatus.ERROR_INVALID_SECURITY_DESCR, "an owner or a group is selected and missing");
    }
    if (information.intersects(SYSTEM_LIST)
        && core.options().isOn(EngineReading.SYSTEM_LIST_REFUSED)) {
      throw refused(FwpStatus.ERROR_NOT_SUPPORTED, "the engine keeps no SACL");
    }
  }

  @Override
  void lookup(Policy policy) {
    entry = target.entry(policy);
    current = entry.map(Entry::security).orElse(policy.container(target.kind()));
  }

  @Override
  void access(Caller caller, Policy policy) {
    AccessGate.demand(caller, current, information.rightsToSet(), target);
    changed =
        core.security()
            .changed(
                caller, target.inheritance(), current, target.parent(policy), information, parts);
  }

  @Override
  void dynamicSession(Caller caller) {
    if (entry.isPresent()) {
      SessionRules.requireOwnToSecure(caller, entry.get(), core.options());
    } else {
      SessionRules.requireStatic(caller, target.kind(), core.options());
    }
  }

  @Override
  Void run(Work work) {
    if (target.hasChildren() && information.intersects(HANDED_DOWN)) {
      work.replace(SecurityPropagation.run(work.policy(), target, changed, core.security()));
    } else if (entry.isPresent()) {
      work.replace(work.policy().securing(entry.get(), changed));
    } else {
      work.replace(work.policy().securing(target.kind(), changed));
    }
    return null;
  }
}
