package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.wfp.Machine.adminToken;
import static org.ntacl.wfp.Machine.filter;
import static org.ntacl.wfp.Machine.key;
import static org.ntacl.wfp.Machine.keysOf;
import static org.ntacl.wfp.Machine.provider;
import static org.ntacl.wfp.Machine.statusOf;
import static org.ntacl.wfp.Machine.subLayer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.SessionInfo;

/** Transactions: isolation, waiting, holding, and sessions that end in them (wfp 5.2). */
class TransactionTest {
  private final Machine machine = new Machine();

  @Test
  void changes_areSeenByTheirSessionOnlyUntilTheCommit() {
    Machine snapshots = new Machine(EngineOptions.DEFAULT.with(EngineReading.READERS_DO_NOT_WAIT));
    EngineHandle other = snapshots.open(adminToken());
    snapshots.admin.begin();
    snapshots.admin.add(provider(1));
    assertThat(keysOf(snapshots.admin, ObjectClass.PROVIDER)).contains(key(1));
    assertThat(keysOf(other, ObjectClass.PROVIDER)).doesNotContain(key(1));
    other.beginReadOnly();
    snapshots.admin.commit();
    assertThat(keysOf(other, ObjectClass.PROVIDER)).doesNotContain(key(1));
    other.commit();
    assertThat(keysOf(other, ObjectClass.PROVIDER)).contains(key(1));
  }

  @Test
  void abort_forgetsEverything_numbersAreNotUsedAgain() {
    machine.admin.begin();
    long first = machine.admin.add(filter(1)).orElseThrow();
    machine.admin.add(provider(1));
    machine.admin.abort();
    assertThat(machine.engine.contents().find(ObjectClass.FILTER, key(1))).isEmpty();
    assertThat(machine.engine.contents().find(ObjectClass.PROVIDER, key(1))).isEmpty();
    assertThat(machine.admin.add(filter(1)).orElseThrow()).isEqualTo(first + 1);
  }

  /** More than the engine keeps aside before it sorts changes in. */
  @Test
  void abort_afterManyChanges_leavesWhatWasThere() {
    for (int i = 1; i <= 100; i++) {
      machine.admin.add(filter(i));
    }
    EngineContents snapshot = machine.engine.contents();
    List<EngineContents.Held> before = snapshot.objects(ObjectClass.FILTER);
    machine.admin.begin();
    for (int i = 1; i <= 100; i += 2) {
      machine.admin.deleteByKey(ObjectClass.FILTER, key(i));
    }
    for (int i = 101; i <= 200; i++) {
      machine.admin.add(filter(i));
    }
    assertThat(keysOf(machine.admin, ObjectClass.FILTER))
        .hasSize(150)
        .contains(key(2), key(200))
        .doesNotContain(key(1));
    assertThat(machine.engine.contents().objects(ObjectClass.FILTER)).isEqualTo(before);
    machine.admin.abort();
    assertThat(machine.engine.contents().objects(ObjectClass.FILTER)).isEqualTo(before);
    machine.admin.add(filter(101));
    machine.admin.deleteByKey(ObjectClass.FILTER, key(1));
    assertThat(keysOf(machine.admin, ObjectClass.FILTER))
        .hasSize(100)
        .contains(key(101))
        .doesNotContain(key(1), key(102));
    assertThat(snapshot.objects(ObjectClass.FILTER)).isEqualTo(before);
    assertThat(snapshot.find(ObjectClass.FILTER, key(101))).isEmpty();
  }

  @Test
  void failingCall_leavesTheTransactionAsItWas() {
    machine.admin.begin();
    machine.admin.add(provider(1));
    assertThat(statusOf(() -> machine.admin.add(provider(1))))
        .isEqualTo(FwpStatus.FWP_E_ALREADY_EXISTS);
    machine.admin.add(provider(2));
    machine.admin.commit();
    assertThat(keysOf(machine.admin, ObjectClass.PROVIDER)).contains(key(1), key(2));
  }

