package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.wfp.Machine.adminToken;
import static org.ntacl.wfp.Machine.filter;
import static org.ntacl.wfp.Machine.key;
import static org.ntacl.wfp.Machine.provider;
import static org.ntacl.wfp.Machine.subLayer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.ChangeType;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.Flags;
import org.ntacl.wfp.model.ObjectChange;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.SubscriptionFlag;

/** What subscribers are told, and the security log (wfp 5.5, 5.6). */
class SubscriptionTest {
  private final Machine machine = new Machine();
  private final EngineHandle watcher = machine.open(adminToken());
  private final List<ObjectChange> seen = new ArrayList<>();

  private static Subscription both(ObjectClass kind) {
    return Subscription.builder(kind)
        .flags(Flags.of(SubscriptionFlag.NOTIFY_ON_ADD, SubscriptionFlag.NOTIFY_ON_DELETE))
        .build();
  }

  @Test
  void subscriber_isToldAfterTheCommit_inOrder() {
    watcher.subscribe(both(ObjectClass.PROVIDER), seen::add);
    machine.admin.begin();
    machine.admin.add(provider(1));
    machine.admin.deleteByKey(ObjectClass.PROVIDER, key(1));
    machine.admin.add(provider(2));
    assertThat(seen).isEmpty();
    machine.admin.commit();
    assertThat(seen)
        .containsExactly(
            ObjectChange.of(ChangeType.ADD, provider(1)),
            ObjectChange.of(ChangeType.DELETE, provider(1)),
            ObjectChange.of(ChangeType.ADD, provider(2)));
  }

  @Test
  void subscriber_isNotToldOfItsOwnChanges_norOfAbortedOnes_norOfSecurity() {
    watcher.subscribe(both(ObjectClass.PROVIDER), seen::add);
    watcher.add(provider(1));
    machine.admin.begin();
    machine.admin.add(provider(2));
    machine.admin.abort();
    machine.admin.setSecurityInfoByKey(
        ObjectClass.PROVIDER, key(1), Machine.DACL, Machine.dacl("(A;;GA;;;WD)"));
    assertThat(seen).isEmpty();
  }

  @Test
  void subscriber_isToldOfWhatItAskedFor() {
    watcher.subscribe(
        both(ObjectClass.SUBLAYER).toBuilder()
            .flags(Flags.of(SubscriptionFlag.NOTIFY_ON_DELETE))
            .template(new EnumTemplate.SubLayers(Optional.of(key(7))))
            .build(),
        seen::add);
    machine.admin.add(provider(7));
    machine.admin.add(subLayer(1));
    machine.admin.add(subLayer(2).toBuilder().providerKey(key(7)).build());
    machine.admin.deleteByKey(ObjectClass.SUBLAYER, key(1));
    machine.admin.deleteByKey(ObjectClass.SUBLAYER, key(2));
    assertThat(seen).extracting(ObjectChange::key).containsExactly(key(2));
  }

  @Test
  void subscriber_withoutREAD_isNotTold() {
    machine.admin.setSecurityInfo(
        ObjectClass.PROVIDER,
        Machine.DACL,
        Machine.dacl("(A;OICI;GA;;;BA)(A;;" + WfpRights.SUBSCRIBE + ";;;WD)"));
    EngineHandle user = machine.open(Machine.userToken(1105).build());
    user.subscribe(both(ObjectClass.PROVIDER), seen::add);
    machine.admin.add(provider(1));
    machine.admin.add(provider(2), Machine.dacl("(A;;" + WfpRights.READ + ";;;WD)"));
    assertThat(seen).extracting(ObjectChange::key).containsExactly(key(2));
  }

  @Test
  void endOfADynamicSession_isToldInReverseOrder() {
    EngineHandle dynamic = machine.openDynamic(adminToken());
    watcher.subscribe(both(ObjectClass.PROVIDER), seen::add);
    watcher.subscribe(both(ObjectClass.FILTER), seen::add);
    dynamic.add(provider(1));
    long id = dynamic.add(filter(1).toBuilder().providerKey(key(1)).build()).orElseThrow();
    seen.clear();
    dynamic.close();
    assertThat(seen)
        .extracting(ObjectChange::target)
        .containsExactly(ObjectClass.FILTER, ObjectClass.PROVIDER);
    assertThat(seen.get(0).id()).hasValue(id);
    assertThat(seen.get(1).id()).isEmpty();
  }

  @Test
  void endOfTheSubscribersSession_endsTheSubscription() {
    watcher.subscribe(both(ObjectClass.PROVIDER), seen::add);
    assertThat(machine.admin.subscriptions(ObjectClass.PROVIDER))
        .extracting(Subscription::sessionKey)
        .containsExactly(watcher.session().sessionKey());
    watcher.close();
    machine.admin.add(provider(1));
    assertThat(seen).isEmpty();
    assertThat(machine.admin.subscriptions(ObjectClass.PROVIDER)).isEmpty();
  }

