package org.ntacl.wfp;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ntacl.testing.SequentialMachine;

/**
 * What one session after the other would see of a few sublayers, written without the code under
 * test. A sublayer is open, or shut so that nobody deletes it.
 *
 * @param committed the sublayers that all see, by number, each {@code open} or {@code shut}
 * @param writer the session that has a transaction for writing, 0 for none
 * @param working what that session sees
 * @param readers what each session with a transaction for reading sees
 */
record SequentialEngine(
    Map<Integer, String> committed,
    int writer,
    Map<Integer, String> working,
    Map<Integer, Map<Integer, String>> readers)
    implements SequentialMachine<SequentialEngine> {
  static final SequentialEngine START = new SequentialEngine(Map.of(), 0, Map.of(), Map.of());

  SequentialEngine {
    committed = Map.copyOf(committed);
    working = Map.copyOf(working);
    readers = Map.copyOf(readers);
  }

  /** Runs a call such as {@code add 1}, {@code list} or {@code begin}. */
  @Override
  public Optional<Step<SequentialEngine>> run(int session, String call) {
    String[] words = call.split(" ", -1);
    int number = words.length > 1 ? Integer.parseInt(words[1]) : 0;
    return switch (words[0]) {
      case "begin" ->
          writer != 0 || !readers.isEmpty()
              ? Optional.empty()
              : step("ok", new SequentialEngine(committed, session, committed, readers));
      case "read" ->
          writer != 0
              ? Optional.empty()
              : step("ok", withReaders(with(readers, session, committed)));
      case "commit" ->
          step(
              "ok",
              session == writer
                  ? new SequentialEngine(working, 0, Map.of(), readers)
                  : withReaders(without(readers, session)));
      case "abort" ->
          step(
              "ok",
              session == writer
                  ? new SequentialEngine(committed, 0, Map.of(), readers)
                  : withReaders(without(readers, session)));
      case "list" -> list(session);
      default -> change(session, words[0], number);
    };
  }

  private static Optional<Step<SequentialEngine>> step(String result, SequentialEngine after) {
    return Optional.of(new Step<>(result, after));
  }

  private Optional<Step<SequentialEngine>> list(int session) {
    if (session == writer) {
      return step(listed(working), this);
    }
    if (readers.containsKey(session)) {
      return step(listed(readers.get(session)), this);
    }
    return writer != 0 ? Optional.empty() : step(listed(committed), this);
  }

  private static String listed(Map<Integer, String> sublayers) {
    return new TreeMap<>(sublayers).keySet().toString();
  }

  private Optional<Step<SequentialEngine>> change(int session, String verb, int number) {
    boolean inside = session == writer;
    if (inside && verb.equals("shut")) {
      return step("FWP_E_TXN_IN_PROGRESS", this);
    }
    if (readers.containsKey(session)) {
      return step(verb.equals("shut") ? "FWP_E_TXN_IN_PROGRESS" : "FWP_E_INCOMPATIBLE_TXN", this);
    }
    if (!inside && (writer != 0 || !readers.isEmpty())) {
      return Optional.empty();
    }
    Map<Integer, String> before = inside ? working : committed;
    String state = before.get(number);
    return switch (verb) {
      case "add" ->
          state != null
              ? step("FWP_E_ALREADY_EXISTS", this)
              : changed(inside, with(before, number, "open"));
      case "shut" ->
          state == null
              ? step("FWP_E_SUBLAYER_NOT_FOUND", this)
              : changed(inside, with(before, number, "shut"));
      default -> {
        if (state == null) {
          yield step("FWP_E_SUBLAYER_NOT_FOUND", this);
        }
        yield state.equals("shut")
            ? step("ERROR_ACCESS_DENIED", this)
            : changed(inside, without(before, number));
      }
    };
  }

  private Optional<Step<SequentialEngine>> changed(boolean inside, Map<Integer, String> next) {
    return step(
        "ok",
        inside
            ? new SequentialEngine(committed, writer, next, readers)
            : new SequentialEngine(next, writer, working, readers));
  }

  private SequentialEngine withReaders(Map<Integer, Map<Integer, String>> newReaders) {
    return new SequentialEngine(committed, writer, working, newReaders);
  }

  private static <V> Map<Integer, V> with(Map<Integer, V> map, int key, V value) {
    Map<Integer, V> more = new TreeMap<>(map);
    more.put(key, value);
    return more;
  }

  private static <V> Map<Integer, V> without(Map<Integer, V> map, int key) {
    Map<Integer, V> fewer = new TreeMap<>(map);
    fewer.remove(key);
    return fewer;
  }
}
