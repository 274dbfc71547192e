package org.ntacl.wfp.model;

import java.util.Objects;

/**
 * What is wrong with a structure.
 *
 * @param status what the engine reports
 * @param message what is wrong, lower case, without final period
 */
public record StructureFault(FwpStatus status, String message) {
  /** Refuses null. */
  public StructureFault {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(message, "message");
  }

  /** Returns the fault as an exception. */
  public WfpException toException() {
    return new WfpException(status, message);
  }
}
