package org.ntacl.registry;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ntacl.testing.SequentialMachine;

/**
 * What one user after the other would see of a few keys, written without the code under test. A key
 * is a number that is never used again and how it is secured: {@code open} or {@code shut}.
 *
 * @param keys the keys that exist, by name
 * @param security how keys are secured, by number
 * @param handles the key that each thread has open, by thread
 * @param forbidden the thread whose callback forbids changes of security, 0 for none
 * @param last the last number given
 */
record SequentialRegistry(
    Map<String, Integer> keys,
    Map<Integer, String> security,
    Map<Integer, Integer> handles,
    int forbidden,
    int last)
    implements SequentialMachine<SequentialRegistry> {
  static final SequentialRegistry START =
      new SequentialRegistry(Map.of(), Map.of(), Map.of(), 0, 0);

  SequentialRegistry {
    keys = Map.copyOf(keys);
    security = Map.copyOf(security);
    handles = Map.copyOf(handles);
  }

  /** Runs a call such as {@code create a}, {@code forbid} or, to secure a key, {@code shut}. */
  @Override
  public Optional<Step<SequentialRegistry>> run(int thread, String call) {
    return Optional.of(step(thread, call));
  }

  private Step<SequentialRegistry> step(int thread, String call) {
    String[] words = call.split(" ", -1);
    if (call.equals("open") || call.equals("shut")) {
      return secured(thread, call);
    }
    return switch (words[0]) {
      case "create" ->
          keys.containsKey(words[1])
              ? opened(thread, keys.get(words[1]), "REG_OPENED_EXISTING_KEY")
              : created(thread, words[1]);
      case "open" ->
          keys.containsKey(words[1])
              ? opened(thread, keys.get(words[1]), "REG_OPENED_EXISTING_KEY")
              : new Step<>("STATUS_OBJECT_NAME_NOT_FOUND", this);
      case "delete" -> deleted(thread);
      case "query" ->
          isLive(thread)
              ? new Step<>(security.get(handles.get(thread)), this)
              : new Step<>("STATUS_KEY_DELETED", this);
      case "forbid" ->
          forbidden == 0
              ? new Step<>("STATUS_SUCCESS", withForbidden(thread))
              : new Step<>("STATUS_FLT_INSTANCE_ALTITUDE_COLLISION", this);
      case "permit" -> new Step<>("STATUS_SUCCESS", withForbidden(0));
      default -> throw new IllegalArgumentException(call);
    };
  }

  private Step<SequentialRegistry> created(int thread, String name) {
    int number = last + 1;
    Map<String, Integer> more = new TreeMap<>(keys);
    more.put(name, number);
    SequentialRegistry after =
        new SequentialRegistry(more, with(security, number, "open"), handles, forbidden, number);
    return after.opened(thread, number, "REG_CREATED_NEW_KEY");
  }

  private Step<SequentialRegistry> opened(int thread, int number, String result) {
    return security.get(number).equals("shut")
        ? new Step<>("STATUS_ACCESS_DENIED", this)
        : new Step<>(
            result,
            new SequentialRegistry(keys, security, with(handles, thread, number), forbidden, last));
  }

  private Step<SequentialRegistry> deleted(int thread) {
    if (!isLive(thread)) {
      return new Step<>("STATUS_KEY_DELETED", this);
    }
    Map<String, Integer> fewer = new TreeMap<>(keys);
    fewer.values().remove(handles.get(thread));
    return new Step<>(
        "STATUS_SUCCESS", new SequentialRegistry(fewer, security, handles, forbidden, last));
  }

  private Step<SequentialRegistry> secured(int thread, String how) {
    if (forbidden != 0) {
      return new Step<>("STATUS_UNSUCCESSFUL", this);
    }
    if (!isLive(thread)) {
      return new Step<>("STATUS_KEY_DELETED", this);
    }
    Map<Integer, String> other = with(security, handles.get(thread), how);
    return new Step<>(
        "STATUS_SUCCESS", new SequentialRegistry(keys, other, handles, forbidden, last));
  }

  private boolean isLive(int thread) {
    return keys.containsValue(handles.get(thread));
  }

  private SequentialRegistry withForbidden(int thread) {
    return new SequentialRegistry(keys, security, handles, thread, last);
  }

  private static <V> Map<Integer, V> with(Map<Integer, V> map, int key, V value) {
    Map<Integer, V> more = new TreeMap<>(map);
    more.put(key, value);
    return more;
  }
}
