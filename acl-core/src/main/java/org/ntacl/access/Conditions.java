package org.ntacl.access;

import org.ntacl.condition.Condition;
import org.ntacl.descriptor.Ace;

/** What the conditions of entries come to (accesscheck 10.1): TRUE, FALSE or UNKNOWN. */
final class Conditions {
  private Conditions() {}

  /**
   * Tells whether a condition is TRUE: only then an entry that allows applies and a filter is
   * lifted.
   */
  static boolean holds(Condition condition, Ace ace) {
    requireUnknown(condition, ace);
    return false;
  }

  /** Tells whether the condition of a central access rule is TRUE. */
  static boolean holds(Condition condition) {
    if (condition.tokens().isPresent()) {
      throw new UnsupportedPhaseException("conditional expressions", condition.toString());
    }
    return false;
  }

  /** Tells whether a condition is not FALSE: an entry that denies applies when nobody knows. */
  static boolean mayHold(Condition condition, Ace ace) {
    requireUnknown(condition, ace);
    return true;
  }

  /**
   * Application data that is no expression, or a malformed one, is UNKNOWN (MS-DTYP 2.4.4.17.2).
   */
  private static void requireUnknown(Condition condition, Ace ace) {
    if (condition.tokens().isPresent()) {
      throw new UnsupportedPhaseException("conditional expressions", ace.toString());
    }
  }
}
