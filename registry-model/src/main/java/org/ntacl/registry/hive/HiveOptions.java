package org.ntacl.registry.hive;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a hive is opened. Immutable and thread-safe when the listener is.
 *
 * <pre>{@code
 * HiveOptions options = HiveOptions.DEFAULT.mapped(true).listener(System.err::println);
 * }</pre>
 */
public final class HiveOptions {
  /** Buffered, tolerant, with the logs beside the file replayed into a dirty hive. */
  public static final HiveOptions DEFAULT =
      new HiveOptions(false, false, true, 10_000, diagnostic -> {});

  private final boolean strict;
  private final boolean mapped;
  private final boolean logs;
  private final int maxDiagnostics;
  private final Consumer<HiveDiagnostic> listener;

  private HiveOptions(
      boolean strict,
      boolean mapped,
      boolean logs,
      int maxDiagnostics,
      Consumer<HiveDiagnostic> listener) {
    this.strict = strict;
    this.mapped = mapped;
    this.logs = logs;
    this.maxDiagnostics = maxDiagnostics;
    this.listener = listener;
  }

  /**
   * Returns options under which damage, wherever it is met, is thrown as a {@link
   * org.ntacl.MalformedBytesException}; notes are not.
   */
  public HiveOptions strict(boolean value) {
    return new HiveOptions(value, mapped, logs, maxDiagnostics, listener);
  }

  /**
   * Returns options under which the file is mapped into memory instead of read. Nobody may cut a
   * mapped file short while the hive is in use.
   */
  public HiveOptions mapped(boolean value) {
    return new HiveOptions(strict, value, logs, maxDiagnostics, listener);
  }

  /**
   * Returns options under which the logs beside a dirty hive are replayed into it, in memory only,
   * or left alone.
   */
  public HiveOptions logs(boolean value) {
    return new HiveOptions(strict, mapped, value, maxDiagnostics, listener);
  }

  /**
   * Returns options with another number of diagnostics that a list keeps; further ones are counted.
   *
   * @throws IllegalArgumentException when the number is negative
   */
  public HiveOptions maxDiagnostics(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("a number of diagnostics is not negative: " + value);
    }
    return new HiveOptions(strict, mapped, logs, value, listener);
  }

  /**
   * Returns options with a listener for the faults that are met while keys are read. It is called
   * in the reading thread, and again when a fault is met again.
   */
  public HiveOptions listener(Consumer<HiveDiagnostic> value) {
    return new HiveOptions(
        strict, mapped, logs, maxDiagnostics, Objects.requireNonNull(value, "listener"));
  }

  /** Tells whether damage is thrown. */
  public boolean strict() {
    return strict;
  }

  /** Tells whether the file is mapped into memory. */
  public boolean mapped() {
    return mapped;
  }

  /** Tells whether logs are replayed. */
  public boolean logs() {
    return logs;
  }

  /** Returns how many diagnostics a list keeps. */
  public int maxDiagnostics() {
    return maxDiagnostics;
  }

  /** Returns who hears of faults. */
  public Consumer<HiveDiagnostic> listener() {
    return listener;
  }
}
