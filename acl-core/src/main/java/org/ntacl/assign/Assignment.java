package org.ntacl.assign;

import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.MandatoryPolicy;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;

/** One run of {@link NewObjectSecurity#assign()}: owner, group, SACL, DACL, in this order. */
final class Assignment {
  /** What the directory service keeps of the resource manager's byte (MS-ADTS 6.1.3). */
  private static final int PRIVATE_OBJECT = 1;

  private final NewObjectSecurity request;
  private final AutoInheritFlags flags;
  private final SecurityDescriptor creator;
  private final Optional<AccessToken> token;

  private Sid owner;
  private Sid group;

  Assignment(NewObjectSecurity request) {
    this.request = request;
    this.flags = request.kind().flavour().effective(request.flags(), request.parent());
    this.creator = request.creator().orElse(SecurityDescriptor.EMPTY);
    this.token = request.token();
  }

  AssignResult run() {
    NtStatus status = requireServerToken();
    if (status.isSuccess()) {
      status = chooseOwner();
    }
    if (status.isSuccess()) {
      status = chooseGroup();
    }
    return status.isSuccess() ? assignLists() : AssignResult.refused(status);
  }

  /** registry 4.3: server security without a token. */
  private NtStatus requireServerToken() {
    return creator.control().contains(ControlFlags.SERVER_SECURITY) && token.isEmpty()
        ? NtStatus.STATUS_NO_TOKEN
        : NtStatus.STATUS_SUCCESS;
  }

  private NtStatus chooseOwner() {
    if (creator.owner().isPresent()) {
      return checkedOwner(creator.owner().get());
    }
    if (flags.contains(AutoInheritFlags.DEFAULT_OWNER_FROM_PARENT)) {
      Optional<Sid> inherited = request.parent().flatMap(SecurityDescriptor::owner);
      return inherited.isPresent() ? checkedOwner(inherited.get()) : NtStatus.STATUS_INVALID_OWNER;
    }
    if (request.defaultOwner().isPresent()) {
      owner = request.defaultOwner().get();
      return NtStatus.STATUS_SUCCESS;
    }
    if (token.isEmpty()) {
      return NtStatus.STATUS_NO_TOKEN;
    }
    owner = token.get().owner();
    return NtStatus.STATUS_SUCCESS;
  }

  private NtStatus checkedOwner(Sid candidate) {
    owner = candidate;
    if (flags.contains(AutoInheritFlags.AVOID_OWNER_CHECK)) {
      return NtStatus.STATUS_SUCCESS;
    }
    if (token.isEmpty()) {
      return NtStatus.STATUS_NO_TOKEN;
    }
    return token.get().mayMakeOwner(candidate)
        ? NtStatus.STATUS_SUCCESS
        : NtStatus.STATUS_INVALID_OWNER;
  }

  private NtStatus chooseGroup() {
    Optional<Sid> chosen = creator.group();
    if (chosen.isEmpty()) {
      chosen =
          flags.contains(AutoInheritFlags.DEFAULT_GROUP_FROM_PARENT)
              ? request.parent().flatMap(SecurityDescriptor::group)
              : request.defaultGroup().or(() -> token.flatMap(AccessToken::primaryGroup));
    }
    if (chosen.isEmpty()) {
      return NtStatus.STATUS_INVALID_PRIMARY_GROUP;
    }
    group = chosen.get();
    return NtStatus.STATUS_SUCCESS;
  }

  private AssignResult assignLists() {
    Inheritance inheritance =
        new Inheritance(request.kind(), Optional.of(owner), Optional.of(group));
    AclAssignment sacl = new AclAssignment(request, flags, AclKind.SACL, inheritance);
    NtStatus status = sacl.isGiven() ? checkSystemEntries() : NtStatus.STATUS_SUCCESS;
    if (!status.isSuccess()) {
      return AssignResult.refused(status);
    }
    AclAssignment dacl = new AclAssignment(request, flags, AclKind.DACL, inheritance);
    if (dacl.needsToken() && token.isEmpty()) {
      return AssignResult.refused(NtStatus.STATUS_NO_TOKEN);
    }
    Optional<Acl> newSacl = sacl.list(label(sacl.entries()));
    Optional<Acl> newDacl = dacl.list(List.of());
    if (newSacl.isEmpty() || newDacl.isEmpty()) {
      return AssignResult.refused(NtStatus.STATUS_BAD_INHERITANCE_ACL);
    }
    return AssignResult.of(
        new SecurityDescriptor(
            ControlFlags.NONE.with(sacl.control() | dacl.control() | resourceManagerBit()),
            resourceManagerByte(),
            Optional.of(owner),
            Optional.of(group),
            newSacl.get(),
            newDacl.get()));
  }

  /** A list of attributes and labels needs no privilege (inheritance 3.2). */
  private NtStatus checkSystemEntries() {
    if (flags.contains(AutoInheritFlags.AVOID_PRIVILEGE_CHECK)) {
      return NtStatus.STATUS_SUCCESS;
    }
    List<Ace> entries = creator.sacl().aces();
    boolean free = !entries.isEmpty() && entries.stream().allMatch(Assignment::isFree);
    if (!free) {
      if (token.isEmpty()) {
        return NtStatus.STATUS_NO_TOKEN;
      }
      if (!token.get().isEnabled(Privilege.SECURITY)) {
        return NtStatus.STATUS_PRIVILEGE_NOT_HELD;
      }
    }
    return flags.labelPolicy() != 0 ? NtStatus.STATUS_SUCCESS : LabelCeiling.check(entries, token);
  }

  private static boolean isFree(Ace ace) {
    return ace.type() == AceType.SYSTEM_RESOURCE_ATTRIBUTE
        || ace.type() == AceType.SYSTEM_MANDATORY_LABEL;
  }

  /** Returns the label that the object gets besides what its creator and its parent give. */
  private List<Ace> label(List<Ace> entries) {
    if (token.isEmpty()) {
      return List.of();
    }
    IntegrityLevel level = token.get().integrity();
    int policy = flags.labelPolicy();
    if (policy != 0) {
      return List.of(new MandatoryLabelAce(AceFlags.NONE, AccessMask.of(policy), level.sid()));
    }
    // inheritance 6: below the level of objects without label, the level has to be written down
    boolean needed =
        level.compareTo(IntegrityLevel.MEDIUM) < 0
            && request.kind().flavour() != InheritanceFlavour.DIRECTORY_SERVICE
            && entries.stream().noneMatch(Assignment::isEffectiveLabel);
    return needed
        ? List.of(new MandatoryLabelAce(AceFlags.NONE, MandatoryPolicy.NO_WRITE_UP, level.sid()))
        : List.of();
  }

  private static boolean isEffectiveLabel(Ace ace) {
    return ace.type() == AceType.SYSTEM_MANDATORY_LABEL && !ace.flags().isInheritOnly();
  }

  private int resourceManagerBit() {
    return creator.control().bits() & ControlFlags.RM_CONTROL_VALID;
  }

  private int resourceManagerByte() {
    if (resourceManagerBit() == 0) {
      return 0;
    }
    return request.kind().flavour() == InheritanceFlavour.DIRECTORY_SERVICE
        ? creator.resourceManagerControl() & PRIVATE_OBJECT
        : creator.resourceManagerControl();
  }
}
