package org.ntacl.registry;

import java.util.List;
import org.ntacl.NtStatus;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.assign.InheritanceFlavour;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;

/** Who is granted what on keys (registry 1.2 to 1.4). Immutable. */
final class KeyAccess {
  /** What SeBackupPrivilege gives (MS-RRP, registry 1.2). */
  private static final AccessMask FOR_BACKUP = KeyRights.READ.or(AccessMask.ACCESS_SYSTEM_SECURITY);

  /** What SeRestorePrivilege gives (MS-RRP, registry 1.2). */
  private static final AccessMask FOR_RESTORE =
      KeyRights.WRITE
          .or(AccessMask.ACCESS_SYSTEM_SECURITY)
          .or(AccessMask.WRITE_DAC)
          .or(AccessMask.WRITE_OWNER)
          .or(AccessMask.DELETE);

  private final RegistryOptions options;
  private final AccessCheck check;
  private final ObjectKind kind;

  KeyAccess(RegistryOptions options) {
    this.options = options;
    this.check = AccessCheck.forType(ObjectTypes.KEY.withMapping(options.mapping()));
    this.kind = new ObjectKind(InheritanceFlavour.KEY, options.mapping(), true, List.of());
  }

  /** Returns what inheritance has to know about keys. */
  ObjectKind kind() {
    return kind;
  }

  /** Returns the rights of a handle to a key that exists. */
  AccessMask onOpen(RegistryCaller caller, KeyRequest request, KeyNode node) {
    if (request.has(KeyOption.BACKUP_RESTORE)) {
      return forBackup(caller.token());
    }
    AccessMask desired = request.desired().minus(Wow64View.BITS);
    if (isTrusted(caller, request)) {
      return withoutCheck(desired);
    }
    // registry 1.3: nothing is left of a request that only chose a view
    if (desired.isEmpty()) {
      throw refused(NtStatus.STATUS_ACCESS_DENIED, node);
    }
    AccessDecision decision = check.check(node.security().descriptor(), caller.token(), desired);
    if (!decision.isGranted()) {
      throw refused(decision.status(), node);
    }
    return decision.granted();
  }

  /** Returns the rights of the handle to a key that is made by this (registry 1.3). */
  AccessMask onCreate(RegistryCaller caller, KeyRequest request, KeyNode parent) {
    if (request.has(KeyOption.BACKUP_RESTORE)) {
      return forBackup(caller.token());
    }
    AccessMask desired = request.desired().minus(Wow64View.BITS);
    if (isTrusted(caller, request)) {
      return withoutCheck(desired);
    }
    AccessMask needed =
        request.has(KeyOption.CREATE_LINK)
            ? KeyRights.CREATE_SUB_KEY.or(KeyRights.CREATE_LINK)
            : KeyRights.CREATE_SUB_KEY;
    demand(caller, parent, needed);
    AccessMask granted = withoutCheck(desired);
    if (granted.intersects(AccessMask.ACCESS_SYSTEM_SECURITY)
        && !caller.token().isEnabled(Privilege.SECURITY)) {
      throw refused(NtStatus.STATUS_PRIVILEGE_NOT_HELD, parent);
    }
    return granted;
  }

  /** Demands rights by the descriptor of a key. */
  void demand(RegistryCaller caller, KeyNode node, AccessMask needed) {
    if (caller.isKernel()) {
      return;
    }
    AccessDecision decision = check.check(node.security().descriptor(), caller.token(), needed);
    if (!decision.isGranted()) {
      throw refused(decision.status(), node);
    }
  }

  private static boolean isTrusted(RegistryCaller caller, KeyRequest request) {
    return caller.isKernel() && !request.has(KeyOption.FORCE_ACCESS_CHECK);
  }

  private AccessMask withoutCheck(AccessMask desired) {
    AccessMask mapped = options.mapping().map(desired.minus(AccessMask.MAXIMUM_ALLOWED));
    return desired.intersects(AccessMask.MAXIMUM_ALLOWED)
        ? mapped.or(options.mapping().all())
        : mapped;
  }

  private static AccessMask forBackup(AccessToken token) {
    AccessMask granted = AccessMask.NONE;
    if (token.isEnabled(Privilege.BACKUP)) {
      granted = granted.or(FOR_BACKUP);
    }
    if (token.isEnabled(Privilege.RESTORE)) {
      granted = granted.or(FOR_RESTORE);
    }
    if (granted.isEmpty()) {
      throw new RegistryException(
          NtStatus.STATUS_ACCESS_DENIED, "the token may neither back up nor restore");
    }
    return granted;
  }

  private static RegistryException refused(NtStatus status, KeyNode node) {
    return new RegistryException(
        status, "access to " + KeyPaths.shown(node.path()) + " is refused");
  }
}
