package org.ntacl.registry;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;

/** The tree, its callbacks and how operations run between them. Thread-safe. */
final class KeyOperations {
  private final KeyTree tree;
  private final KeyAccess access;
  private final CallbackChain chain;
  private final boolean postFromBelow;

  KeyOperations(KeyTree tree, KeyAccess access, CallbackChain chain, boolean postFromBelow) {
    this.tree = tree;
    this.access = access;
    this.chain = chain;
    this.postFromBelow = postFromBelow;
  }

  /** Makes what a callback is told, out of the contexts of the call and of the object. */
  interface Details extends BiFunction<Optional<Object>, Optional<Object>, RegInformation> {}

  KeyTree tree() {
    return tree;
  }

  KeyAccess access() {
    return access;
  }

  <T> T dispatch(Notification<T> notification, Supplier<T> operation) {
    return new Dispatch<>(chain, tree, postFromBelow, notification).run(operation);
  }

  /** Reads something of a key that is open. */
  <T> T read(
      KeyObject object,
      RegNotifyClass pre,
      Class<T> output,
      Details details,
      Function<KeyNode, T> operation) {
    return dispatch(
        new Notification<>(pre, object, true, details, output, false),
        () -> operation.apply(live(object)));
  }

  /** Changes a key that is open. */
  void write(
      KeyObject object, RegNotifyClass pre, Details details, Function<KeyNode, Void> operation) {
    dispatch(
        new Notification<>(pre, object, true, details, Void.class, true),
        () -> operation.apply(live(object)));
  }

  /** Closes a handle; what callbacks have attached to it goes before they are told of the end. */
  void close(KeyObject object) {
    Details details = (call, context) -> new RegKeyHandleCloseInformation(object, call, context, 0);
    dispatch(
        new Notification<>(
            RegNotifyClass.PRE_KEY_HANDLE_CLOSE, object, true, details, Void.class, true),
        () -> {
          requireOpen(object);
          tree.close(object);
          tree.later(() -> chain.cleanUp(object));
          return null;
        });
  }

  /** Closes a handle that nobody has seen. */
  void abandon(KeyObject object) {
    tree.writing(() -> tree.close(object));
    chain.cleanUp(object);
  }

  /** Has somebody wait for a change. */
  CompletableFuture<NtStatus> watch(KeyObject object, Set<KeyChange> changes, boolean subtree) {
    CompletableFuture<NtStatus> future = new CompletableFuture<>();
    ChangeWatch watch = new ChangeWatch(object, Set.copyOf(changes), subtree, future);
    tree.writing(() -> live(object).watches().add(watch));
    return future;
  }

  // ---- with the lock held

  private static KeyNode live(KeyObject object) {
    requireOpen(object);
    if (object.node().isDeleted()) {
      throw new RegistryException(
          NtStatus.STATUS_KEY_DELETED,
          "the key " + KeyPaths.shown(object.node().path()) + " is deleted");
    }
    return object.node();
  }

  static void requireOpen(KeyObject object) {
    if (object.isClosed()) {
      throw new RegistryException(NtStatus.STATUS_INVALID_HANDLE, "the handle is closed");
    }
  }

  // ---- without

  /** Demands that a handle is open and was granted some rights, before callbacks are asked. */
  void demand(KeyObject object, AccessMask needed) {
    tree.reading(
        () -> {
          requireOpen(object);
          return object;
        });
    if (!object.granted().contains(needed)) {
      throw new RegistryException(
          NtStatus.STATUS_ACCESS_DENIED,
          "the handle has %s and needs %s".formatted(object.granted(), needed));
    }
  }
}
