package org.ntacl.wfp;

import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.Subscription;

/**
 * The handle of a subscription to what the engine notes. What it is told fits the template, and its
 * session may read what has the descriptor of the kind at that moment. Thread-safe.
 *
 * @param <T> what it is told of
 */
public final class EventSubscription<T> {
  private final Caller caller;
  private final Subscription subscription;
  private final Delivery<T> delivery;

  EventSubscription(Caller caller, Subscription subscription, Delivery<T> delivery) {
    this.caller = caller;
    this.subscription = subscription;
    this.delivery = delivery;
  }

  /** Returns what was subscribed to, with the key of the session. */
  public Subscription subscription() {
    return subscription;
  }

  long session() {
    return caller.number();
  }

  Delivery<T> delivery() {
    return delivery;
  }

  /** Tells whether the session may read what it is told of. */
  boolean mayRead(Policy policy) {
    return AccessGate.isGranted(caller, policy.container(subscription.target()), WfpRights.READ);
  }
}
