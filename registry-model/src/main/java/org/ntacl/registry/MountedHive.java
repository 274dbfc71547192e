package org.ntacl.registry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A hive among the keys.
 *
 * <p>Objects are counted by an atomic number: keys are opened by many threads at a time.
 */
final class MountedHive {
  private final String rootName;
  private final AtomicInteger objects = new AtomicInteger();

  /**
   * Describes a hive.
   *
   * @param rootName the name that its root has in the file; that of the key may be another one
   */
  MountedHive(String rootName) {
    this.rootName = rootName;
  }

  String rootName() {
    return rootName;
  }

  /** Counts an object that stands for a key of the hive. */
  void opened() {
    objects.incrementAndGet();
  }

  void closed() {
    objects.decrementAndGet();
  }

  boolean isInUse() {
    return objects.get() > 0;
  }
}
