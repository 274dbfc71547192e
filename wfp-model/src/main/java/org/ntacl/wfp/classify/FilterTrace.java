package org.ntacl.wfp.classify;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.wfp.model.Filter;

/**
 * What became of one filter that was asked. Immutable and thread-safe.
 *
 * @param filter the filter
 * @param matches whether the traffic meets its conditions
 * @param conditions the conditions that were looked at, up to the group that settles it
 * @param verdict what its callout returned, empty when none was asked
 */
public record FilterTrace(
    Filter filter,
    boolean matches,
    List<ConditionTrace> conditions,
    Optional<CalloutVerdict> verdict) {
  /** Copies the list and refuses null. */
  public FilterTrace {
    Objects.requireNonNull(filter, "filter");
    conditions = List.copyOf(conditions);
    Objects.requireNonNull(verdict, "verdict");
  }
}
