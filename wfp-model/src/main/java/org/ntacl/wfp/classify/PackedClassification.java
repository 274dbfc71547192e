package org.ntacl.wfp.classify;

import org.ntacl.wfp.model.ActionType;

/**
 * What {@link CompiledLayer#classify} decided, packed into one number. All methods are pure and
 * thread-safe.
 */
public final class PackedClassification {
  private static final int MATCHED = 0x100;
  private static final int STATE = 0xFF;

  private PackedClassification() {}

  /**
   * Packs an outcome.
   *
   * @param state bits of {@link Arbitration}
   * @param matched whether any filter matched
   * @param position the position of the deciding filter, −1 for none
   */
  static long of(int state, boolean matched, int position) {
    return (long) position << Integer.SIZE | (matched ? MATCHED : 0) | state;
  }

  static int state(long packed) {
    return (int) packed & STATE;
  }

  static boolean isMatched(long packed) {
    return ((int) packed & MATCHED) != 0;
  }

  /** Returns the position of the deciding filter in its compiled layer, −1 for none. */
  static int position(long packed) {
    return (int) (packed >> Integer.SIZE);
  }

  /** Tells whether the traffic may pass; see {@link Classification#isPermitted()}. */
  public static boolean isPermitted(long packed) {
    return !Arbitration.isBlock(state(packed));
  }

  /** Returns the action; see {@link Classification#action()}. */
  public static ActionType action(long packed) {
    return Arbitration.action(state(packed), isMatched(packed));
  }

  /** Tells whether the decision was final; see {@link Classification#isHard()}. */
  public static boolean isHard(long packed) {
    return !Arbitration.isWritable(state(packed));
  }

  /** Tells whether a callout vetoed; see {@link Classification#isVeto()}. */
  public static boolean isVeto(long packed) {
    return Arbitration.isVeto(state(packed));
  }
}
