package org.ntacl.wfp.state;

/**
 * How much reading a state dump may cost. Immutable and thread-safe.
 *
 * @param maxBytes the most bytes that a dump may have
 * @param maxElements the most elements that a dump may have
 * @param maxDepth how deep elements may nest
 * @param maxFindings how many findings are kept; further ones are counted only
 */
public record StateLimits(int maxBytes, int maxElements, int maxDepth, int maxFindings) {
  /** 64 MiB, 2,000,000 elements, 64 levels and 1,000 findings. */
  public static final StateLimits DEFAULT = new StateLimits(64 << 20, 2_000_000, 64, 1_000);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when one of them is below 1
   */
  public StateLimits {
    if (maxBytes < 1 || maxElements < 1 || maxDepth < 1 || maxFindings < 1) {
      throw new IllegalArgumentException("every limit is at least 1");
    }
  }
}