  @Test
  void writer_waitsAsLongAsItsSessionSays() {
    EngineHandle patient =
        machine.engine.open(adminToken(), SessionInfo.builder().txnWaitTimeoutInMSec(2500).build());
    machine.admin.begin();
    long start = machine.clock.millis();
    assertThat(statusOf(patient::begin)).isEqualTo(FwpStatus.FWP_E_TIMEOUT);
    assertThat(machine.clock.millis() - start).isEqualTo(2500);
    machine.admin.commit();
    patient.begin();
  }

  @Test
  void defaultWaits_areTheObservedAndTheDocumentedOne() {
    for (long wait :
        List.of(EngineOptions.OBSERVED_WAIT_MILLIS, EngineOptions.DOCUMENTED_WAIT_MILLIS)) {
      Machine other =
          new Machine(
              EngineOptions.DEFAULT.withDefaultWaitMillis(wait).withHoldMillis(Long.MAX_VALUE));
      other.admin.begin();
      EngineHandle waiting = other.open(adminToken());
      assertThat(statusOf(waiting::begin)).isEqualTo(FwpStatus.FWP_E_TIMEOUT);
      assertThat(other.clock.millis()).isEqualTo(wait);
    }
  }

  @Test
  void writer_whoHoldsForAnHour_losesTheLockToWhoeverWaits() {
    EngineHandle patient =
        machine.engine.open(
            adminToken(), SessionInfo.builder().txnWaitTimeoutInMSec(SessionInfo.INFINITE).build());
    machine.admin.begin();
    machine.admin.add(provider(1));
    patient.begin();
    assertThat(machine.clock.millis()).isEqualTo(EngineOptions.HOLD_MILLIS);
    assertThat(keysOf(patient, ObjectClass.PROVIDER)).doesNotContain(key(1));
    patient.commit();
    assertThat(statusOf(machine.admin::commit)).isEqualTo(FwpStatus.FWP_E_TXN_ABORTED);
    assertThat(statusOf(machine.admin::commit)).isEqualTo(FwpStatus.FWP_E_NO_TXN_IN_PROGRESS);
  }

  @Test
  void abortedTransaction_otherReading_isReportedUntilItIsEnded() {
    Machine sticky = new Machine(EngineOptions.DEFAULT.with(EngineReading.ABORTED_UNTIL_ENDED));
    sticky.admin.begin();
    sticky.clock.pass(EngineOptions.HOLD_MILLIS);
    for (int i = 0; i < 3; i++) {
      assertThat(statusOf(() -> sticky.admin.add(provider(1))))
          .isEqualTo(FwpStatus.FWP_E_TXN_ABORTED);
    }
    sticky.admin.abort();
    sticky.admin.add(provider(1));
  }

  @Test
  void singleCalls_areNeverAborted() {
    machine.admin.beginReadOnly();
    machine.clock.pass(EngineOptions.HOLD_MILLIS - 1);
    assertThat(statusOf(machine.admin::commit)).isEqualTo(FwpStatus.ERROR_SUCCESS);
    EngineHandle driver = machine.engine.openInKernel(adminToken(), Machine.session());
    driver.begin();
    machine.clock.pass(100 * EngineOptions.HOLD_MILLIS);
    driver.commit();
  }

  @Test
  void implicitTransactions_otherReading_needTheRightToBeginOne() {
    Machine strict =
        new Machine(EngineOptions.DEFAULT.with(EngineReading.IMPLICIT_TRANSACTIONS_NEED_RIGHTS));
    EngineHandle user = strict.open(Machine.userToken(1105).build());
    assertThat(statusOf(() -> user.require(ServiceCall.CLASSIFY)))
        .isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
    assertThat(statusOf(() -> strict.admin.require(ServiceCall.CLASSIFY)))
        .isEqualTo(FwpStatus.ERROR_SUCCESS);
  }

  // ---- the end of sessions

  @Test
  void close_abortsTheTransaction() {
    machine.admin.begin();
    machine.admin.add(provider(1));
    machine.admin.close();
    EngineHandle next = machine.open(adminToken());
    assertThat(keysOf(next, ObjectClass.PROVIDER)).doesNotContain(key(1));
    next.begin();
  }

