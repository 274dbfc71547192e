package org.ntacl.update;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/**
 * A change of some parts of a descriptor, as the functions of Windows make it.
 *
 * <pre>{@code
 * UpdateResult result =
 *     SecurityUpdate.of(UpdateBehaviour.KERNEL, ObjectKind.KEY, current)
 *         .withDacl(newDacl)
 *         .by(caller)
 *         .through(AccessMask.WRITE_DAC)
 *         .apply();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param behaviour which function of Windows is meant
 * @param kind what the object is
 * @param current the descriptor as it stands, or empty for an object without one
 * @param information which parts are to change
 * @param parts the new parts; parts that are not selected do not count
 * @param flags what the caller asks for; the flags of auto-inheritance count for {@link
 *     UpdateBehaviour#PRIVATE_OBJECT} only
 * @param caller the caller's token, or empty
 * @param access how it is known what the caller may do
 * @param parent the descriptor of the object that holds this one, or empty when it inherits nothing
 * @param sizeLimit how many bytes the self-relative form of the result may have
 */
public record SecurityUpdate(
    UpdateBehaviour behaviour,
    ObjectKind kind,
    Optional<SecurityDescriptor> current,
    SecurityInformation information,
    SecurityDescriptor parts,
    AutoInheritFlags flags,
    Optional<AccessToken> caller,
    HandleAccess access,
    Optional<SecurityDescriptor> parent,
    int sizeLimit) {
  /** Refuses null. */
  public SecurityUpdate {
    Objects.requireNonNull(behaviour, "behaviour");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(information, "information");
    Objects.requireNonNull(parts, "parts");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(parent, "parent");
  }

  /** Returns a change of this descriptor that selects nothing yet. */
  public static SecurityUpdate of(
      UpdateBehaviour behaviour, ObjectKind kind, SecurityDescriptor current) {
    return of(behaviour, kind, Optional.of(current));
  }

  /** Returns a change of an object that may have no descriptor, and selects nothing yet. */
  public static SecurityUpdate of(
      UpdateBehaviour behaviour, ObjectKind kind, Optional<SecurityDescriptor> current) {
    return new SecurityUpdate(
        behaviour,
        kind,
        current,
        SecurityInformation.of(0),
        SecurityDescriptor.EMPTY,
        AutoInheritFlags.NONE,
        Optional.empty(),
        HandleAccess.UNCHECKED,
        Optional.empty(),
        Integer.MAX_VALUE);
  }

  /**
   * Returns the same for other parts.
   *
   * @param newInformation which parts are to change
   * @param newParts a descriptor that holds them
   */
  public SecurityUpdate with(SecurityInformation newInformation, SecurityDescriptor newParts) {
    return new SecurityUpdate(
        behaviour,
        kind,
        current,
        newInformation,
        newParts,
        flags,
        caller,
        access,
        parent,
        sizeLimit);
  }

  /** Returns the same with these bits selected as well. */
  public SecurityUpdate selecting(int bits) {
    return with(information.with(bits), parts);
  }

  /** Returns the same with a new owner. */
  public SecurityUpdate withOwner(Sid owner) {
    return with(information.with(SecurityInformation.OWNER), parts.withOwner(owner));
  }

  /** Returns the same with a new primary group. */
  public SecurityUpdate withGroup(Sid group) {
    return with(information.with(SecurityInformation.GROUP), parts.withGroup(group));
  }

  /** Returns the same with a new DACL. */
  public SecurityUpdate withDacl(Acl dacl) {
    return with(information.with(SecurityInformation.DACL), parts.withDacl(dacl));
  }

  /** Returns the same with new audit entries in the SACL; {@link #selecting} chooses others. */
  public SecurityUpdate withSacl(Acl sacl) {
    return with(information.with(SecurityInformation.SACL), parts.withSacl(sacl));
  }

  /** Returns the same with other flags. */
  public SecurityUpdate withFlags(AutoInheritFlags newFlags) {
    return new SecurityUpdate(
        behaviour, kind, current, information, parts, newFlags, caller, access, parent, sizeLimit);
  }

  /** Returns the same for a caller with this token. */
  public SecurityUpdate by(AccessToken token) {
    return new SecurityUpdate(
        behaviour,
        kind,
        current,
        information,
        parts,
        flags,
        Optional.of(token),
        access,
        parent,
        sizeLimit);
  }

  /** Returns the same through a handle that was granted these rights. */
  public SecurityUpdate through(AccessMask granted) {
    return with(new HandleAccess.Granted(granted));
  }

  /** Returns the same for an object that is opened by name for this. */
  public SecurityUpdate opening(ObjectType type) {
    return with(new HandleAccess.Opened(type));
  }

  /** Returns the same with another proof of what the caller may do. */
  public SecurityUpdate with(HandleAccess newAccess) {
    return new SecurityUpdate(
        behaviour, kind, current, information, parts, flags, caller, newAccess, parent, sizeLimit);
  }

  /** Returns the same for an object below this one. */
  public SecurityUpdate below(SecurityDescriptor newParent) {
    return new SecurityUpdate(
        behaviour,
        kind,
        current,
        information,
        parts,
        flags,
        caller,
        access,
        Optional.of(newParent),
        sizeLimit);
  }

  /** Returns the same for a store that holds descriptors up to this many bytes. */
  public SecurityUpdate within(int newSizeLimit) {
    return new SecurityUpdate(
        behaviour, kind, current, information, parts, flags, caller, access, parent, newSizeLimit);
  }

  /**
   * Makes the change.
   *
   * @return the new descriptor, or the current one with one of these: STATUS_NO_SECURITY_ON_OBJECT,
   *     STATUS_INVALID_PARAMETER (protection both asked for and to be ended), STATUS_ACCESS_DENIED
   *     (the handle lacks a right), STATUS_INVALID_SECURITY_DESCR or another status of the
   *     behaviour (owner or group selected and missing), STATUS_INVALID_OWNER,
   *     STATUS_INVALID_LABEL, STATUS_PRIVILEGE_NOT_HELD (a label above the caller), STATUS_NO_TOKEN
   *     (a token is needed), STATUS_BAD_INHERITANCE_ACL (a list would be too large),
   *     STATUS_ALLOTTED_SPACE_EXCEEDED (the descriptor would)
   */
  public UpdateResult apply() {
    return new ComponentMerge(this).run();
  }
}
