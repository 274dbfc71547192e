package org.ntacl.wfp.state;

import java.util.Objects;

/**
 * What came of reading a state dump.
 *
 * @param state what was read
 * @param report what was met on the way
 */
public record StateImport(WfpState state, StateReport report) {
  /** Refuses null. */
  public StateImport {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(report, "report");
  }
}
