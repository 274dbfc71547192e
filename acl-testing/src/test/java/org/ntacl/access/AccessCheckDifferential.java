package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.testing.SeededCases;

/** Holds the engine to the slow reference. */
class AccessCheckDifferential {
  private static final int CASES = 300_000;

  @Test
  void check_anyQuestion_agreesWithTheReference() {
    Map<NtStatus, Integer> statuses = new EnumMap<>(NtStatus.class);
    SeededCases.of(20, CASES)
        .check(
            random -> {
              Question question = new RandomQuestions(random).any();
              ReferenceCheck.Answer expected = ReferenceCheck.check(question);
              AccessDecision actual = RandomQuestions.decide(question);
              statuses.merge(expected.status(), 1, Integer::sum);
              assertThat(ReferenceCheck.Answer.of(actual)).as("%s", question).isEqualTo(expected);
            });
    System.out.println("access check against reference: " + CASES + " cases, " + statuses);
    assertThat(statuses.get(NtStatus.STATUS_SUCCESS)).isGreaterThan(CASES / 10);
    assertThat(statuses.get(NtStatus.STATUS_ACCESS_DENIED)).isGreaterThan(CASES / 10);
    assertThat(statuses)
        .containsKeys(
            NtStatus.STATUS_PRIVILEGE_NOT_HELD,
            NtStatus.STATUS_GENERIC_NOT_MAPPED,
            NtStatus.STATUS_NO_IMPERSONATION_TOKEN,
            NtStatus.STATUS_BAD_IMPERSONATION_LEVEL,
            NtStatus.STATUS_INVALID_SECURITY_DESCR,
            NtStatus.STATUS_INVALID_PARAMETER);
  }
}
