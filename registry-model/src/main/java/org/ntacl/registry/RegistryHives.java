package org.ntacl.registry;

import java.util.List;
import java.util.function.Consumer;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.Hive;
import org.ntacl.token.Privilege;

/** Hives that come into the tree and leave it (registry 1.4). Thread-safe. */
final class RegistryHives {
  private final KeyOperations operations;
  private final KeyTree tree;

  RegistryHives(KeyOperations operations) {
    this.operations = operations;
    this.tree = operations.tree();
  }

  // ---- without callbacks

  void mount(String path, SecurityDescriptor security) {
    List<String> names = KeyPaths.whole(path);
    tree.writing(() -> mount(names, security));
  }

  private void mount(List<String> names, SecurityDescriptor security) {
    Place place = place(names);
    KeyNode root =
        tree.create(
            place.parent, place.name, new KeyNode.Birth(0, false, false, true, ""), security);
    root.setHive(new MountedHive(place.name));
  }

  void mount(String path, Hive hive) {
    List<String> names = KeyPaths.whole(path);
    HiveLoading.check(hive);
    tree.writing(() -> mount(names, hive));
  }

  private void mount(List<String> names, Hive hive) {
    Place place = place(names);
    HiveLoading.run(tree, place.parent, place.name, hive);
  }

  Bytes save(String path, int minorVersion) {
    List<String> names = KeyPaths.whole(path);
    return tree.reading(() -> HiveSaving.of(find(names), minorVersion));
  }

  // ---- as programs do

  void load(RegistryCaller caller, String path, String sourceFile, Hive hive) {
    demand(caller, Privilege.RESTORE);
    List<String> names = KeyPaths.whole(path);
    if (names.size() != 2 && !caller.isKernel()) {
      throw new RegistryException(
          NtStatus.STATUS_INVALID_PARAMETER, "hives are loaded right below MACHINE and USER");
    }
    HiveLoading.check(hive);
    KeyObject root = tree.root();
    String keyName = String.join("\\", names);
    write(
        RegNotifyClass.PRE_LOAD_KEY,
        root,
        (call, context) -> new RegLoadKeyInformation(root, keyName, sourceFile, call, context, 0),
        top -> mount(names, hive));
  }

  void unload(RegistryCaller caller, String path) {
    demand(caller, Privilege.RESTORE);
    List<String> names = KeyPaths.whole(path);
    KeyObject root = tree.reading(() -> new KeyObject(tree, find(names), AccessMask.NONE, false));
    write(
        RegNotifyClass.PRE_UNLOAD_KEY,
        root,
        (call, context) -> new RegUnloadKeyInformation(root, call, context, 0),
        this::unmount);
  }

  private void write(
      RegNotifyClass pre,
      KeyObject object,
      KeyOperations.Details details,
      Consumer<KeyNode> operation) {
    operations.dispatch(
        new Notification<>(pre, object, true, details, Void.class, true),
        () -> {
          operation.accept(object.node());
          return null;
        });
  }

  private void unmount(KeyNode node) {
    if (node.isDeleted() || node.ownHive().isEmpty()) {
      throw new RegistryException(
          NtStatus.STATUS_INVALID_PARAMETER,
          "no hive has its root at " + KeyPaths.shown(node.path()));
    }
    if (holdsOpenKeys(node)) {
      throw new RegistryException(
          NtStatus.STATUS_CANNOT_DELETE,
          "keys of the hive " + KeyPaths.shown(node.path()) + " are open");
    }
    tree.unmount(node);
  }

  private static boolean holdsOpenKeys(KeyNode root) {
    return KeyTree.subtree(root).stream()
        .anyMatch(node -> node.ownHive().filter(MountedHive::isInUse).isPresent());
  }

  Bytes save(RegistryCaller caller, OpenHandle handle, int minorVersion) {
    demand(caller, Privilege.BACKUP);
    operations.demand(handle, KeyRights.READ);
    return operations.read(
        handle,
        RegNotifyClass.PRE_SAVE_KEY,
        Bytes.class,
        (call, context) ->
            new RegSaveKeyInformation(handle.object(), minorVersion, call, context, 0),
        node -> HiveSaving.of(node, minorVersion));
  }

  private static void demand(RegistryCaller caller, Privilege privilege) {
    if (!caller.isKernel() && !caller.token().isEnabled(privilege)) {
      throw new RegistryException(
          NtStatus.STATUS_PRIVILEGE_NOT_HELD, "the token may neither load nor save hives");
    }
  }

  // ---- with a lock held

  /** Where the root of a hive is to be. */
  private record Place(KeyNode parent, String name) {}

  private Place place(List<String> names) {
    if (names.isEmpty()) {
      throw taken();
    }
    KeyNode parent = find(names.subList(0, names.size() - 1));
    String name = names.get(names.size() - 1);
    if (parent.find(name).isPresent()) {
      throw taken();
    }
    return new Place(parent, name);
  }

  private static RegistryException taken() {
    return new RegistryException(
        NtStatus.STATUS_OBJECT_NAME_COLLISION, "a key stands where the hive is to be");
  }

  private KeyNode find(List<String> names) {
    KeyNode at = tree.root().node();
    for (String name : names) {
      at =
          at.find(name)
              .orElseThrow(
                  () ->
                      new RegistryException(
                          NtStatus.STATUS_OBJECT_NAME_NOT_FOUND, "no key " + KeyPaths.shown(name)));
    }
    return at;
  }
}
