package org.ntacl.wfp.model;

import java.util.OptionalLong;

/** How the wish for a weight becomes the weight that a filter has. Thread-safe. */
public final class FilterWeights {
  /** The number of lower bits that the engine fills in (FWPM_AUTO_WEIGHT_BITS). */
  public static final int AUTO_BITS = 60;

  /** The greatest number of those bits (FWPM_AUTO_WEIGHT_MAX). */
  public static final long AUTO_MAX = (1L << AUTO_BITS) - 1;

  /** The highest range of weights (FWPM_WEIGHT_RANGE_MAX). */
  public static final int RANGE_MAX = 15;

  /** The range for the filters of IPsec (FWPM_WEIGHT_RANGE_IPSEC). */
  public static final int RANGE_IPSEC = 0;

  /** The range for what keying modules need (FWPM_WEIGHT_RANGE_IKE_EXEMPTIONS). */
  public static final int RANGE_IKE_EXEMPTIONS = 0xC;

  private FilterWeights() {}

  /** Tells whether a filter may wish for it: UINT64, a range as UINT8, or nothing. */
  public static boolean isValid(FwpValue wish) {
    // filter weight assignment: EMPTY, UINT8 up to 15, UINT64
    return wish instanceof FwpValue.Empty
        || wish instanceof FwpValue.UInt64
        || wish instanceof FwpValue.UInt8 range && range.value() <= RANGE_MAX;
  }

  /** Returns the whole weight when the wish says it, empty when the engine fills in a part. */
  public static OptionalLong exact(FwpValue wish) {
    return wish instanceof FwpValue.UInt64 whole
        ? OptionalLong.of(whole.bits())
        : OptionalLong.empty();
  }

  /**
   * Returns the weight of a wish.
   *
   * @param wish a valid wish
   * @param chosen the lower bits that the engine chose, from 0 to {@link #AUTO_MAX}; not looked at
   *     when the wish says it all
   * @return 64 bits without sign
   * @throws IllegalArgumentException when the wish is not valid or the number is too big
   */
  public static long effective(FwpValue wish, long chosen) {
    if (!isValid(wish)) {
      throw new IllegalArgumentException("no weight of a filter: " + wish);
    }
    Numbers.check(chosen, 0, AUTO_MAX);
    if (wish instanceof FwpValue.UInt64 whole) {
      return whole.bits();
    }
    return wish instanceof FwpValue.UInt8 range
        ? (long) range.value() << AUTO_BITS | chosen
        : chosen;
  }

  /**
   * Tells whether a weight can come of a wish: it is the wish, or has its range on top, or no range
   * at all (verified on two dumps).
   */
  public static boolean isPossible(FwpValue wish, long weight) {
    return isValid(wish) && effective(wish, weight & AUTO_MAX) == weight;
  }
}
