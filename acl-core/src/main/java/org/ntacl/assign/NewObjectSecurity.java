package org.ntacl.assign;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/**
 * What the descriptor of a new object is made from (SeAssignSecurityEx,
 * CreatePrivateObjectSecurityEx, CreateSecurityDescriptor of MS-DTYP 2.5.3.4.1).
 *
 * <pre>{@code
 * AssignResult result =
 *     NewObjectSecurity.of(ObjectKind.KEY).below(parent).withCreator(explicit).by(token).assign();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind what the new object is
 * @param parent the descriptor of the object that will hold the new one, or empty
 * @param creator the descriptor that the creator gives, or empty
 * @param flags what the caller asks for; the flavour may decide otherwise on the two flags of
 *     auto-inheritance
 * @param token the creator's token, or empty
 * @param defaultOwner the owner where nothing else says so, or empty for the token's; for the
 *     directory service see {@link DirectoryDefaults}
 * @param defaultGroup the group where nothing else says so, or empty for the token's
 */
public record NewObjectSecurity(
    ObjectKind kind,
    Optional<SecurityDescriptor> parent,
    Optional<SecurityDescriptor> creator,
    AutoInheritFlags flags,
    Optional<AccessToken> token,
    Optional<Sid> defaultOwner,
    Optional<Sid> defaultGroup) {
  /** Refuses null. */
  public NewObjectSecurity {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(creator, "creator");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(defaultOwner, "defaultOwner");
    Objects.requireNonNull(defaultGroup, "defaultGroup");
  }

  /** Returns an object of a kind, so far without parent, creator, flags and token. */
  public static NewObjectSecurity of(ObjectKind kind) {
    return new NewObjectSecurity(
        kind,
        Optional.empty(),
        Optional.empty(),
        AutoInheritFlags.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same for an object below this one. */
  public NewObjectSecurity below(SecurityDescriptor newParent) {
    return new NewObjectSecurity(
        kind, Optional.of(newParent), creator, flags, token, defaultOwner, defaultGroup);
  }

  /** Returns the same for a creator who gives this descriptor. */
  public NewObjectSecurity withCreator(SecurityDescriptor newCreator) {
    return new NewObjectSecurity(
        kind, parent, Optional.of(newCreator), flags, token, defaultOwner, defaultGroup);
  }

  /** Returns the same with other flags. */
  public NewObjectSecurity withFlags(AutoInheritFlags newFlags) {
    return new NewObjectSecurity(
        kind, parent, creator, newFlags, token, defaultOwner, defaultGroup);
  }

  /** Returns the same for a creator with this token. */
  public NewObjectSecurity by(AccessToken newToken) {
    return new NewObjectSecurity(
        kind, parent, creator, flags, Optional.of(newToken), defaultOwner, defaultGroup);
  }

  /**
   * Returns the same with an owner and a group that come before those of the token.
   *
   * @param owner the owner, or empty for the token's
   * @param group the group, or empty for the token's
   */
  public NewObjectSecurity withDefaults(Optional<Sid> owner, Optional<Sid> group) {
    return new NewObjectSecurity(kind, parent, creator, flags, token, owner, group);
  }

  /**
   * Makes the descriptor.
   *
   * @return the descriptor, or one of these: STATUS_INVALID_OWNER (the owner may not be assigned,
   *     or the parent has none), STATUS_INVALID_PRIMARY_GROUP (there is no group), STATUS_NO_TOKEN
   *     (a token is needed), STATUS_PRIVILEGE_NOT_HELD (a SACL without SeSecurityPrivilege, a label
   *     above the creator), STATUS_INVALID_LABEL, STATUS_BAD_INHERITANCE_ACL (a list would be too
   *     large)
   */
  public AssignResult assign() {
    return new Assignment(this).run();
  }
}
