package org.ntacl.descriptor;

/**
 * The bits in the mask of a {@link MandatoryLabelAce} (MS-DTYP 2.4.4.13): what callers below the
 * label may not do.
 */
public final class MandatoryPolicy {
  public static final AccessMask NO_WRITE_UP = AccessMask.of(1);
  public static final AccessMask NO_READ_UP = AccessMask.of(2);
  public static final AccessMask NO_EXECUTE_UP = AccessMask.of(4);

  /** The three bits (SYSTEM_MANDATORY_LABEL_VALID_MASK). */
  public static final AccessMask ALL = AccessMask.of(7);

  private MandatoryPolicy() {}

  /**
   * Returns the bit of {@code NW}, {@code NR} or {@code NX} in either case.
   *
   * @return the bit, 0 when there is no such code
   */
  public static int ofSddlCode(char first, char second) {
    return RightCodes.labelMask(first, second);
  }
}
