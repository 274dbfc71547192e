package org.ntacl.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * The descriptors of all keys: equal ones are stored once and counted (registry 5.5). Guarded by
 * the lock of the tree.
 */
final class DescriptorPool {
  private final Map<SecurityDescriptor, Entry> entries = new HashMap<>();

  /** A descriptor and the number of its keys. */
  static final class Entry {
    private final SecurityDescriptor descriptor;
    private int keys;

    private Entry(SecurityDescriptor descriptor) {
      this.descriptor = descriptor;
    }

    SecurityDescriptor descriptor() {
      return descriptor;
    }
  }

  /** Counts one more key for a descriptor. */
  Entry acquire(SecurityDescriptor descriptor) {
    Entry entry = entries.computeIfAbsent(descriptor, Entry::new);
    entry.keys++;
    return entry;
  }

  /** Counts one key less; with the last key the descriptor goes. */
  void release(Entry entry) {
    entry.keys--;
    if (entry.keys == 0) {
      entries.remove(entry.descriptor);
    }
  }

  List<SharedDescriptor> all() {
    return entries.values().stream()
        .map(entry -> new SharedDescriptor(entry.descriptor, entry.keys))
        .toList();
  }
}
