package org.ntacl.registry;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * The keys, and the lock that guards all of them: many readers or one writer. A method that changes
 * something has nothing left to refuse when it is called.
 */
final class KeyTree {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final DescriptorPool pool = new DescriptorPool();
  private final RegistryOptions options;
  private final KeyObject root;

  private long lastId;
  private List<Runnable> unsaid = new ArrayList<>();

  KeyTree(RegistryOptions options, SecurityDescriptor rootSecurity) {
    this.options = options;
    KeyNode node = node("REGISTRY", new KeyNode.Birth(0, true, false, true, ""), rootSecurity);
    this.root = new KeyObject(this, node, AccessMask.NONE, false);
  }

  ReadWriteLock lock() {
    return lock;
  }

  /** Returns the root as callbacks see it behind a whole path. */
  KeyObject root() {
    return root;
  }

  <T> T reading(Supplier<T> work) {
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Does something under the writer's lock, outside of any operation that callbacks see. */
  void writing(Runnable work) {
    List<Runnable> taken;
    lock.writeLock().lock();
    try {
      work.run();
      taken = takeUnsaid();
    } finally {
      lock.writeLock().unlock();
    }
    taken.forEach(Runnable::run);
  }

  List<SharedDescriptor> descriptors() {
    return reading(pool::all);
  }

  // ---- with the writer's lock held

  private KeyNode node(String name, KeyNode.Birth birth, SecurityDescriptor security) {
    return new KeyNode(birth, name, pool.acquire(security), options.clock().instant());
  }

  private KeyNode.Birth numbered(KeyNode.Birth birth) {
    lastId++;
    return new KeyNode.Birth(
        lastId, birth.isVolatile(), birth.isLink(), birth.isFixed(), birth.className());
  }

  /** Makes a key below another. */
  KeyNode create(KeyNode parent, String name, KeyNode.Birth birth, SecurityDescriptor security) {
    KeyNode child = node(name, numbered(birth), security);
    parent.add(child);
    parent.touch(options.clock().instant());
    announce(parent, KeyChange.NAME);
    return child;
  }

  /** Makes a key that stood in a file, below nothing yet. */
  KeyNode loaded(String name, KeyNode.Birth birth, SecurityDescriptor security, Instant lastWrite) {
    return new KeyNode(numbered(birth), name, pool.acquire(security), lastWrite);
  }

  /** Puts the root of a hive with all below it below a key. */
  void mount(KeyNode parent, KeyNode root) {
    parent.add(root);
    parent.touch(options.clock().instant());
    announce(parent, KeyChange.NAME);
  }

  /** Takes the root of a hive with all below it away. */
  void unmount(KeyNode root) {
    KeyNode parent = root.parent().orElseThrow();
    for (KeyNode node : subtree(root)) {
      pool.release(node.security());
    }
    root.delete();
    parent.touch(options.clock().instant());
    announce(parent, KeyChange.NAME);
  }

  void delete(KeyNode node) {
    KeyNode parent = node.parent().orElseThrow();
    node.delete();
    pool.release(node.security());
    parent.touch(options.clock().instant());
    List<ChangeWatch> watches = List.copyOf(node.watches());
    node.watches().clear();
    watches.forEach(watch -> tell(watch, NtStatus.STATUS_KEY_DELETED));
    announce(parent, KeyChange.NAME);
  }

  void rename(KeyNode node, String newName) {
    KeyNode parent = node.parent().orElseThrow();
    node.rename(newName);
    parent.touch(options.clock().instant());
    announce(parent, KeyChange.NAME);
  }

  void setSecurity(KeyNode node, SecurityDescriptor security) {
    DescriptorPool.Entry old = node.security();
    node.setSecurity(pool.acquire(security));
    pool.release(old);
    if (options.securityTouches()) {
      node.touch(options.clock().instant());
    }
    announce(node, KeyChange.SECURITY);
  }

  void setInformation(KeyNode node, KeySetInformation information) {
    node.setFlags(information.applied(node.flags()));
    if (information instanceof KeySetInformation.WriteTime time) {
      node.touch(time.lastWrite());
    }
    announce(node, KeyChange.ATTRIBUTES);
  }

  void valuesChanged(KeyNode node) {
    node.touch(options.clock().instant());
    announce(node, KeyChange.LAST_SET);
  }

  /** Closes a handle: nobody waits through it any longer. */
  void close(KeyObject object) {
    object.markClosed();
    object.node().hive().ifPresent(MountedHive::closed);
    List<ChangeWatch> watches = object.node().watches();
    for (ChangeWatch watch : List.copyOf(watches)) {
      if (watch.object() == object) {
        watches.remove(watch);
        tell(watch, NtStatus.STATUS_NOTIFY_CLEANUP);
      }
    }
  }

  private void announce(KeyNode changed, KeyChange change) {
    for (Optional<KeyNode> at = Optional.of(changed); at.isPresent(); at = at.get().parent()) {
      List<ChangeWatch> watches = at.get().watches();
      for (ChangeWatch watch : List.copyOf(watches)) {
        boolean near = at.get() == changed || watch.subtree();
        if (near && watch.changes().contains(change)) {
          watches.remove(watch);
          tell(watch, NtStatus.STATUS_NOTIFY_ENUM_DIR);
        }
      }
    }
  }

  private void tell(ChangeWatch watch, NtStatus status) {
    unsaid.add(() -> watch.future().complete(status));
  }

  /** Has something done once the lock is given back. */
  void later(Runnable work) {
    unsaid.add(work);
  }

  /** Returns what those who wait are to be told once the lock is given back. */
  List<Runnable> takeUnsaid() {
    List<Runnable> taken = unsaid;
    unsaid = new ArrayList<>();
    return taken;
  }

  // ---- with any lock held

  /** Returns a key and all below it, no recursion. */
  static List<KeyNode> subtree(KeyNode top) {
    List<KeyNode> all = new ArrayList<>();
    Deque<KeyNode> pending = new ArrayDeque<>(List.of(top));
    while (!pending.isEmpty()) {
      KeyNode node = pending.pop();
      all.add(node);
      for (int i = 0; i < node.subkeyCount(); i++) {
        pending.push(node.subkey(i));
      }
    }
    return all;
  }
}
