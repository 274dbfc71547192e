package org.ntacl.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.NtStatus;

/** A callback that is registered, what runs in it, and what it has attached to objects. */
final class Registration {
  private final CallbackCookie cookie;
  private final Routine routine;
  private final Map<KeyObject, List<Object>> contexts = new HashMap<>();
  private final Map<KeyObject, Object> current = new HashMap<>();

  private int running;
  private boolean isGone;

  /** The callback with its context. */
  @FunctionalInterface
  interface Routine {
    CallbackReply notify(RegNotifyClass notifyClass, RegInformation information);
  }

  Registration(CallbackCookie cookie, Routine routine) {
    this.cookie = cookie;
    this.routine = routine;
  }

  CallbackCookie cookie() {
    return cookie;
  }

  Altitude altitude() {
    return cookie.altitude();
  }

  Routine routine() {
    return routine;
  }

  /** Begins an operation that this callback is told about, unless it is gone. */
  synchronized boolean enter() {
    if (isGone) {
      return false;
    }
    running++;
    return true;
  }

  synchronized void exit() {
    running--;
    notifyAll();
  }

  synchronized void leave() {
    isGone = true;
  }

  /** Waits until no operation runs that this callback was told about. */
  synchronized void awaitQuiet() {
    boolean interrupted = false;
    while (running > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- contexts of objects

  synchronized Optional<Object> context(KeyObject object) {
    return Optional.ofNullable(current.get(object));
  }

  /** Attaches something; what was attached before stays until the object goes (registry 2.6). */
  synchronized Optional<Object> attach(KeyObject object, Object context) {
    if (isGone) {
      throw new RegistryException(
          NtStatus.STATUS_INVALID_PARAMETER, "the callback is not registered any longer");
    }
    contexts.computeIfAbsent(object, key -> new ArrayList<>()).add(context);
    return Optional.ofNullable(current.put(object, context));
  }

  /** Takes away all that was ever attached to an object, oldest first. */
  synchronized List<Object> detach(KeyObject object) {
    current.remove(object);
    List<Object> all = contexts.remove(object);
    return all == null ? List.of() : all;
  }

  /** Returns the objects that something is attached to. */
  synchronized List<KeyObject> attached() {
    return List.copyOf(contexts.keySet());
  }
}
