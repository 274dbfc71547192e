package org.ntacl.condition;

/**
 * What a conditional expression comes to, in the logic of three values (MS-DTYP 2.4.4.17.7).
 *
 * <p>An entry that allows applies when its condition is {@link #TRUE}, an entry that denies when
 * its condition is not {@link #FALSE}.
 */
public enum TruthValue {
  TRUE,
  FALSE,
  /** Nobody can tell, for a claim is missing or the expression makes no sense. */
  UNKNOWN;

  /** Returns the value of a plain truth. */
  public static TruthValue of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  /** Returns FALSE when one of the two is, else UNKNOWN when one of the two is, else TRUE. */
  public TruthValue and(TruthValue other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : TRUE;
  }

  /** Returns TRUE when one of the two is, else UNKNOWN when one of the two is, else FALSE. */
  public TruthValue or(TruthValue other) {
    if (this == TRUE || other == TRUE) {
      return TRUE;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : FALSE;
  }

  /** Returns the opposite; that of UNKNOWN is UNKNOWN. */
  public TruthValue not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
