package org.ntacl.sddl.internal;

/** Ends the reading of a text whose faults have been reported. Never leaves the module. */
public final class StopReading extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StopReading() {
    super(null, null, false, false);
  }
}
