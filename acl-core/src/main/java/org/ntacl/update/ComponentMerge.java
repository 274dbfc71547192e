package org.ntacl.update;

import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.assign.AssignResult;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.Inheritance;
import org.ntacl.assign.LabelCeiling;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/** One run of {@link SecurityUpdate#apply()}. */
final class ComponentMerge {
  /** The parts that a descriptor from a backup replaces. */
  private static final int EVERYTHING = SecurityInformation.ALL.bits();

  /** What a directory server takes a selection of nothing for. recorded: set-semantics ss-ds-305 */
  private static final int ALL_FOUR =
      SecurityInformation.OWNER
          | SecurityInformation.GROUP
          | SecurityInformation.DACL
          | SecurityInformation.SACL;

  private final SecurityUpdate request;
  private final UpdateBehaviour behaviour;
  private final SecurityDescriptor current;
  private final SecurityDescriptor parts;
  private final SecurityInformation information;
  private final boolean restoring;

  private Sid owner;
  private Sid group;
  private ControlFlags control;

  ComponentMerge(SecurityUpdate request) {
    this.request = request;
    this.behaviour = request.behaviour();
    this.current = request.current().orElse(SecurityDescriptor.EMPTY);
    this.parts = request.parts();
    this.information = selection(request);
    this.restoring = request.information().contains(SecurityInformation.BACKUP);
    this.owner = current.owner().orElse(null);
    this.group = current.group().orElse(null);
    this.control = current.control();
  }

  private static SecurityInformation selection(SecurityUpdate request) {
    SecurityInformation selected = request.information();
    if (selected.contains(SecurityInformation.BACKUP)) {
      int identities =
          (request.parts().owner().isPresent() ? SecurityInformation.OWNER : 0)
              | (request.parts().group().isPresent() ? SecurityInformation.GROUP : 0);
      return selected.with(
          EVERYTHING & ~(SecurityInformation.OWNER | SecurityInformation.GROUP) | identities);
    }
    return selected.bits() == 0 && request.behaviour() == UpdateBehaviour.DIRECTORY_SERVICE
        ? SecurityInformation.of(ALL_FOUR)
        : selected;
  }

  UpdateResult run() {
    NtStatus status = checkSelection();
    if (status.isSuccess()) {
      status = request.access().check(neededRights(), current, request.caller());
    }
    if (status.isSuccess()) {
      status = mergeOwner();
    }
    if (status.isSuccess()) {
      status = mergeGroup();
    }
    if (status.isSuccess() && information.contains(SecurityInformation.LABEL)) {
      status = checkLabels();
    }
    return status.isSuccess() ? mergeLists() : unchanged(status);
  }

  private UpdateResult unchanged(NtStatus status) {
    return new UpdateResult(status, request.current());
  }

  private NtStatus checkSelection() {
    if (request.current().isEmpty()) {
      return NtStatus.STATUS_NO_SECURITY_ON_OBJECT;
    }
    for (AclKind place : AclKind.values()) {
      if (information.contains(place.protectSelection() | place.unprotectSelection())) {
        return NtStatus.STATUS_INVALID_PARAMETER;
      }
    }
    return behaviour == UpdateBehaviour.REGISTRY_CALL ? missingPart() : NtStatus.STATUS_SUCCESS;
  }

  private NtStatus missingPart() {
    if (information.contains(SecurityInformation.OWNER) && parts.owner().isEmpty()) {
      return behaviour.missingOwner();
    }
    return information.contains(SecurityInformation.GROUP) && parts.group().isEmpty()
        ? behaviour.missingGroup()
        : NtStatus.STATUS_SUCCESS;
  }

  private AccessMask neededRights() {
    AccessMask needed = information.rightsToSet();
    if (behaviour != UpdateBehaviour.ACLAPI) {
      return needed;
    }
    // registry 4.4: what the object inherits can only be merged with what it has
    boolean merges =
        information.contains(SecurityInformation.DACL)
            && !information.contains(SecurityInformation.PROTECTED_DACL);
    return merges ? needed.or(AccessMask.READ_CONTROL) : needed;
  }

