package org.ntacl.wfp;

import java.util.EnumSet;
import java.util.List;

/**
 * What a call is checked for. The order of {@link EngineOptions#order()} decides which failure a
 * call reports that has several; the sources say nothing about it (wfp 2.4), so it is data.
 */
public enum CheckStage {
  /** Arguments and handles: NULL_POINTER, ERROR_INVALID_HANDLE. */
  ARGUMENTS,

  /** The session: SESSION_ABORTED, TXN_ABORTED. */
  SESSION,

  /** The kind of transaction: TXN_IN_PROGRESS, NO_TXN_IN_PROGRESS, INCOMPATIBLE_TXN. */
  TRANSACTION,

  /** The transaction lock: TIMEOUT. */
  LOCK,

  /** Structures for themselves: NULL_DISPLAY_NAME, INVALID_FLAGS and many more. */
  STRUCTURE,

  /** What keys and identifiers name, the object itself and those it refers to: NOT_FOUND. */
  LOOKUP,

  /** Structures beside what they refer to: CONDITION_NOT_FOUND, TYPE_MISMATCH and their kin. */
  CONTEXT,

  /** Rights: ERROR_ACCESS_DENIED. */
  ACCESS,

  /** What dynamic sessions may not: DYNAMIC_SESSION_IN_PROGRESS, WRONG_SESSION. */
  DYNAMIC_SESSION,

  /** What is there already: BUILTIN_OBJECT, ALREADY_EXISTS, LIFETIME_MISMATCH, IN_USE. */
  STATE;

  /** The order of wfp 2.4. */
  public static final List<CheckStage> RECOMMENDED = List.of(values());

  /**
   * Checks that an order has every stage once and that nothing is looked for without the lock, and
   * nothing asked about what has not been looked for.
   *
   * @throws IllegalArgumentException when that is not so
   */
  static List<CheckStage> requireOrder(List<CheckStage> order) {
    List<CheckStage> copy = List.copyOf(order);
    if (copy.size() != values().length || !EnumSet.copyOf(copy).containsAll(RECOMMENDED)) {
      throw new IllegalArgumentException("an order has every stage once: " + copy);
    }
    requireBefore(copy, SESSION, TRANSACTION);
    requireBefore(copy, TRANSACTION, LOCK);
    requireBefore(copy, ARGUMENTS, STRUCTURE);
    requireBefore(copy, ARGUMENTS, LOOKUP);
    requireBefore(copy, LOCK, LOOKUP);
    for (CheckStage later : List.of(CONTEXT, ACCESS, DYNAMIC_SESSION, STATE)) {
      requireBefore(copy, LOOKUP, later);
    }
    return copy;
  }

  private static void requireBefore(List<CheckStage> order, CheckStage one, CheckStage other) {
    if (order.indexOf(one) > order.indexOf(other)) {
      throw new IllegalArgumentException("%s comes before %s: %s".formatted(one, other, order));
    }
  }
}
