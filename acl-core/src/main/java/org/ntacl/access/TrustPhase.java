package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.sid.TrustLevel;

/** Phase 1: the process trust label (accesscheck 5.1). */
final class TrustPhase {
  private TrustPhase() {}

  /** Returns the rights that may be granted: all, or those of the first label not dominated. */
  static int cap(Question question, Recorder recorder) {
    List<Ace> aces = question.descriptor().sacl().aces();
    for (int i = 0; i < aces.size(); i++) {
      if (aces.get(i) instanceof ProcessTrustAce label && !label.flags().isInheritOnly()) {
        return cap(question, recorder, i, label);
      }
    }
    return Bits.ALL;
  }

  private static int cap(Question question, Recorder recorder, int index, ProcessTrustAce label) {
    TrustLevel caller = question.token().trust().orElse(TrustLevel.NONE);
    Optional<TrustLevel> level = TrustLevel.of(label.level());
    // a label that is none is dominated by nobody
    if (level.isPresent() && caller.dominates(level.get())) {
      return Bits.ALL;
    }
    int cap = question.rightsOf(label.mask()) | Bits.ACCESS_SYSTEM_SECURITY;
    if (recorder.isOn()) {
      recorder.limit(~cap, new AccessReason.ByLimit(index, label, Optional.empty()));
    }
    return cap;
  }
}
