package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ntacl.wfp.model.ObjectClass;

/**
 * One call of a random script. What the numbers mean is up to the action; every step makes sense in
 * every state, so that scripts can be cut.
 *
 * @param slot which of the four sessions calls
 * @param action what it calls
 * @param kind the kind of object
 * @param number which object of the kind, 0 for one that is built in or does not exist
 * @param choice more of the same, 0 to 1,023
 */
record ModelStep(int slot, Action action, ObjectClass kind, int number, int choice) {
  static final int SLOTS = 4;

  private static final List<ObjectClass> KINDS =
      List.of(
          ObjectClass.PROVIDER,
          ObjectClass.PROVIDER_CONTEXT,
          ObjectClass.SUBLAYER,
          ObjectClass.CALLOUT,
          ObjectClass.FILTER,
          ObjectClass.FILTER);

  private static final List<Action> FREQUENT =
      List.of(
          Action.ADD, Action.ADD, Action.ADD, Action.ADD, Action.DELETE, Action.DELETE, Action.GET,
          Action.LIST, Action.SECURE, Action.SECURE, Action.SHOW);

  /** What sessions call. */
  enum Action {
    BEGIN_READ,
    BEGIN_WRITE,
    COMMIT,
    ABORT,
    ADD,
    DELETE,
    GET,
    LIST,
    SECURE,
    SECURE_CONTAINER,
    OWN,
    SHOW,
    OPTION,
    REOPEN,
    PASS
  }

  /** How long an object is asked to live. */
  enum Wish {
    STATIC,
    PERSISTENT,
    BOOT_TIME
  }

  /**
   * What an object is to refer to.
   *
   * @param kind the kind of the other object
   * @param number which one, 0 for a built-in one
   */
  record Ref(ObjectClass kind, int number) {}

  static ModelStep random(RandomGenerator random) {
    Action action =
        random.nextInt(3) == 0
            ? Action.values()[random.nextInt(Action.values().length)]
            : FREQUENT.get(random.nextInt(FREQUENT.size()));
    return new ModelStep(
        random.nextInt(SLOTS),
        action,
        KINDS.get(random.nextInt(KINDS.size())),
        random.nextInt(4),
        random.nextInt(1024));
  }

  /** Returns how long an added object is to live; only filters can be for boot time. */
  Wish wish() {
    int wish = choice & 7;
    if (wish == 0 && kind == ObjectClass.FILTER) {
      return Wish.BOOT_TIME;
    }
    return wish < 3 ? Wish.PERSISTENT : Wish.STATIC;
  }

  /** Returns what an added object refers to, in the order provider, sublayer, callout, context. */
  List<Ref> refs() {
    List<Ref> refs = new ArrayList<>();
    if (kind != ObjectClass.PROVIDER && (choice >> 3 & 3) != 0) {
      refs.add(new Ref(ObjectClass.PROVIDER, choice >> 3 & 3));
    }
    if (kind == ObjectClass.FILTER) {
      refs.add(new Ref(ObjectClass.SUBLAYER, choice >> 5 & 3));
      int others = choice >> 7;
      if (others > 4) {
        refs.add(new Ref(ObjectClass.CALLOUT, others - 4));
      }
      if ((others & 3) == 1) {
        refs.add(new Ref(ObjectClass.PROVIDER_CONTEXT, 1 + (choice & 1)));
      }
    }
    return refs;
  }

  /** Returns which list is set. */
  int list() {
    return choice & 3;
  }

  /** Returns whether a list is given, and what becomes of protection. */
  int mode() {
    return choice >> 2 & 7;
  }

  /** Returns whether the engine's own list is meant. */
  boolean ofEngine() {
    return (choice >> 5 & 7) == 0;
  }

  /** Returns how much time passes, in milliseconds. */
  long millis() {
    return 1000L * choice;
  }
}
