package org.ntacl.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.registry.Machine.ALL;
import static org.ntacl.registry.Machine.DACL;
import static org.ntacl.registry.Machine.OPEN;

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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.testing.CallHistory;
import org.ntacl.testing.CallHistory.Call;

/**
 * Four threads open, create, delete, secure and ask for keys and register a callback; each recorded
 * history must be one that some order of the operations explains.
 */
class LinearizabilityTest {
  private static final int THREADS = 4;
  private static final int CALLS = 7;
  private static final int ROUNDS = 1500;
  private static final long SEED = 20240611;
  private static final SecurityDescriptor SHUT = Machine.dacl("P(A;;KR;;;SY)");
  private static final SecurityDescriptor WIDE = Machine.dacl("P(A;;KA;;;WD)");
  private static final AccessMask WANTED =
      KeyRights.READ.or(AccessMask.DELETE).or(AccessMask.WRITE_DAC);

  @Test
  void histories_ofFourThreads_haveAnOrder() throws Exception {
    Machine machine = new Machine();
    // neither an owner's rights nor a mark from above: what is stored is what was set
    machine.user.open(OPEN, ALL).setSecurity(DACL, Machine.dacl("P(A;CI;KA;;;WD)(A;;RC;;;OW)"));
    // gives way between asking callbacks and the work, where others can come in between
    machine
        .registry
        .callbacks()
        .register(
            "0.5",
            "",
            (context, what, information) -> {
              LockSupport.parkNanos(1);
              return CallbackReply.SUCCESS;
            });
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    int overlaps = 0;
    int calls = 0;
    try {
      for (int round = 0; round < ROUNDS; round++) {
        CallHistory history = new CallHistory(run(machine, round, threads));
        assertThat(history.isLinearizable(SequentialRegistry.START))
            .as("seed %d, round %d: %s", SEED, round, history)
            .isTrue();
        overlaps += history.overlaps();
        calls += history.calls().size();
      }
    } finally {
      threads.shutdown();
    }
    System.out.printf(
        "linearizable: %d histories, %d calls, %d pairs that overlap%n", ROUNDS, calls, overlaps);
    assertThat(overlaps).isGreaterThan(ROUNDS / 4);
  }

  private static List<Call> run(Machine machine, int round, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    AtomicLong clock = new AtomicLong();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<List<Call>>> users = new ArrayList<>();
    for (int thread = 1; thread <= THREADS; thread++) {
      users.add(new User(machine, thread, round, clock, start));
    }
    List<Call> history = new ArrayList<>();
    for (Future<List<Call>> done : threads.invokeAll(users)) {
      history.addAll(done.get());
    }
    clear(machine);
    return history;
  }

  private static void clear(Machine machine) {
    try (KeyHandle top = machine.kernel.open(OPEN, ALL)) {
      for (String name : top.subkeyNames()) {
        machine.kernel.open(OPEN + "\\" + name, ALL).delete();
      }
    }
  }

  /** One thread's part of a history. */
  private static final class User implements Callable<List<Call>> {
    private final Machine machine;
    private final int thread;
    private final AtomicLong clock;
    private final CyclicBarrier start;
    private final Random random;
    private final List<Call> history = new ArrayList<>();

    private KeyHandle handle;
    private CallbackCookie cookie;

    User(Machine machine, int thread, int round, AtomicLong clock, CyclicBarrier start) {
      this.machine = machine;
      this.thread = thread;
      this.clock = clock;
      this.start = start;
      this.random = new Random(SEED + 31L * round + thread);
    }

    @Override
    public List<Call> call() throws Exception {
      start.await();
      for (int i = 0; i < CALLS; i++) {
        step();
      }
      if (cookie != null) {
        permit();
      }
      return history;
    }

    private void step() {
      String name = random.nextBoolean() ? "a" : "b";
      int choice = random.nextInt(10);
      if (handle == null || choice < 3) {
        if (random.nextBoolean()) {
          record("create " + name, () -> opened(machine.user.create(OPEN + "\\" + name, WANTED)));
        } else {
          record("open " + name, () -> opened(machine.user.open(OPEN + "\\" + name, WANTED)));
        }
        return;
      }
      switch (choice) {
        case 3, 4 -> record("delete", () -> done(handle::delete));
        case 5 -> record("shut", () -> done(() -> handle.setSecurity(DACL, SHUT)));
        case 6 -> record("open", () -> done(() -> handle.setSecurity(DACL, WIDE)));
        case 7, 8 -> record("query", this::security);
        default -> toggle();
      }
    }

    private void toggle() {
      if (cookie != null) {
        permit();
        return;
      }
      record(
          "forbid",
          () -> done(() -> cookie = machine.registry.callbacks().register("1", "", User::forbid)));
    }

    private void permit() {
      record("permit", () -> done(() -> machine.registry.callbacks().unregister(cookie)));
      cookie = null;
    }

    private static CallbackReply forbid(
        String context, RegNotifyClass what, RegInformation information) {
      return what == RegNotifyClass.PRE_SET_KEY_SECURITY
          ? CallbackReply.of(NtStatus.STATUS_UNSUCCESSFUL)
          : CallbackReply.SUCCESS;
    }

    private String opened(KeyHandle opened) {
      handle = opened;
      return opened.disposition().name();
    }

    private static String done(Runnable work) {
      work.run();
      return NtStatus.STATUS_SUCCESS.name();
    }

    private String security() {
      return handle.querySecurity(DACL).dacl().equals(SHUT.dacl()) ? "shut" : "open";
    }

    private void record(String call, Supplier<String> work) {
      long begun = clock.incrementAndGet();
      RegistryResult<String> result = RegistryResult.of(work);
      long ended = clock.incrementAndGet();
      String text = result.value().orElse(result.status().name());
      history.add(new Call(thread, call, text, begun, ended));
    }
  }

  @Test
  void isLinearizable_historyWithoutOrder_isFound() {
    assertThat(
            check(
                new Call(1, "create a", "REG_CREATED_NEW_KEY", 1, 2),
                new Call(2, "create a", "REG_CREATED_NEW_KEY", 3, 4)))
        .isFalse();
    assertThat(
            check(
                new Call(1, "create a", "REG_CREATED_NEW_KEY", 1, 4),
                new Call(2, "open a", "REG_OPENED_EXISTING_KEY", 2, 3)))
        .isTrue();
    assertThat(
            check(
                new Call(1, "create a", "REG_CREATED_NEW_KEY", 1, 2),
                new Call(2, "forbid", "STATUS_SUCCESS", 3, 4),
                new Call(1, "shut", "STATUS_SUCCESS", 5, 6)))
        .isFalse();
    assertThat(
            check(
                new Call(1, "create a", "REG_CREATED_NEW_KEY", 1, 2),
                new Call(1, "shut", "STATUS_SUCCESS", 3, 4),
                new Call(2, "open a", "REG_OPENED_EXISTING_KEY", 5, 6)))
        .isFalse();
  }

  private static boolean check(Call... history) {
    return CallHistory.of(history).isLinearizable(SequentialRegistry.START);
  }
}
