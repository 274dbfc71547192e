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
          Action.ADD,
          Action.ADD,
          Action.ADD,
          Action.ADD,
          Action.DELETE,
          Action.DELETE,
          Action.GET,
          Action.LIST,
          Action.SECURE,
          Action.SECURE,
          Action.SHOW);

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
    int turn = random.nextInt(8);
    Action action = FREQUENT.get(random.nextInt(FREQUENT.size()));
    if (turn == 0) {
      action = Action.values()[random.nextInt(Action.values().length)];
    } else if (turn == 1) {
      // transactions that were begun should end
      action = random.nextInt(3) == 0 ? Action.BEGIN_WRITE : Action.COMMIT;
    }
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
    return wish < 2 ? Wish.PERSISTENT : Wish.STATIC;
  }

  /** Returns what an added object refers to, in the order provider, sublayer, callout, context. */
  List<Ref> refs() {
    List<Ref> refs = new ArrayList<>();
    int provider = choice >> 3 & 3;
    if (kind != ObjectClass.PROVIDER && provider != 0) {
      refs.add(new Ref(ObjectClass.PROVIDER, provider));
    }
    if (kind == ObjectClass.FILTER) {
      int subLayer = choice >> 5 & 3;
      refs.add(new Ref(ObjectClass.SUBLAYER, subLayer == 3 ? 0 : subLayer));
      int others = choice >> 7;
      if (others > 5) {
        refs.add(new Ref(ObjectClass.CALLOUT, others - 5));
      }
      if (others == 1 || others == 7) {
        refs.add(new Ref(ObjectClass.PROVIDER_CONTEXT, 1 + (choice & 1)));
      }
    }
    return refs;
  }

  /** Tells whether the step opens a session that is closed, whatever else it would do. */
  boolean reopens() {
    return choice % 16 != 0;
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
