package org.ntacl.access;

import java.util.Arrays;
import org.assertj.core.api.AbstractAssert;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.token.Privilege;

/** Assertions about decisions. */
final class DecisionAssert extends AbstractAssert<DecisionAssert, AccessDecision> {
  private DecisionAssert(AccessDecision actual) {
    super(actual, DecisionAssert.class);
  }

  static DecisionAssert assertThat(AccessDecision actual) {
    return new DecisionAssert(actual);
  }

  /** Granted exactly these rights. */
  DecisionAssert grants(int rights) {
    isNotNull();
    if (!actual.isGranted() || !actual.granted().equals(AccessMask.of(rights))) {
      failWithMessage("expected %s, was %s%n%s", AccessMask.of(rights), actual, actual.explain());
    }
    return this;
  }

  /** Denied with this status and no rights. */
  DecisionAssert fails(NtStatus status) {
    isNotNull();
    if (actual.isGranted() || actual.status() != status || !actual.granted().isEmpty()) {
      failWithMessage("expected %s, was %s%n%s", status, actual, actual.explain());
    }
    return this;
  }

  DecisionAssert denied() {
    return fails(NtStatus.STATUS_ACCESS_DENIED);
  }

  DecisionAssert uses(Privilege... privileges) {
    isNotNull();
    if (!actual.privilegesUsed().equals(Arrays.asList(privileges))) {
      failWithMessage("expected use of %s, was %s", Arrays.asList(privileges), actual);
    }
    return this;
  }

  DecisionAssert explains(String... lines) {
    isNotNull();
    String expected = String.join("\n", lines);
    if (!actual.explain().equals(expected)) {
      failWithMessage("expected:%n%s%nwas:%n%s", expected, actual.explain());
    }
    return this;
  }
}
