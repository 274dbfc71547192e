package org.ntacl.wfp.state;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.sid.SidContext;

/**
 * How a state dump is read. Immutable and thread-safe.
 *
 * @param limits how much it may cost
 * @param sids the SIDs of the machine, its domain and its forest, to which aliases such as {@code
 *     LA} in descriptors are relative. When it is empty and the sessions show the administrator of
 *     exactly one database of accounts, that database is taken for the machine's and the report
 *     says so
 */
public record StateOptions(StateLimits limits, Optional<SidContext> sids) {
  /** The usual limits; the machine as the sessions show it. */
  public static final StateOptions DEFAULT =
      new StateOptions(StateLimits.DEFAULT, Optional.empty());

  /** Refuses null. */
  public StateOptions {
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(sids, "sids");
  }

  /** Returns the usual options with these SIDs. */
  public static StateOptions in(SidContext sids) {
    return new StateOptions(StateLimits.DEFAULT, Optional.of(sids));
  }
}
