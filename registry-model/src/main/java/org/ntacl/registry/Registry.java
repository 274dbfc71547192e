package org.ntacl.registry;

import java.util.List;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.token.AccessToken;

/**
 * A registry as the kernel has it: {@code \REGISTRY} with {@code MACHINE}, {@code USER} and the
 * hives below them.
 *
 * <pre>{@code
 * Registry registry = Registry.of(RegistryOptions.DEFAULT);
 * registry.mount("\\REGISTRY\\MACHINE\\SOFTWARE", security);
 * RegistryCaller user = registry.as(token);
 * try (KeyHandle key = user.create("\\REGISTRY\\MACHINE\\SOFTWARE\\Example", KeyRights.WRITE)) {
 *   key.setValue(KeyValue.ofText("Name", "value"));
 * }
 * }</pre>
 *
 * <p>Thread-safe: many read at a time, one writes, and every operation happens at one moment
 * between its beginning and its end.
 */
public final class Registry {
  /** The keys above the hives since Windows 8 (tests of kernels, registry defaults). */
  private static final String TOP =
      "O:BAG:SYD:(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;WD)(A;CI;KR;;;RC)(A;CI;KR;;;AC)";

  private final KeyTree tree;
  private final KeyOperations operations;
  private final RegistryCallbacks callbacks;

  private Registry(RegistryOptions options) {
    SecurityDescriptor top = Sddl.parse(TOP);
    this.tree = new KeyTree(options, top);
    CallbackChain chain = new CallbackChain(tree);
    this.operations =
        new KeyOperations(tree, new KeyAccess(options), chain, options.postFromBelow());
    this.callbacks = new RegistryCallbacks(chain);
    for (String name : List.of("MACHINE", "USER")) {
      tree.writing(
          () ->
              tree.create(
                  tree.root().node(), name, new KeyNode.Birth(0, true, false, true, ""), top));
    }
  }

  /** Returns a registry without hives. */
  public static Registry of(RegistryOptions options) {
    return new Registry(options);
  }

  /** Returns a user of the registry, a 64-bit program. */
  public RegistryCaller as(AccessToken token) {
    return new RegistryCaller(this, token, false, false);
  }

  /** Returns the callbacks. */
  public RegistryCallbacks callbacks() {
    return callbacks;
  }

  /**
   * Adds the root of an empty hive, as loading one does. No callback is told.
   *
   * @param path the whole path of a key that does not exist, below one that does
   * @param security the security of the root
   * @throws RegistryException with STATUS_OBJECT_NAME_COLLISION when the key exists,
   *     STATUS_OBJECT_NAME_NOT_FOUND when its parent does not, and for paths that cannot be
   */
  public void mount(String path, SecurityDescriptor security) {
    List<String> names = KeyPaths.whole(path);
    tree.writing(() -> mount(names, security));
  }

  private void mount(List<String> names, SecurityDescriptor security) {
    KeyNode parent = tree.root().node();
    for (int i = 0; i < names.size() - 1; i++) {
      parent =
          parent
              .find(names.get(i))
              .orElseThrow(
                  () ->
                      new RegistryException(
                          NtStatus.STATUS_OBJECT_NAME_NOT_FOUND,
                          "nothing holds the root of the hive"));
    }
    String name = names.isEmpty() ? "" : names.get(names.size() - 1);
    if (names.isEmpty() || parent.find(name).isPresent()) {
      throw new RegistryException(
          NtStatus.STATUS_OBJECT_NAME_COLLISION, "a key stands where the hive is to be");
    }
    tree.create(parent, name, new KeyNode.Birth(0, false, false, true, ""), security);
  }

  /** Returns the distinct descriptors of all keys, each with the number of its keys. */
  public List<SharedDescriptor> descriptors() {
    return tree.descriptors();
  }

  KeyOperations operations() {
    return operations;
  }
}
