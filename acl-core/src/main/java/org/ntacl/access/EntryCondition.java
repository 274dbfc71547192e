package org.ntacl.access;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.ntacl.condition.ConditionProgram;
import org.ntacl.condition.TruthValue;
import org.ntacl.token.AccessToken;
import org.ntacl.token.PreparedToken;

/**
 * The condition of an entry in a compiled policy. What it comes to depends on the token alone; so
 * the outcomes for a few tokens are remembered, by the serial numbers of their preparations.
 * Thread-safe: each outcome is one number, written and read as a whole.
 */
final class EntryCondition {
  /** A power of two. */
  private static final int REMEMBERED = 32;

  private static final TruthValue[] VALUES = TruthValue.values();
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  private final ConditionProgram program;
  private final boolean denies;

  /** 4·serial + ordinal of the outcome. No preparation that counts has the serial 0. */
  private final long[] outcomes = new long[REMEMBERED];

  EntryCondition(ConditionProgram program, boolean denies) {
    this.program = program;
    this.denies = denies;
  }

  /**
   * Tells whether the entry applies to a token that it is about (accesscheck 10.1).
   *
   * @param view the token as prepared for the index of the policy, or {@link PreparedToken#NONE}
   */
  boolean holds(AccessToken token, PreparedToken view) {
    TruthValue value = value(token, view);
    return denies ? value != TruthValue.FALSE : value == TruthValue.TRUE;
  }

  private TruthValue value(AccessToken token, PreparedToken view) {
    long serial = view.serial();
    int slot = (int) serial & REMEMBERED - 1;
    long known = (long) LONGS.getOpaque(outcomes, slot);
    if (known >>> 2 == serial && serial != 0) {
      return VALUES[(int) known & 3];
    }
    TruthValue value = program.evaluate(denies ? token.denyingContext() : token.allowingContext());
    if (serial != 0) {
      LONGS.setOpaque(outcomes, slot, serial << 2 | value.ordinal());
    }
    return value;
  }
}
