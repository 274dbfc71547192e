package org.ntacl.registry;

import java.util.Objects;
import java.util.OptionalInt;
import org.ntacl.NtStatus;

/** An operation on the registry that did not do what was asked, and why. */
public class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final NtStatus status;
  private final int needed;

  /**
   * Describes a refusal.
   *
   * @param status what Windows reports
   * @param fault what was refused, lower case, without final period
   */
  public RegistryException(NtStatus status, String fault) {
    this(status, fault, -1);
  }

  /**
   * Describes a buffer that is too small.
   *
   * @param status what Windows reports
   * @param fault what was refused
   * @param needed how many bytes the buffer should have, −1 when that is not the matter
   */
  RegistryException(NtStatus status, String fault, int needed) {
    super(fault + ": " + status);
    this.status = Objects.requireNonNull(status, "status");
    this.needed = needed;
  }

  /** Returns what Windows reports. */
  public NtStatus status() {
    return status;
  }

  /** Returns how many bytes the buffer should have had, empty when that is not the matter. */
  public OptionalInt needed() {
    return needed < 0 ? OptionalInt.empty() : OptionalInt.of(needed);
  }
}
