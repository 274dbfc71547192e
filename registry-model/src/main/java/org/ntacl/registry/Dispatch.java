package org.ntacl.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.ntacl.NtStatus;

/**
 * One operation between its callbacks: those that let it pass are told about its end exactly once,
 * the others never (registry 2.5). Used by one thread.
 *
 * <p>The operation itself runs under the lock of the tree, callbacks run without. A callback that
 * is registered in between is asked before the operation runs, so that whoever has registered one
 * can rely on it.
 *
 * @param <T> what the operation returns
 */
final class Dispatch<T> {
  private final CallbackChain chain;
  private final KeyTree tree;
  private final boolean postFromBelow;
  private final Notification<T> notification;
  private final List<Registration> asked = new ArrayList<>();
  private final List<Passed> passed = new ArrayList<>();

  private boolean isDecided;
  private RegistryException failure;
  private T output;

  /** A callback that let the operation pass. */
  private record Passed(Registration registration, Optional<Object> callContext) {}

  Dispatch(CallbackChain chain, KeyTree tree, boolean postFromBelow, Notification<T> notification) {
    this.chain = chain;
    this.tree = tree;
    this.postFromBelow = postFromBelow;
    this.notification = notification;
  }

  /**
   * Runs.
   *
   * @param operation the work under the lock; changes nothing when it throws
   * @return what the caller gets; null for an operation that returns nothing
   */
  T run(Supplier<T> operation) {
    try {
      while (!isDecided) {
        List<Registration> seen = chain.registrations();
        askAll();
        if (!isDecided) {
          isDecided = work(seen, operation);
        }
      }
      passed.sort((a, b) -> b.registration.altitude().compareTo(a.registration.altitude()));
      if (postFromBelow) {
        Collections.reverse(passed);
      }
      passed.forEach(this::tellEnd);
    } finally {
      passed.forEach(each -> chain.exit(each.registration));
    }
    if (failure != null) {
      throw failure;
    }
    return output;
  }

  // ---- before

  private void askAll() {
    for (Registration registration : chain.listening()) {
      if (isDecided) {
        return;
      }
      if (!asked.contains(registration) && chain.enter(registration)) {
        asked.add(registration);
        ask(registration);
      }
    }
  }

  private void ask(Registration registration) {
    boolean passes = false;
    try {
      CallbackReply reply =
          chain.call(
              registration,
              notification.pre(),
              notification.information().apply(Optional.empty(), context(registration)));
      // registry 2.5: nobody can stop a handle from being closed
      passes =
          reply.status().isSuccess() || notification.pre() == RegNotifyClass.PRE_KEY_HANDLE_CLOSE;
      if (passes) {
        passed.add(new Passed(registration, reply.callContext()));
      } else {
        decide(registration, reply);
      }
    } finally {
      if (!passes) {
        chain.exit(registration);
      }
    }
  }

  private void decide(Registration registration, CallbackReply reply) {
    isDecided = true;
    if (reply.isBypass()) {
      output = outputOf(registration, reply);
    } else {
      failure = new RegistryException(reply.status(), "refused by the " + registration.cookie());
    }
  }

  private T outputOf(Registration registration, CallbackReply reply) {
    if (notification.output() == Void.class) {
      return null;
    }
    return reply
        .output()
        .map(notification.output()::cast)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the %s gives nothing to return for %s"
                        .formatted(registration.cookie(), notification.pre().windowsName())));
  }

  private Optional<Object> context(Registration registration) {
    return registration.context(notification.object());
  }

  // ---- the operation

  private boolean work(List<Registration> seen, Supplier<T> operation) {
    Lock lock = notification.writes() ? tree.lock().writeLock() : tree.lock().readLock();
    List<Runnable> unsaid = List.of();
    lock.lock();
    try {
      if (chain.registrations() != seen) {
        return false;
      }
      output = operation.get();
      unsaid = notification.writes() ? tree.takeUnsaid() : List.of();
    } catch (RegistryException e) {
      failure = e;
    } finally {
      lock.unlock();
    }
    unsaid.forEach(Runnable::run);
    return true;
  }

  // ---- after

  private void tellEnd(Passed told) {
    Registration registration = told.registration;
    Optional<Object> context = objectOfEnd().flatMap(registration::context);
    RegInformation pre = notification.information().apply(told.callContext, context(registration));
    CallbackReply reply =
        chain.call(
            registration,
            notification.pre().post().orElseThrow(),
            new RegPostOperationInformation(
                objectOfEnd(),
                failure == null ? NtStatus.STATUS_SUCCESS : failure.status(),
                pre,
                Optional.ofNullable(output),
                told.callContext,
                context,
                0));
    if (notification.pre() == RegNotifyClass.PRE_KEY_HANDLE_CLOSE) {
      return;
    }
    if (reply.isBypass()) {
      override(registration, reply);
    } else if (reply.status().isSuccess() && failure == null && reply.output().isPresent()) {
      output = outputOf(registration, reply);
    }
  }

  private void override(Registration registration, CallbackReply reply) {
    if (!reply.returnStatus().isSuccess()) {
      abandon();
      failure =
          new RegistryException(reply.returnStatus(), "refused by the " + registration.cookie());
      output = null;
      return;
    }
    if (output == null || reply.output().isPresent()) {
      output = outputOf(registration, reply);
    }
    failure = null;
  }

  /** A handle that the caller will never see is closed. */
  private void abandon() {
    if (output instanceof KeyHandle handle) {
      handle.abandon();
    }
  }

  private Optional<KeyObject> objectOfEnd() {
    if (notification.contextObject()) {
      return Optional.of(notification.object());
    }
    return output instanceof KeyHandle handle ? Optional.of(handle.object()) : Optional.empty();
  }
}
