package org.ntacl.registry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ntacl.NtStatus;

/**
 * The callbacks that are registered, highest altitude first. The list changes only while its
 * changer holds the writer's lock of the tree, so that an operation that looks at it under a lock
 * knows whether somebody has come who should have been told.
 */
final class CallbackChain {
  private final KeyTree tree;

  @SuppressWarnings("ThreadLocalUsage") // each registry has threads of its own kind in it
  private final ThreadLocal<Deque<Registration>> callers = ThreadLocal.withInitial(ArrayDeque::new);

  @SuppressWarnings("ThreadLocalUsage") // as above
  private final ThreadLocal<Deque<Registration>> entered = ThreadLocal.withInitial(ArrayDeque::new);

  private volatile List<Registration> registrations = List.of();

  CallbackChain(KeyTree tree) {
    this.tree = tree;
  }

  List<Registration> registrations() {
    return registrations;
  }

  /** Returns those that are to see what this thread does now: those below the one it is in. */
  List<Registration> listening() {
    List<Registration> all = registrations;
    Registration caller = callers.get().peek();
    if (caller == null) {
      return all;
    }
    // registry 2.4: neither the callback itself nor higher ones see what a callback does
    return all.stream().filter(r -> r.altitude().compareTo(caller.altitude()) < 0).toList();
  }

  void add(Registration added) {
    change(
        list -> {
          for (Registration registration : list) {
            if (registration.altitude().equals(added.altitude())) {
              throw new RegistryException(
                  NtStatus.STATUS_FLT_INSTANCE_ALTITUDE_COLLISION,
                  "altitude " + added.altitude() + " is taken");
            }
          }
          list.add(added);
          list.sort((a, b) -> b.altitude().compareTo(a.altitude()));
        });
  }

  /** Takes a callback out, waits for what runs and tells it of all it has attached. */
  void remove(CallbackCookie cookie) {
    Registration found = find(cookie);
    if (callers.get().contains(found) || entered.get().contains(found)) {
      throw new IllegalStateException(
          "a callback cannot be unregistered by an operation that it takes part in");
    }
    change(
        list -> {
          if (!list.remove(found)) {
            throw unknown();
          }
          found.leave();
        });
    found.awaitQuiet();
    found.attached().forEach(object -> cleanUp(found, object));
  }

  private void change(Consumer<List<Registration>> change) {
    tree.lock().writeLock().lock();
    try {
      List<Registration> list = new ArrayList<>(registrations);
      change.accept(list);
      registrations = List.copyOf(list);
    } finally {
      tree.lock().writeLock().unlock();
    }
  }

  Registration find(CallbackCookie cookie) {
    for (Registration registration : registrations) {
      if (registration.cookie() == cookie) {
        return registration;
      }
    }
    throw unknown();
  }

  private static RegistryException unknown() {
    return new RegistryException(
        NtStatus.STATUS_INVALID_PARAMETER, "no callback is registered by this cookie");
  }

  /** Begins an operation with a callback; each success needs one {@link #exit}. */
  boolean enter(Registration registration) {
    if (!registration.enter()) {
      return false;
    }
    entered.get().push(registration);
    return true;
  }

  void exit(Registration registration) {
    entered.get().removeFirstOccurrence(registration);
    registration.exit();
  }

  /** Calls a callback. */
  CallbackReply call(
      Registration registration, RegNotifyClass notifyClass, RegInformation information) {
    callers.get().push(registration);
    try {
      return registration.routine().notify(notifyClass, information);
    } finally {
      callers.get().pop();
    }
  }

  /** Attaches something to an object that has not gone. */
  Optional<Object> attach(Registration registration, KeyObject object, Object context) {
    return tree.reading(
        () -> {
          if (object.isClosed()) {
            throw new RegistryException(NtStatus.STATUS_INVALID_PARAMETER, "the handle is closed");
          }
          return registration.attach(object, context);
        });
  }

  /** Tells every callback of what it has attached to an object that goes. */
  void cleanUp(KeyObject object) {
    for (Registration registration : registrations) {
      // whoever unregisters a callback waits for this, or does it himself
      if (enter(registration)) {
        try {
          cleanUp(registration, object);
        } finally {
          exit(registration);
        }
      }
    }
  }

  private void cleanUp(Registration registration, KeyObject object) {
    for (Object context : registration.detach(object)) {
      call(
          registration,
          RegNotifyClass.CALLBACK_OBJECT_CONTEXT_CLEANUP,
          new RegCallbackContextCleanupInformation(object, Optional.of(context), 0));
    }
  }
}
