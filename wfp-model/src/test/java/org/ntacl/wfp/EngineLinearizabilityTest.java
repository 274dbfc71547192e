package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.wfp.Machine.adminToken;
import static org.ntacl.wfp.Machine.key;
import static org.ntacl.wfp.Machine.subLayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.testing.CallHistory;
import org.ntacl.testing.CallHistory.Call;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.WfpException;

/**
 * Four sessions in four threads add, delete, secure and list sublayers, in transactions and
 * outside; each recorded history must be one that some order of the calls explains: writers take
 * turns, and readers see what was committed and nothing else.
 */
class EngineLinearizabilityTest {
  private static final int THREADS = 4;
  private static final int CALLS = 7;
  private static final int ROUNDS = 1200;
  private static final long SEED = 20260108;
  private static final SecurityInformation DACL = SecurityInformation.of(SecurityInformation.DACL);

  @Test
  void histories_ofFourSessions_haveAnOrder() throws Exception {
    FilterEngine engine = FilterEngine.empty(EngineOptions.DEFAULT);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    int overlaps = 0;
    int calls = 0;
    try {
      for (int round = 0; round < ROUNDS; round++) {
        CallHistory history = new CallHistory(run(engine, round, threads));
        assertThat(history.isLinearizable(SequentialEngine.START))
            .as("seed %d, round %d: %s", SEED, round, history)
            .isTrue();
        overlaps += history.overlaps();
        calls += history.calls().size();
      }
    } finally {
      threads.shutdown();
    }
    System.out.printf(
        "linearizable engine: %d histories, %d calls, %d pairs that overlap%n",
        ROUNDS, calls, overlaps);
    assertThat(overlaps).isGreaterThan(ROUNDS / 4);
  }

  private static List<Call> run(FilterEngine engine, int round, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    AtomicLong clock = new AtomicLong();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<List<Call>>> users = new ArrayList<>();
    for (int session = 1; session <= THREADS; session++) {
      users.add(new User(engine, session, round, clock, start));
    }
    List<Call> history = new ArrayList<>();
    for (Future<List<Call>> done : threads.invokeAll(users)) {
      history.addAll(done.get());
    }
    clear(engine);
    return history;
  }

  private static void clear(FilterEngine engine) {
    try (EngineHandle session = engine.openInKernel(adminToken(), Machine.session())) {
      for (EngineContents.Held held : engine.contents().objects(ObjectClass.SUBLAYER)) {
        session.deleteByKey(ObjectClass.SUBLAYER, held.object().key());
      }
    }
  }

  /** One session's part of a history. */
  private static final class User implements Callable<List<Call>> {
    private final EngineHandle session;
    private final int number;
    private final AtomicLong clock;
    private final CyclicBarrier start;
    private final Random random;
    private final List<Call> history = new ArrayList<>();
    private boolean inTransaction;

    User(FilterEngine engine, int number, int round, AtomicLong clock, CyclicBarrier start) {
      this.session = engine.open(adminToken(), Machine.session());
      this.number = number;
      this.clock = clock;
      this.start = start;
      this.random = new Random(SEED + 31L * round + number);
    }

    @Override
    public List<Call> call() throws Exception {
      start.await();
      for (int i = 0; i < CALLS; i++) {
        step();
      }
      if (inTransaction) {
        record("commit", () -> done(session::commit));
      }
      session.close();
      return history;
    }

    private void step() {
      int sublayer = 1 + random.nextInt(2);
      switch (random.nextInt(10)) {
        case 0, 1 -> toggle();
        case 2, 3, 4 ->
            record("add " + sublayer, () -> done(() -> session.add(subLayer(sublayer))));
        case 5 ->
            record(
                "delete " + sublayer,
                () -> done(() -> session.deleteByKey(ObjectClass.SUBLAYER, key(sublayer))));
        case 6 ->
            record(
                "shut " + sublayer,
                () ->
                    done(
                        () ->
                            session.setSecurityInfoByKey(
                                ObjectClass.SUBLAYER,
                                key(sublayer),
                                DACL,
                                Machine.dacl("(D;;SD;;;WD)"))));
        default -> record("list", this::list);
      }
    }

    private void toggle() {
      if (inTransaction) {
        if (random.nextInt(3) == 0) {
          record("abort", () -> done(session::abort));
        } else {
          record("commit", () -> done(session::commit));
        }
        inTransaction = false;
      } else {
        if (random.nextBoolean()) {
          record("begin", () -> done(session::begin));
        } else {
          record("read", () -> done(session::beginReadOnly));
        }
        inTransaction = true;
      }
    }

    private String list() {
      return Machine.keysOf(session, ObjectClass.SUBLAYER).stream()
          .map(Guid::low)
          .sorted()
          .toList()
          .toString();
    }

    private static String done(Runnable work) {
      work.run();
      return "ok";
    }

    private void record(String call, Supplier<String> work) {
      long begun = clock.incrementAndGet();
      String result;
      try {
        result = work.get();
      } catch (WfpException e) {
        result = e.status().name();
      }
      long ended = clock.incrementAndGet();
      history.add(new Call(number, call, result, begun, ended));
    }
  }

  @Test
  void isLinearizable_historyWithoutOrder_isFound() {
    // somebody sees what is not committed
    assertThat(
            check(
                new Call(1, "begin", "ok", 1, 2),
                new Call(1, "add 1", "ok", 3, 4),
                new Call(2, "list", "[1]", 5, 6),
                new Call(1, "commit", "ok", 7, 8)))
        .isFalse();
    // two write at once
    assertThat(
            check(
                new Call(1, "begin", "ok", 1, 2),
                new Call(2, "begin", "ok", 3, 4),
                new Call(1, "commit", "ok", 5, 6),
                new Call(2, "commit", "ok", 7, 8)))
        .isFalse();
    // a reader sees two states
    assertThat(
            check(
                new Call(1, "read", "ok", 1, 2),
                new Call(1, "list", "[]", 3, 4),
                new Call(2, "add 1", "ok", 5, 6),
                new Call(1, "list", "[1]", 7, 8)))
        .isFalse();
    assertThat(
            check(
                new Call(1, "begin", "ok", 1, 2),
                new Call(1, "add 1", "ok", 3, 4),
                new Call(2, "list", "[1]", 5, 9),
                new Call(1, "commit", "ok", 7, 8)))
        .isTrue();
  }

  private static boolean check(Call... history) {
    return CallHistory.of(history).isLinearizable(SequentialEngine.START);
  }
}
