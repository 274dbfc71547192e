package org.ntacl.wfp.classify;

import java.util.Optional;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Filter;

/**
 * What a classification comes to, without reasons.
 *
 * @param state bits of {@link Arbitration}
 * @param matched whether the traffic met the conditions of any filter
 * @param decider the filter that made the state what it is
 */
record ClassifyOutcome(int state, boolean matched, Optional<Filter> decider) {
  ActionType action() {
    return Arbitration.action(state, matched);
  }
}
