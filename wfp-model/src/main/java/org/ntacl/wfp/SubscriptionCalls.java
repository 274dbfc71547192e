package org.ntacl.wfp;

import java.util.List;
import java.util.Optional;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.ObjectChange;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Subscription;

/** Subscriptions to changes. */
final class SubscriptionCalls {
  private SubscriptionCalls() {}

  private static ObjectClass requireChanging(ObjectClass kind) {
    if (!kind.hasChangeSubscription()) {
      throw new IllegalArgumentException("such objects do not come and go: " + kind);
    }
    return kind;
  }

  private static SecurityTarget container(ObjectClass kind) {
    return new SecurityTarget(kind, Optional.empty());
  }

  /** FwpmXSubscribeChanges0. */
  static final class Subscribe extends Call<ChangeSubscription> {
    private final Subscription wanted;
    private final EngineListener<ObjectChange> listener;
    private final EngineCore core;

    Subscribe(Subscription wanted, EngineListener<ObjectChange> listener, EngineCore core) {
      super(TransactionRule.READS_ALONE);
      requireChanging(wanted.target());
      this.wanted = wanted;
      this.listener = listener;
      this.core = core;
    }

    @Override
    void structure(Caller caller) {
      Structures.require(core.options().structures().check(wanted));
    }

    @Override
    void context(Policy policy) {
      wanted
          .template()
          .ifPresent(
              given -> Structures.requireFitting(given, policy, core.options().structures()));
    }

    @Override
    void access(Caller caller, Policy policy) {
      AccessGate.demand(
          caller,
          policy.container(wanted.target()),
          WfpRights.SUBSCRIBE,
          container(wanted.target()));
    }

    @Override
    ChangeSubscription run(Work work) {
      ChangeSubscription subscription =
          new ChangeSubscription(
              work.caller(),
              wanted.toBuilder().sessionKey(work.caller().info().sessionKey()).build(),
              new Delivery<>(
                  listener, core.options().executor(), core.options().notificationLimit()));
      core.subscriptions().add(subscription);
      return subscription;
    }
  }

  /** FwpmXUnsubscribeChanges0, but for waiting until a callback has ended. */
  static final class Unsubscribe extends Call<Void> {
    private final ChangeSubscription subscription;
    private final EngineCore core;

    private final long caller;

    Unsubscribe(ChangeSubscription subscription, long caller, EngineCore core) {
      super(TransactionRule.READS_ALONE);
      this.subscription = subscription;
      this.caller = caller;
      this.core = core;
    }

    @Override
    void arguments() {
      if (subscription.session() != caller || !core.subscriptions().contains(subscription)) {
        throw refused(FwpStatus.ERROR_INVALID_HANDLE, "no subscription of the session");
      }
    }

    @Override
    Void run(Work work) {
      core.subscriptions().remove(subscription);
      return null;
    }
  }

  /** FwpmXSubscriptionsGet0. */
  static final class All extends Call<List<Subscription>> {
    private final ObjectClass kind;
    private final EngineCore core;

    All(ObjectClass kind, EngineCore core) {
      super(TransactionRule.READS);
      this.kind = requireChanging(kind);
      this.core = core;
    }

    @Override
    void access(Caller caller, Policy policy) {
      AccessGate.demand(caller, policy.container(kind), WfpRights.READ, container(kind));
    }

    @Override
    List<Subscription> run(Work work) {
      return core.subscriptions().stream()
          .map(ChangeSubscription::subscription)
          .filter(subscription -> subscription.target() == kind)
          .toList();
    }
  }
}
