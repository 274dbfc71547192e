package org.ntacl.wfp.classify;

import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterFlag;

/**
 * Joins what the sublayers of a layer decide, from the heaviest to the lightest (documentation:
 * filter arbitration). States and decisions are sets of bits, so that joining allocates nothing.
 *
 * <p>The documentation gives these rules. A soft permit may be blocked by a lighter sublayer, a
 * hard one only by a callout, which is a veto. A soft block may be permitted by a lighter sublayer,
 * a hard one is final. Filters permit softly and block hard, callouts do both softly; a flag of the
 * filter makes either hard.
 */
final class Arbitration {
  /** As a state: no sublayer has decided yet. As a decision: the next filter is asked. */
  static final int UNDECIDED = 0;

  static final int PERMIT = 1;
  static final int BLOCK = 2;

  /** Lighter sublayers have no right to decide otherwise: FWPS_RIGHT_ACTION_WRITE is not set. */
  static final int HARD = 4;

  /** In a state: a callout has blocked what was permitted for good. */
  static final int VETO = 8;

  /** In a decision: a callout has made it and not the filter itself. */
  static final int BY_CALLOUT = 16;

  private static final int ACTION = PERMIT | BLOCK;

  private Arbitration() {}

  /** Returns what a filter decides whose action asks no callout. */
  static int decisionOf(Filter filter) {
    int decision =
        switch (filter.action().type()) {
          case PERMIT -> PERMIT;
          case BLOCK -> BLOCK | HARD;
          // no filter has these; callouts return them
          case CONTINUE, NONE, NONE_NO_MATCH -> UNDECIDED;
          case CALLOUT_TERMINATING, CALLOUT_INSPECTION, CALLOUT_UNKNOWN ->
              throw new IllegalArgumentException("a callout decides: " + filter.action());
        };
    return hardened(filter, decision);
  }

  /** Returns what a filter decides whose callout has given a verdict. */
  static int decisionOf(Filter filter, CalloutVerdict verdict) {
    if (filter.action().type() == ActionType.CALLOUT_INSPECTION) {
      // such a callout looks on and has no say (documentation: FWPM_ACTION0)
      return UNDECIDED;
    }
    if (verdict == CalloutVerdict.NOT_REGISTERED) {
      // the filter itself decides then (spec wfp 1.4 and 1.5)
      boolean permits = filter.flags().contains(FilterFlag.PERMIT_IF_CALLOUT_UNREGISTERED);
      return hardened(filter, permits ? PERMIT : BLOCK | HARD);
    }
    return verdict.bits() == UNDECIDED ? UNDECIDED : hardened(filter, verdict.bits() | BY_CALLOUT);
  }

  private static int hardened(Filter filter, int decision) {
    boolean hard = decision != UNDECIDED && filter.flags().contains(FilterFlag.CLEAR_ACTION_RIGHT);
    return hard ? decision | HARD : decision;
  }

  /**
   * Returns the state behind a sublayer.
   *
   * @param state the state in front of it
   * @param decision what it decides
   */
  static int join(int state, int decision) {
    int own = decision & (ACTION | HARD);
    if (state == UNDECIDED || own == UNDECIDED) {
      return state | own;
    }
    if (((state ^ own) & ACTION) == 0) {
      return state | own;
    }
    if (isWritable(state)) {
      return own;
    }
    return isPermit(state) && (decision & BY_CALLOUT) != 0 ? BLOCK | HARD | VETO : state;
  }

  /** Tells whether lighter sublayers may decide otherwise than a state says. */
  static boolean isWritable(int state) {
    return (state & HARD) == 0;
  }

  static boolean isPermit(int state) {
    return (state & PERMIT) != 0;
  }

  static boolean isBlock(int state) {
    return (state & BLOCK) != 0;
  }

  static boolean isVeto(int state) {
    return (state & VETO) != 0;
  }

  /** Returns the action of a layer: what it decides, or whether any filter matched. */
  static ActionType action(int state, boolean matched) {
    if (isPermit(state)) {
      return ActionType.PERMIT;
    }
    if (isBlock(state)) {
      return ActionType.BLOCK;
    }
    return matched ? ActionType.NONE : ActionType.NONE_NO_MATCH;
  }
}
