package org.ntacl.wfp.classify;

import java.util.Objects;
import org.ntacl.wfp.model.FilterCondition;

/**
 * What became of one condition. Immutable and thread-safe.
 *
 * @param condition the condition
 * @param isMet whether the traffic meets it
 * @param reason what was found; for conditions about users what the access check says, a line for
 *     each right
 */
public record ConditionTrace(FilterCondition condition, boolean isMet, String reason) {
  /** Refuses null. */
  public ConditionTrace {
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(reason, "reason");
  }
}
