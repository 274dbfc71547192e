package org.ntacl.registry;

import java.util.List;
import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.Hive;
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
  private final RegistryHives hives;

  private Registry(RegistryOptions options) {
    SecurityDescriptor top = Sddl.parse(TOP);
    this.tree = new KeyTree(options, top);
    CallbackChain chain = new CallbackChain(tree);
    this.operations =
        new KeyOperations(tree, new KeyAccess(options), chain, options.postFromBelow());
    this.callbacks = new RegistryCallbacks(chain);
    this.hives = new RegistryHives(operations);
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
    Objects.requireNonNull(security, "security");
    hives.mount(path, security);
  }

  /**
   * Adds the keys of a hive file, with values, classes, security and times. No callback is told and
   * no privilege asked for; {@link RegistryCaller#load} is what a program does.
   *
   * @param path the whole path of a key that does not exist, below one that does
   * @param hive the hive; later changes of the registry do not concern it
   * @throws RegistryException as {@link #mount(String, SecurityDescriptor)}; and with
   *     STATUS_NOT_REGISTRY_FILE when the file is no hive, STATUS_REGISTRY_CORRUPT when it is
   *     damaged or its last write was not completed, STATUS_CANNOT_LOAD_REGISTRY_FILE when it is a
   *     layer that only says what is different from another hive
   */
  public void mount(String path, Hive hive) {
    Objects.requireNonNull(hive, "hive");
    hives.mount(path, hive);
  }

  /**
   * Returns the file of a hive that holds a key and all below it but volatile keys and hives that
   * are mounted there. No callback is told and no privilege asked for.
   *
   * @param path the whole path of a key
   * @param minorVersion {@link org.ntacl.registry.hive.HiveWriter#VERSION_3} or {@link
   *     org.ntacl.registry.hive.HiveWriter#VERSION_5}
   * @return the content of the file
   * @throws RegistryException with STATUS_OBJECT_NAME_NOT_FOUND when there is no such key, and for
   *     paths that cannot be
   * @throws IllegalArgumentException when the version is another one
   */
  public Bytes save(String path, int minorVersion) {
    return hives.save(path, minorVersion);
  }

  /** Returns the distinct descriptors of all keys, each with the number of its keys. */
  public List<SharedDescriptor> descriptors() {
    return tree.descriptors();
  }

  KeyOperations operations() {
    return operations;
  }

  RegistryHives hives() {
    return hives;
  }
}