  private NtStatus mergeOwner() {
    if (!information.contains(SecurityInformation.OWNER)) {
      return NtStatus.STATUS_SUCCESS;
    }
    if (parts.owner().isEmpty()) {
      return behaviour.missingOwner();
    }
    owner = parts.owner().get();
    follow(ControlFlags.OWNER_DEFAULTED);
    if (request.flags().contains(AutoInheritFlags.AVOID_OWNER_CHECK)) {
      return NtStatus.STATUS_SUCCESS;
    }
    Optional<AccessToken> caller = request.caller();
    if (caller.isEmpty()) {
      return NtStatus.STATUS_NO_TOKEN;
    }
    return caller.get().mayMakeOwner(owner)
        ? NtStatus.STATUS_SUCCESS
        : NtStatus.STATUS_INVALID_OWNER;
  }

  private NtStatus mergeGroup() {
    if (!information.contains(SecurityInformation.GROUP)) {
      return NtStatus.STATUS_SUCCESS;
    }
    if (parts.group().isEmpty()) {
      return behaviour.missingGroup();
    }
    group = parts.group().get();
    follow(ControlFlags.GROUP_DEFAULTED);
    return NtStatus.STATUS_SUCCESS;
  }

  /** Takes a control bit from the new parts. */
  private void follow(int bit) {
    control = control.without(bit).with(parts.control().bits() & bit);
  }

  private NtStatus checkLabels() {
    return request.flags().contains(AutoInheritFlags.AVOID_PRIVILEGE_CHECK)
        ? NtStatus.STATUS_SUCCESS
        : LabelCeiling.check(parts.sacl().aces(), request.caller());
  }

  private UpdateResult mergeLists() {
    Inheritance inheritance =
        new Inheritance(request.kind(), Optional.ofNullable(owner), Optional.ofNullable(group));
    ListMerge sacl = new ListMerge(request, information, AclKind.SACL, inheritance);
    ListMerge dacl = new ListMerge(request, information, AclKind.DACL, inheritance);
    if (!sacl.run() || !dacl.run()) {
      return unchanged(NtStatus.STATUS_BAD_INHERITANCE_ACL);
    }
    control = dacl.follow(sacl.follow(control));
    int resourceManager = current.resourceManagerControl();
    if (restoring) {
      follow(ControlFlags.RM_CONTROL_VALID);
      resourceManager = parts.resourceManagerControl();
    }
    return finish(
        new SecurityDescriptor(
            control,
            resourceManager,
            Optional.ofNullable(owner),
            Optional.ofNullable(group),
            sacl.list(),
            dacl.list()));
  }

  private UpdateResult finish(SecurityDescriptor merged) {
    SecurityDescriptor result = merged;
    if (behaviour == UpdateBehaviour.DIRECTORY_SERVICE && request.parent().isPresent()) {
      AssignResult inherited = reinherited(merged, request.parent().get());
      if (inherited.descriptor().isEmpty()) {
        return unchanged(inherited.status());
      }
      result = inherited.descriptor().get();
    }
    return request.sizeLimit() < Integer.MAX_VALUE
            && SelfRelative.size(result) > request.sizeLimit()
        ? unchanged(NtStatus.STATUS_ALLOTTED_SPACE_EXCEEDED)
        : new UpdateResult(NtStatus.STATUS_SUCCESS, Optional.of(result));
  }

  /** MS-ADTS 6.1.3: what is written is the creator's descriptor of a new computation. */
  private AssignResult reinherited(SecurityDescriptor merged, SecurityDescriptor parent) {
    return new NewObjectSecurity(
            request.kind(),
            Optional.of(parent),
            Optional.of(merged),
            request
                .flags()
                .with(AutoInheritFlags.AVOID_OWNER_CHECK | AutoInheritFlags.AVOID_PRIVILEGE_CHECK),
            request.caller(),
            Optional.empty(),
            Optional.empty())
        .assign();
  }
}