  @Test
  void slowSubscriber_losesNotificationsAndIsToldSo() {
    Deque<Runnable> later = new ArrayDeque<>();
    Machine slow =
        new Machine(EngineOptions.DEFAULT.withExecutor(later::add).withNotificationLimit(2));
    List<Long> dropped = new ArrayList<>();
    slow.open(adminToken())
        .subscribe(
            both(ObjectClass.PROVIDER),
            new EngineListener<ObjectChange>() {
              @Override
              public void happened(ObjectChange change) {
                seen.add(change);
              }

              @Override
              public void dropped(long count) {
                dropped.add(count);
              }
            });
    for (int i = 1; i <= 5; i++) {
      slow.admin.add(provider(i));
    }
    assertThat(seen).isEmpty();
    assertThat(later).hasSize(1);
    later.remove().run();
    assertThat(seen).extracting(ObjectChange::key).containsExactly(key(1), key(2));
    assertThat(dropped).containsExactly(3L);
    slow.admin.add(provider(6));
    later.remove().run();
    assertThat(seen).hasSize(3);
  }

  @Test
  void executorThatRefuses_onlyDelays() {
    AtomicBoolean refusing = new AtomicBoolean(true);
    Machine busy =
        new Machine(
            EngineOptions.DEFAULT.withExecutor(
                work -> {
                  if (refusing.get()) {
                    throw new RejectedExecutionException("busy");
                  }
                  work.run();
                }));
    busy.open(adminToken()).subscribe(both(ObjectClass.PROVIDER), seen::add);
    busy.admin.add(provider(1));
    refusing.set(false);
    busy.admin.add(provider(2));
    assertThat(seen).extracting(ObjectChange::key).containsExactly(key(1), key(2));
  }

  @Test
  void callback_mayCallTheEngine_andEndItsSubscription() {
    List<ChangeSubscription> own = new ArrayList<>();
    own.add(
        watcher.subscribe(
            both(ObjectClass.PROVIDER),
            change -> {
              seen.add(change);
              watcher.getByKey(ObjectClass.PROVIDER, change.key());
              watcher.unsubscribe(own.get(0));
            }));
    machine.admin.add(provider(1));
    machine.admin.add(provider(2));
    assertThat(seen).extracting(ObjectChange::key).containsExactly(key(1));
  }

  @Test
  void callbackThatThrows_disturbsNobody() {
    List<Throwable> uncaught = new ArrayList<>();
    Thread thread = Thread.currentThread();
    Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler((where, fault) -> uncaught.add(fault));
    try {
      watcher.subscribe(
          both(ObjectClass.PROVIDER),
          change -> {
            throw new IllegalStateException("a faulty subscriber");
          });
      watcher.subscribe(both(ObjectClass.PROVIDER), seen::add);
      machine.admin.add(provider(1));
    } finally {
      thread.setUncaughtExceptionHandler(before);
    }
    assertThat(uncaught).hasSize(1);
    assertThat(seen).hasSize(1);
  }

  @Test
  void unsubscribe_waitsForARunningCallback() throws InterruptedException {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Machine parallel = new Machine(EngineOptions.DEFAULT.withExecutor(executor));
      EngineHandle session = parallel.open(adminToken());
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      AtomicBoolean ended = new AtomicBoolean();
      ChangeSubscription subscription =
          session.subscribe(
              both(ObjectClass.PROVIDER),
              change -> {
                inside.countDown();
                awaitQuietly(goOn);
                ended.set(true);
              });
      parallel.admin.add(provider(1));
      assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
      Thread releasing =
          new Thread(
              () -> {
                awaitQuietly(new CountDownLatch(1), 50);
                goOn.countDown();
              });
      releasing.start();
      session.unsubscribe(subscription);
      assertThat(ended).isTrue();
      releasing.join();
    } finally {
      executor.shutdown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    awaitQuietly(latch, 10_000);
  }

  private static void awaitQuietly(CountDownLatch latch, long millis) {
    try {
      if (latch.await(millis, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void audit_hasTheNumbersOfTheSecurityLog() {
    List<AuditEvent> log = new ArrayList<>();
    machine.engine.audit(log::add);
    machine.admin.add(provider(1));
    machine.admin.add(Stage.persistent(provider(2)));
    machine.admin.add(Stage.bootTime(1));
    machine.admin.add(Machine.callout(1));
    machine.admin.add(Machine.context(1));
    machine.admin.add(subLayer(1));
    machine.admin.deleteByKey(ObjectClass.PROVIDER, key(2));
    assertThat(log)
        .extracting(AuditEvent::id)
        .containsExactly(5448, 5442, 5441, 5446, 5449, 5450, 5448);
    assertThat(log.get(6).added()).isFalse();
    assertThat(log.get(0).name()).isEqualTo("provider");
  }
}
