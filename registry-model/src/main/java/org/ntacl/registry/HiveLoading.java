package org.ntacl.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveDiagnostic;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveReport;
import org.ntacl.registry.hive.HiveValue;
import org.ntacl.registry.hive.KeyLayering;

/** Makes keys of a hive. */
final class HiveLoading {
  /** The bit of a key that must not be deleted (registry 5.3). */
  private static final int NO_DELETE = 8;

  private static final int FORMAT_WITH_LAYERS = 6;

  private final KeyTree tree;
  private final Map<Integer, SecurityDescriptor> descriptors = new HashMap<>();

  private HiveLoading(KeyTree tree) {
    this.tree = tree;
  }

  /**
   * Checks a hive that is to be loaded.
   *
   * @throws RegistryException with STATUS_NOT_REGISTRY_FILE when it is none,
   *     STATUS_REGISTRY_CORRUPT when anything is damaged or a write was not completed,
   *     STATUS_CANNOT_LOAD_REGISTRY_FILE when it only says what is different from another hive
   */
  static void check(Hive hive) {
    if (hive.root().isEmpty()) {
      throw new RegistryException(NtStatus.STATUS_NOT_REGISTRY_FILE, "the file is no hive");
    }
    HiveReport report = hive.check();
    if (!report.isSound()) {
      throw new RegistryException(
          NtStatus.STATUS_REGISTRY_CORRUPT,
          report.diagnostics().stream()
              .filter(found -> found.fault().isDamage())
              .map(HiveDiagnostic::toString)
              .findFirst()
              .orElse(report.damages() + " faults"));
    }
    if (hive.header().minorVersion() >= FORMAT_WITH_LAYERS
        && hive.keys().anyMatch(HiveLoading::isLayer)) {
      throw new RegistryException(
          NtStatus.STATUS_CANNOT_LOAD_REGISTRY_FILE, "the hive is a layer over another one");
    }
  }

  private static boolean isLayer(HiveKey key) {
    return key.layering() != KeyLayering.NORMAL
        || key.values().stream().anyMatch(HiveValue::isTombstone);
  }

  /**
   * Puts the keys of a hive below a key. The writer's lock is held.
   *
   * @param hive one that {@link #check} lets pass
   */
  static void run(KeyTree tree, KeyNode parent, String name, Hive hive) {
    HiveLoading loading = new HiveLoading(tree);
    // each key comes before those below it
    List<KeyNode> line = new ArrayList<>();
    hive.keys()
        .forEachOrdered(
            key -> {
              KeyNode node = loading.node(key, key.depth() == 0 ? name : key.name());
              if (key.depth() < line.size()) {
                line.set(key.depth(), node);
              } else {
                line.add(node);
              }
              if (key.depth() > 0) {
                line.get(key.depth() - 1).add(node);
              }
            });
    KeyNode root = line.get(0);
    root.setHive(new MountedHive(hive.root().orElseThrow().name()));
    tree.mount(parent, root);
  }

  private KeyNode node(HiveKey key, String name) {
    int flags = key.flags();
    KeyNode node =
        tree.loaded(
            name,
            new KeyNode.Birth(
                0,
                false,
                key.isSymbolicLink(),
                key.depth() == 0 || (flags & NO_DELETE) != 0,
                key.className().orElse("")),
            descriptors.computeIfAbsent(key.securityId(), id -> descriptor(key)),
            key.lastWrittenTime());
    node.setFlags(KeyFlags.ofStored(flags));
    for (HiveValue value : key.values()) {
      node.setValue(new KeyValue(value.name(), value.type(), value.data()));
    }
    return node;
  }

  private static SecurityDescriptor descriptor(HiveKey key) {
    try {
      return key.security().orElseThrow().descriptor();
    } catch (MalformedBytesException e) {
      throw new IllegalStateException("a sound hive has sound descriptors", e);
    }
  }
}
