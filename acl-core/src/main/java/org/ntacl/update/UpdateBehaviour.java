package org.ntacl.update;

import org.ntacl.NtStatus;

/** Which function of Windows changes a descriptor: they differ in what becomes of lists. */
public enum UpdateBehaviour {
  /**
   * NtSetSecurityObject, SetKernelObjectSecurity, SetFileSecurity: a selected list is replaced as
   * it is, and nothing is inherited (inheritance 5.1, registry 4.1).
   */
  KERNEL(NtStatus.STATUS_INVALID_SECURITY_DESCR, NtStatus.STATUS_INVALID_SECURITY_DESCR),

  /**
   * RegSetKeySecurity: as {@link #KERNEL}, but a selected owner or group that is missing is found
   * before the handle is looked at (recorded: set-semantics ss-reg).
   */
  REGISTRY_CALL(NtStatus.STATUS_INVALID_PARAMETER, NtStatus.STATUS_INVALID_PARAMETER),

  /**
   * SetPrivateObjectSecurityEx: with the flags of auto-inheritance, entries that the object
   * inherited stay and those of the caller that look inherited are ignored (inheritance 5.2).
   */
  PRIVATE_OBJECT(NtStatus.STATUS_INVALID_OWNER, NtStatus.STATUS_INVALID_PRIMARY_GROUP),

  /**
   * SetSecurityInfo and SetNamedSecurityInfo: what the object inherits is computed anew from its
   * parent (inheritance 5.4, registry 4.4). Descendants are a matter of their own.
   */
  ACLAPI(NtStatus.STATUS_INVALID_SECURITY_DESCR, NtStatus.STATUS_INVALID_SECURITY_DESCR),

  /**
   * A change of the security descriptor of an object of the directory service: selecting nothing
   * selects all, and inheritance is computed anew (recorded: set-semantics ss-ds, inherit-ds;
   * MS-ADTS 6.1.3).
   */
  DIRECTORY_SERVICE(NtStatus.STATUS_INVALID_OWNER, NtStatus.STATUS_INVALID_PRIMARY_GROUP);

  private final NtStatus missingOwner;
  private final NtStatus missingGroup;

  UpdateBehaviour(NtStatus missingOwner, NtStatus missingGroup) {
    this.missingOwner = missingOwner;
    this.missingGroup = missingGroup;
  }

  /** Returns what is reported when the owner is selected and there is none. */
  NtStatus missingOwner() {
    return missingOwner;
  }

  /** Returns what is reported when the group is selected and there is none. */
  NtStatus missingGroup() {
    return missingGroup;
  }
}
