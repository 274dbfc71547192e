package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.MandatoryPolicy;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenPolicy;

/** Phase 3: mandatory integrity (MS-DTYP 2.5.3.3; accesscheck 5.3). */
final class IntegrityPhase {
  private IntegrityPhase() {}

  /**
   * The label of an object, or the default one. A level that is no level is dominated by nobody.
   */
  private record Label(Optional<IntegrityLevel> level, AccessMask policy, int index, String text) {}

  /** Returns the rights that may be granted: all to callers whose level dominates the label. */
  static int cap(Question question, Recorder recorder) {
    AccessToken token = question.token();
    if (!token.policy().contains(TokenPolicy.NO_WRITE_UP)) {
      return Bits.ALL;
    }
    Label label = label(question);
    if (label.level.isPresent() && token.integrity().dominates(label.level.get())) {
      return Bits.ALL;
    }
    if (isForgiven(question, label)) {
      return Bits.ALL;
    }
    int cap = rightsLeft(question, label.policy);
    if (recorder.isOn()) {
      OptionalInt index = label.index < 0 ? OptionalInt.empty() : OptionalInt.of(label.index);
      recorder.limit(
          ~cap, new AccessReason.ByLabel(token.integrity(), label.policy, index, label.text));
    }
    return cap;
  }

  private static Label label(Question question) {
    List<Ace> aces = question.descriptor().sacl().aces();
    for (int i = 0; i < aces.size(); i++) {
      if (aces.get(i) instanceof MandatoryLabelAce label && !label.flags().isInheritOnly()) {
        AccessMask policy = label.mask().and(MandatoryPolicy.ALL);
        return new Label(IntegrityLevel.of(label.level()), policy, i, "S:" + label);
      }
    }
    return new Label(
        Optional.of(IntegrityLevel.MEDIUM),
        question.type().defaultLabelPolicy(),
        -1,
        "an object without label");
  }

  /** An application container runs at the low level and still may write to what is its own. */
  private static boolean isForgiven(Question question, Label label) {
    return question.token().appContainer().isPresent()
        && !question.isOn(CheckOption.CONTAINER_INTEGRITY)
        && label.level.isPresent()
        && IntegrityLevel.MEDIUM.dominates(label.level.get());
  }

  private static int rightsLeft(Question question, AccessMask policy) {
    GenericMapping mapping = question.type().mapping();
    int left = 0;
    if (!policy.contains(MandatoryPolicy.NO_READ_UP)) {
      left |= mapping.read().bits();
    }
    // the label decides about writing, too; MS-DTYP never adds it for a lower caller
    if (!policy.contains(MandatoryPolicy.NO_WRITE_UP)) {
      left |= mapping.write().bits();
    }
    if (!policy.contains(MandatoryPolicy.NO_EXECUTE_UP)) {
      left |= mapping.execute().bits();
    }
    if (question.token().isEnabled(Privilege.RELABEL)) {
      left |= Bits.WRITE_OWNER;
    }
    return left;
  }
}
