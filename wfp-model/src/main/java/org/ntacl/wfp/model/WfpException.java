package org.ntacl.wfp.model;

import java.util.Objects;

/** A call of the filter engine that did not do what was asked, and why. */
public final class WfpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FwpStatus status;

  /**
   * Describes a refusal.
   *
   * @param status what the engine reports
   * @param fault what was refused, lower case, without final period
   */
  public WfpException(FwpStatus status, String fault) {
    super(fault + ": " + status);
    this.status = Objects.requireNonNull(status, "status");
  }

  /**
   * Describes a refusal that something else caused.
   *
   * @param status what the engine reports
   * @param fault what was refused, lower case, without final period
   * @param cause what led to it
   */
  public WfpException(FwpStatus status, String fault, Throwable cause) {
    super(fault + ": " + status, cause);
    this.status = Objects.requireNonNull(status, "status");
  }

  /** Returns what the engine reports. */
  public FwpStatus status() {
    return status;
  }
}
