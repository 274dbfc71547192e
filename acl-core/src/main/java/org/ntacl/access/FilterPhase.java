package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.Ace;

/** Phase 2: access filters (accesscheck 5.2). The SID of a filter is not matched. */
final class FilterPhase {
  private FilterPhase() {}

  /**
   * Returns the rights that may be granted: those that every filter whose condition does not hold
   * leaves.
   */
  static int cap(Question question, Conditions conditions, Recorder recorder) {
    int cap = Bits.ALL;
    List<Ace> aces = question.descriptor().sacl().aces();
    for (int i = 0; i < aces.size(); i++) {
      if (aces.get(i) instanceof AccessFilterAce filter && !filter.flags().isInheritOnly()) {
        TruthValue condition = conditions.ofFilter(filter.condition());
        if (condition != TruthValue.TRUE) {
          int left = question.rightsOf(filter.mask()) | Bits.ACCESS_SYSTEM_SECURITY;
          if (recorder.isOn()) {
            recorder.limit(~left, new AccessReason.ByLimit(i, filter, Optional.of(condition)));
          }
          cap &= left;
        }
      }
    }
    return cap;
  }
}