  @Test
  void close_ofADynamicSession_removesAllItAdded() {
    EngineHandle dynamic = machine.openDynamic(adminToken());
    dynamic.add(provider(1));
    dynamic.add(subLayer(1).toBuilder().providerKey(key(1)).build());
    dynamic.add(filter(1).toBuilder().providerKey(key(1)).subLayerKey(key(1)).build());
    dynamic.close();
    EngineContents left = machine.engine.contents();
    for (ObjectClass kind : ObjectClass.values()) {
      if (kind.hasObjectSecurity()) {
        assertThat(left.objects(kind)).noneMatch(held -> held.lifetime() == Lifetime.DYNAMIC);
      }
    }
  }

  @Test
  void close_whileAnotherWrites_takesEffectWhenThatEnds() {
    EngineHandle dynamic = machine.openDynamic(adminToken());
    dynamic.add(provider(1));
    machine.admin.begin();
    machine.admin.add(provider(2));
    dynamic.close();
    assertThat(keysOf(machine.admin, ObjectClass.PROVIDER)).contains(key(1), key(2));
    machine.admin.commit();
    assertThat(keysOf(machine.admin, ObjectClass.PROVIDER)).contains(key(2)).doesNotContain(key(1));
  }

  @Test
  void abortedSession_canOnlyBeClosed() {
    machine.admin.begin();
    machine.admin.add(provider(1));
    assertThat(machine.engine.abortSession(machine.admin.session().sessionKey())).isTrue();
    assertThat(statusOf(machine.admin::commit)).isEqualTo(FwpStatus.FWP_E_SESSION_ABORTED);
    EngineHandle next = machine.open(adminToken());
    next.add(provider(1));
    machine.admin.close();
    assertThat(statusOf(machine.admin::commit)).isEqualTo(FwpStatus.ERROR_INVALID_HANDLE);
    assertThat(machine.engine.abortSession(machine.admin.session().sessionKey())).isFalse();
  }

  // ---- threads

  @Test
  void writers_takeTurns_firstComeFirstServed() throws InterruptedException {
    FilterEngine engine = FilterEngine.create(EngineOptions.DEFAULT);
    EngineHandle holder = engine.open(adminToken(), Machine.session());
    holder.begin();
    List<Integer> served = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      EngineHandle session = engine.open(adminToken(), Machine.session());
      Thread thread =
          new Thread(
              () -> {
                session.begin();
                served.add(number);
                session.commit();
              });
      thread.start();
      threads.add(thread);
      awaitWaiting(thread);
    }
    holder.commit();
    for (Thread thread : threads) {
      thread.join(10_000);
    }
    assertThat(served).containsExactly(0, 1, 2);
  }

  @Test
  void interruptedWaiter_isCancelledAndLeavesTheQueue() throws InterruptedException {
    FilterEngine engine = FilterEngine.create(EngineOptions.DEFAULT);
    EngineHandle holder = engine.open(adminToken(), Machine.session());
    holder.begin();
    EngineHandle waiting = engine.open(adminToken(), Machine.session());
    CountDownLatch cancelled = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              if (statusOf(waiting::begin) == FwpStatus.RPC_E_CALL_CANCELED
                  && Thread.currentThread().isInterrupted()) {
                cancelled.countDown();
              }
            });
    thread.start();
    awaitWaiting(thread);
    thread.interrupt();
    assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    holder.commit();
    waiting.begin();
  }

  @Test
  void realClock_endsWaits() {
    FilterEngine engine = FilterEngine.create(EngineOptions.DEFAULT);
    EngineHandle holder = engine.open(adminToken(), Machine.session());
    holder.begin();
    EngineHandle waiting =
        engine.open(adminToken(), SessionInfo.builder().txnWaitTimeoutInMSec(30).build());
    assertThat(statusOf(waiting::begin)).isEqualTo(FwpStatus.FWP_E_TIMEOUT);
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
  }
}
