package org.ntacl.wfp.model;

import java.util.Objects;
import org.ntacl.Guid;

/**
 * What the traffic has to meet (FWPM_FILTER_CONDITION0).
 *
 * @param fieldKey the field of the layer that is looked at
 * @param matchType how it is compared
 * @param value what it is compared with
 */
public record FilterCondition(Guid fieldKey, MatchType matchType, FwpValue value) {
  /** Refuses null. */
  public FilterCondition {
    Objects.requireNonNull(fieldKey, "fieldKey");
    Objects.requireNonNull(matchType, "matchType");
    Objects.requireNonNull(value, "value");
  }
}
