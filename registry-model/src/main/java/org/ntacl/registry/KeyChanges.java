package org.ntacl.registry;

import org.ntacl.NameOrder;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;

/** Deleting and renaming the key of a handle (registry 1.4). */
final class KeyChanges {
  private final KeyOperations operations;
  private final RegistryCaller caller;
  private final OpenHandle handle;

  KeyChanges(KeyOperations operations, RegistryCaller caller, OpenHandle handle) {
    this.operations = operations;
    this.caller = caller;
    this.handle = handle;
  }

  void delete() {
    operations.demand(handle, AccessMask.DELETE);
    operations.write(
        handle,
        RegNotifyClass.PRE_DELETE_KEY,
        (call, context) -> new RegDeleteKeyInformation(handle.object(), call, context, 0),
        this::deleted);
  }

  private Void deleted(KeyNode node) {
    if (node.isFixed() || node.subkeyCount() > 0) {
      throw new RegistryException(
          NtStatus.STATUS_CANNOT_DELETE,
          "the key " + KeyPaths.shown(node.path()) + " has subkeys or is the root of a hive");
    }
    operations.tree().delete(node);
    return null;
  }

  void rename(String newName) {
    operations.demand(handle, KeyRights.WRITE);
    String name = KeyPaths.checked(newName);
    operations.write(
        handle,
        RegNotifyClass.PRE_RENAME_KEY,
        (call, context) -> new RegRenameKeyInformation(handle.object(), name, call, context, 0),
        node -> renamed(node, name));
  }

  private Void renamed(KeyNode node, String name) {
    if (node.isFixed()) {
      throw new RegistryException(
          NtStatus.STATUS_ACCESS_DENIED, "the root of a hive keeps its name");
    }
    KeyNode parent = node.parent().orElseThrow();
    operations.access().demand(caller, parent, KeyRights.CREATE_SUB_KEY);
    for (KeyNode below : KeyTree.subtree(node)) {
      operations.access().demand(caller, below, AccessMask.DELETE);
    }
    // another spelling of the same name is no collision
    if (!NameOrder.INSTANCE.same(node.name(), name) && parent.find(name).isPresent()) {
      throw new RegistryException(
          NtStatus.STATUS_OBJECT_NAME_COLLISION, "the name " + KeyPaths.shown(name) + " is taken");
    }
    operations.tree().rename(node, name);
    return null;
  }
}
