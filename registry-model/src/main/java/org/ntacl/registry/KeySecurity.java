package org.ntacl.registry;

import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.update.SecurityQuery;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateBehaviour;
import org.ntacl.update.UpdateResult;

/** The security of the key of a handle (registry 1.5). */
final class KeySecurity {
  /** Of the upper octet of the control bits. */
  private static final int SELF_RELATIVE_BIT = 0x80;

  private final KeyOperations operations;
  private final RegistryCaller caller;
  private final OpenHandle handle;

  KeySecurity(KeyOperations operations, RegistryCaller caller, OpenHandle handle) {
    this.operations = operations;
    this.caller = caller;
    this.handle = handle;
  }

  SecurityDescriptor query(SecurityInformation information, int length) {
    operations.demand(handle, information.rightsToQuery());
    return operations.read(
        handle,
        RegNotifyClass.PRE_QUERY_KEY_SECURITY,
        SecurityDescriptor.class,
        (call, context) ->
            new RegQueryKeySecurityInformation(
                handle.object(), information, length, call, context, 0),
        node -> fitting(SecurityQuery.select(node.security().descriptor(), information), length));
  }

  private static SecurityDescriptor fitting(SecurityDescriptor parts, int length) {
    if (length < Integer.MAX_VALUE) {
      int needed = SelfRelative.size(parts);
      if (length < needed) {
        throw new RegistryException(
            NtStatus.STATUS_BUFFER_TOO_SMALL,
            "the descriptor takes %d bytes, there is room for %d".formatted(needed, length),
            needed);
      }
    }
    return parts;
  }

  void set(SecurityInformation information, Bytes parts) {
    // the order of NtSetSecurityObject: handle, then what it was given (registry 1.5)
    operations.demand(handle, information.rightsToSet());
    if (parts.isEmpty()) {
      throw new RegistryException(NtStatus.STATUS_ACCESS_VIOLATION, "there is no descriptor");
    }
    set(information, captured(parts));
  }

  private static SecurityDescriptor captured(Bytes parts) {
    if (isAbsolute(parts)) {
      throw new RegistryException(
          NtStatus.STATUS_BAD_DESCRIPTOR_FORMAT, "the bytes claim to be the absolute form");
    }
    try {
      return SelfRelative.decode(parts);
    } catch (MalformedBytesException e) {
      throw new RegistryException(e.status(), e.getMessage());
    }
  }

  /** registry 4.1. */
  private static boolean isAbsolute(Bytes parts) {
    return parts.size() >= SelfRelative.HEADER_SIZE
        && parts.get(0) == 1
        && (parts.get(3) & SELF_RELATIVE_BIT) == 0;
  }

  void set(SecurityInformation information, SecurityDescriptor parts) {
    operations.demand(handle, information.rightsToSet());
    boolean ownerMissing =
        information.contains(SecurityInformation.OWNER) && parts.owner().isEmpty();
    boolean groupMissing =
        information.contains(SecurityInformation.GROUP) && parts.group().isEmpty();
    if (ownerMissing || groupMissing) {
      throw new RegistryException(
          NtStatus.STATUS_INVALID_SECURITY_DESCR, "an owner or a group is selected and missing");
    }
    operations.write(
        handle,
        RegNotifyClass.PRE_SET_KEY_SECURITY,
        (call, context) ->
            new RegSetKeySecurityInformation(handle.object(), information, parts, call, context, 0),
        node -> merged(node, information, parts));
  }

  private Void merged(KeyNode node, SecurityInformation information, SecurityDescriptor parts) {
    UpdateResult result =
        SecurityUpdate.of(
                UpdateBehaviour.KERNEL, operations.access().kind(), node.security().descriptor())
            .with(information, parts)
            .by(caller.token())
            .through(handle.granted())
            .apply();
    if (!result.status().isSuccess()) {
      throw new RegistryException(
          result.status(), "the security of " + KeyPaths.shown(node.path()) + " is not changed");
    }
    operations.tree().setSecurity(node, result.orElseThrow());
    return null;
  }
}
