package org.ntacl.registry.hive;

/**
 * How a hive is saved. Immutable and thread-safe.
 *
 * @param backup whether the file that was there is kept under its name with {@code .bak} behind it
 * @param resetLogs whether logs beside the file are emptied afterwards: what they hold is in the
 *     hive, or older than it
 */
public record SaveOptions(boolean backup, boolean resetLogs) {
  /** No backup, logs emptied. */
  public static final SaveOptions DEFAULT = new SaveOptions(false, true);
}
