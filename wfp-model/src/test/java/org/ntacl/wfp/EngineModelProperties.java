package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ntacl.wfp.ModelStep.Ref;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Reference;

/**
 * Random scripts of four sessions, run on an engine and on a second description of it that shares
 * no code: every call has the same result, observers are told the same, and what is committed in
 * the end is the same. A script that fails is cut down before it is shown.
 *
 * <p>{@code -Dntacl.wfp.calls=1000000} runs more calls.
 */
class EngineModelProperties {
  private static final long SEED = 20260107;
  private static final int LENGTH = 250;
  private static final int CALLS = Integer.getInteger("ntacl.wfp.calls", 50_000);

  @Test
  void randomScripts_endAsTheOracleSays() {
    Map<String, Integer> results = new TreeMap<>();
    int calls = 0;
    for (int i = 0; calls < CALLS; i++) {
      List<ModelStep> script = script(SEED + i);
      Optional<String> fault = fault(script, results);
      if (fault.isPresent()) {
        throw new AssertionError("seed %d: %s".formatted(SEED + i, shrunk(script)));
      }
      calls += script.size();
    }
    int granted = results.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf("model of the filter engine: %d calls, results %s%n", granted, results);
    assertThat(results.keySet())
        .contains(
            "FWP_E_TIMEOUT",
            "FWP_E_TXN_ABORTED",
            "FWP_E_WRONG_SESSION",
            "FWP_E_DYNAMIC_SESSION_IN_PROGRESS",
            "FWP_E_LIFETIME_MISMATCH",
            "FWP_E_IN_USE",
            "FWP_E_BUILTIN_OBJECT",
            "FWP_E_INCOMPATIBLE_TXN",
            "FWP_E_INVALID_FLAGS",
            "ERROR_ACCESS_DENIED");
  }

  private static List<ModelStep> script(long seed) {
    Random random = new Random(seed);
    List<ModelStep> script = new ArrayList<>(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      script.add(ModelStep.random(random));
    }
    return script;
  }

  /** Runs a script both ways and returns the first difference. */
  private static Optional<String> fault(List<ModelStep> script, Map<String, Integer> results) {
    ModelRunner runner = new ModelRunner();
    ModelOracle oracle = new ModelOracle(ModelRunner.firstIds(), ModelRunner.OBSERVERS);
    for (int i = 0; i < script.size(); i++) {
      ModelStep step = script.get(i);
      String expected = oracle.run(step);
      String found = outcome(runner, step);
      if (!found.equals(expected)) {
        return Optional.of("step %d: %s, not %s".formatted(i, found, expected));
      }
      results.merge(found.matches("[A-Z]+_[A-Z_]+") ? found : "done", 1, Integer::sum);
      if (runner.clock.millis() != oracle.now) {
        return Optional.of("step %d: another time".formatted(i));
      }
    }
    return viewFault(runner.seenByKernel, oracle.seenByKernel)
        .or(() -> viewFault(runner.seenByUser, oracle.seenByUser))
        .or(() -> contentFault(runner.engine.contents(), oracle));
  }

  /** Each kind has a subscription of its own, and only within one is there an order. */
  private static Optional<String> viewFault(List<String> found, List<String> expected) {
    for (ObjectClass kind : ObjectCallCells.keyed()) {
      List<String> foundOfKind = ofKind(found, kind);
      List<String> expectedOfKind = ofKind(expected, kind);
      if (!foundOfKind.equals(expectedOfKind)) {
        return Optional.of("told %s, not %s".formatted(foundOfKind, expectedOfKind));
      }
    }
    return Optional.empty();
  }

  private static List<String> ofKind(List<String> told, ObjectClass kind) {
    return told.stream().filter(change -> change.contains(" " + kind + " ")).toList();
  }

  private static String outcome(ModelRunner runner, ModelStep step) {
    try {
      return runner.run(step);
    } catch (RuntimeException | AssertionError e) {
      return "unexpected " + e;
    }
  }

  /**
   * Compares what is committed, so that nothing of an aborted transaction and of an ended session
   * is there, and looks for references to nothing and wrong counts.
   */
  private static Optional<String> contentFault(EngineContents contents, ModelOracle oracle) {
    Map<Reference, Integer> counts = new HashMap<>();
    Map<Ref, Lifetime> found = new HashMap<>();
    List<EngineContents.Held> all = new ArrayList<>();
    ObjectCallCells.keyed().forEach(kind -> all.addAll(contents.objects(kind)));
    for (EngineContents.Held held : all) {
      for (Reference name : held.object().references()) {
        counts.merge(name, 1, Integer::sum);
        if (contents.find(name.target(), name.key()).isEmpty()) {
          return Optional.of("refers to nothing: " + held.object());
        }
      }
      if (held.lifetime() != Lifetime.BUILT_IN) {
        int number = (int) held.object().key().low();
        found.put(new Ref(held.object().objectClass(), number), held.lifetime());
      }
    }
    for (EngineContents.Held held : all) {
      Reference name = new Reference(held.object().objectClass(), held.object().key());
      if (held.references() != counts.getOrDefault(name, 0)) {
        return Optional.of("wrong count: " + held);
      }
    }
    Map<Ref, Lifetime> expected = new HashMap<>();
    oracle.committed.things().forEach((ref, thing) -> expected.put(ref, thing.lifetime()));
    expected.values().removeIf(Lifetime.BUILT_IN::equals);
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of("%s, not %s".formatted(found, expected));
  }

  /** Leaves out ever smaller parts for as long as the script fails. */
  private static String shrunk(List<ModelStep> failing) {
    List<ModelStep> script = failing;
    for (int part = script.size() / 2; part > 0; part /= 2) {
      for (int from = 0; from + part <= script.size(); ) {
        List<ModelStep> shorter = new ArrayList<>(script.subList(0, from));
        shorter.addAll(script.subList(from + part, script.size()));
        if (fault(shorter, new TreeMap<>()).isPresent()) {
          script = shorter;
        } else {
          from += part;
        }
      }
    }
    StringBuilder text = new StringBuilder(fault(script, new TreeMap<>()).orElse("?"));
    script.forEach(step -> text.append('\n').append(step));
    return text.toString();
  }
}
