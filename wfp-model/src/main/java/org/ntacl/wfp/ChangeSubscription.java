package org.ntacl.wfp;

import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.ChangeType;
import org.ntacl.wfp.model.ObjectChange;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.SubscriptionFlag;
import org.ntacl.wfp.model.WfpObject;

/**
 * The handle of a subscription to changes. What it is told is committed already, was changed by
 * another session, fits the template and can be read by the subscriber. Thread-safe.
 */
public final class ChangeSubscription {
  private final Caller caller;
  private final Subscription subscription;
  private final Delivery<ObjectChange> delivery;

  ChangeSubscription(Caller caller, Subscription subscription, Delivery<ObjectChange> delivery) {
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

  Delivery<ObjectChange> delivery() {
    return delivery;
  }

  /** Takes a change in, and tells whether it is one to be told of. */
  boolean offer(PendingChange change) {
    WfpObject object = change.entry().object();
    SubscriptionFlag flag =
        change.type() == ChangeType.ADD
            ? SubscriptionFlag.NOTIFY_ON_ADD
            : SubscriptionFlag.NOTIFY_ON_DELETE;
    boolean wanted =
        object.objectClass() == subscription.target()
            && subscription.flags().contains(flag)
            && subscription
                .template()
                .filter(template -> !Templates.matches(template, object))
                .isEmpty()
            && AccessGate.isGranted(caller, change.entry().security(), WfpRights.READ);
    if (wanted) {
      delivery.offer(ObjectChange.of(change.type(), object));
    }
    return wanted;
  }
}
