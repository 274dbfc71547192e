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
      OpenHandle handle,
      RegNotifyClass pre,
      Class<T> output,
      Details details,
      Function<KeyNode, T> operation) {
    return dispatch(
        new Notification<>(pre, handle.object(), true, details, output, false),
        () -> operation.apply(live(handle)));
  }

  /** Changes a key that is open. */
  void write(
      OpenHandle handle, RegNotifyClass pre, Details details, Function<KeyNode, Void> operation) {
    dispatch(
        new Notification<>(pre, handle.object(), true, details, Void.class, true),
        () -> operation.apply(live(handle)));
  }

  /**
   * Closes a handle. With the last one of an object what callbacks have attached to it goes before
   * they are told of the end.
   */
  void close(OpenHandle handle) {
    if (isDoneByCounting(handle)) {
      return;
    }
    KeyObject object = handle.object();
    Details details = (call, context) -> new RegKeyHandleCloseInformation(object, call, context, 0);
    try {
      dispatch(
          new Notification<>(
              RegNotifyClass.PRE_KEY_HANDLE_CLOSE, object, true, details, Void.class, true),
          () -> {
            requireOpen(handle);
            end(handle);
            tree.later(() -> chain.cleanUp(object));
            return null;
          });
    } finally {
      tree.writing(() -> handle.setClosing(false));
    }
  }

  /**
   * Closes a handle of which there are duplicates; of the last one, says that it is about to go.
   */
  private boolean isDoneByCounting(OpenHandle handle) {
    boolean[] done = new boolean[1];
    tree.writing(
        () -> {
          requireOpen(handle);
          if (handle.isClosing()) {
            throw new RegistryException(NtStatus.STATUS_INVALID_HANDLE, "the handle is closing");
          }
          done[0] = !handle.object().isLastHandle();
          if (done[0]) {
            handle.markClosed();
            handle.object().removeHandle();
          } else {
            handle.setClosing(true);
          }
        });
    return done[0];
  }

  private void end(OpenHandle handle) {
    handle.markClosed();
    tree.close(handle.object());
  }

  /** Closes a handle that nobody has seen. */
  void abandon(OpenHandle handle) {
    tree.writing(() -> end(handle));
    chain.cleanUp(handle.object());
  }

  /** Returns one more handle to the same object. */
  OpenHandle duplicate(OpenHandle handle, AccessMask granted) {
    tree.writing(
        () -> {
          requireOpen(handle);
          if (handle.isClosing()) {
            throw new RegistryException(NtStatus.STATUS_INVALID_HANDLE, "the handle is closing");
          }
          handle.object().addHandle();
        });
    return new OpenHandle(handle.object(), granted);
  }

  /** Has somebody wait for a change. */
  CompletableFuture<NtStatus> watch(OpenHandle handle, Set<KeyChange> changes, boolean subtree) {
    CompletableFuture<NtStatus> future = new CompletableFuture<>();
    ChangeWatch watch = new ChangeWatch(handle.object(), Set.copyOf(changes), subtree, future);
    tree.writing(() -> live(handle).watches().add(watch));
    return future;
  }

  // ---- with the lock held

  private static KeyNode live(OpenHandle handle) {
    requireOpen(handle);
    KeyNode node = handle.object().node();
    if (node.isDeleted()) {
      throw new RegistryException(
          NtStatus.STATUS_KEY_DELETED, "the key " + KeyPaths.shown(node.path()) + " is deleted");
    }
    return node;
  }

  static void requireOpen(OpenHandle handle) {
    if (handle.isClosed()) {
      throw new RegistryException(NtStatus.STATUS_INVALID_HANDLE, "the handle is closed");
    }
  }

  // ---- without

  /** Demands that a handle is open and was granted some rights, before callbacks are asked. */
  void demand(OpenHandle handle, AccessMask needed) {
    tree.reading(
        () -> {
          requireOpen(handle);
          return handle;
        });
    if (!handle.granted().contains(needed)) {
      throw new RegistryException(
          NtStatus.STATUS_ACCESS_DENIED,
          "the handle has %s and needs %s".formatted(handle.granted(), needed));
    }
  }
}
