package org.ntacl.identity.pac;

import java.time.Instant;
import java.util.Optional;

/**
 * A moment as Windows counts it: FILETIME (MS-DTYP 2.3.3).
 *
 * @param value tenths of microseconds since 1601, to be read as unsigned
 */
public record FileTime(long value) {
  /** The moment that never comes. */
  public static final FileTime NEVER = new FileTime(Long.MAX_VALUE);

  /** The moment that means none was set. */
  public static final FileTime NOT_SET = new FileTime(0);

  private static final long TICKS_PER_SECOND = 10_000_000;
  private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

  /**
   * Returns the moment in the calendar, or empty when it is not set, never comes or is negative.
   */
  public Optional<Instant> instant() {
    if (value <= 0 || value == NEVER.value) {
      return Optional.empty();
    }
    return Optional.of(
        Instant.ofEpochSecond(
            value / TICKS_PER_SECOND - SECONDS_FROM_1601_TO_1970, value % TICKS_PER_SECOND * 100));
  }

  /** Returns the moment of seconds since 1970, as Kerberos counts. */
  public static FileTime ofEpochSecond(long seconds) {
    return new FileTime(
        Math.multiplyExact(Math.addExact(seconds, SECONDS_FROM_1601_TO_1970), TICKS_PER_SECOND));
  }

  @Override
  public String toString() {
    if (value == NEVER.value) {
      return "never";
    }
    return value == 0
        ? "not set"
        : instant().map(Instant::toString).orElse(Long.toUnsignedString(value));
  }
}
