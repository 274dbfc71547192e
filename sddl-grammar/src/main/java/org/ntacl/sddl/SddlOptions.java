package org.ntacl.sddl;

import org.ntacl.sid.SidContext;

/**
 * How SDDL is read. Immutable and thread-safe.
 *
 * @param context what relative aliases such as {@code DA} are relative to; an alias whose base is
 *     absent is an error
 * @param maxLength the greatest length of a text in UTF-16 units; longer ones are refused before
 *     any work
 * @param maxDiagnostics how many faults {@link Sddl#tryParse} reports before it gives up
 */
public record SddlOptions(SidContext context, int maxLength, int maxDiagnostics) {
  /** Room for the largest two lists that 16 bits of size allow, spelled out at length. */
  public static final int DEFAULT_MAX_LENGTH = 4 * 1024 * 1024;

  /** Enough for a person to work on. */
  public static final int DEFAULT_MAX_DIAGNOSTICS = 100;

  /** No relative aliases, default limits. */
  public static final SddlOptions DEFAULT =
      new SddlOptions(SidContext.NONE, DEFAULT_MAX_LENGTH, DEFAULT_MAX_DIAGNOSTICS);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException when a limit is below 1
   */
  public SddlOptions {
    if (maxLength < 1 || maxDiagnostics < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }

  /** Returns the default limits with a context. */
  public static SddlOptions in(SidContext context) {
    return new SddlOptions(context, DEFAULT_MAX_LENGTH, DEFAULT_MAX_DIAGNOSTICS);
  }
}
