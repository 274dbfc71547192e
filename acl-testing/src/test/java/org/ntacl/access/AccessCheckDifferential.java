package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.NtStatus;
import org.ntacl.testing.SeededCases;

/** Holds the engine to the slow reference. */
class AccessCheckDifferential {
  private static final int CASES = 300_000;

  @Test
  void check_anyQuestion_agreesWithTheReference() {
    CheckHistogram histogram = new CheckHistogram();
    SeededCases.of(20, CASES)
        .check(
            random -> {
              Question question = new RandomQuestions(random).any();
              Set<ReferenceCheck.Rule> reached = EnumSet.noneOf(ReferenceCheck.Rule.class);
              ReferenceCheck.Answer expected = ReferenceCheck.check(question, reached);
              AccessDecision actual = RandomQuestions.decide(question);
              assertThat(ReferenceCheck.Answer.of(actual)).as("%s", question).isEqualTo(expected);
              compareAudits(question, expected, actual, reached);
              histogram.count(question, expected.status(), reached);
            });
    System.out.printf("access check against reference: %d cases%n  %s%n", CASES, histogram);
    histogram.requireEach(CASES / 3000);
    assertThat(histogram.of(NtStatus.STATUS_SUCCESS)).isGreaterThan(CASES / 10);
    assertThat(histogram.of(NtStatus.STATUS_ACCESS_DENIED)).isGreaterThan(CASES / 10);
    for (NtStatus status :
        List.of(
            NtStatus.STATUS_PRIVILEGE_NOT_HELD,
            NtStatus.STATUS_GENERIC_NOT_MAPPED,
            NtStatus.STATUS_NO_IMPERSONATION_TOKEN,
            NtStatus.STATUS_BAD_IMPERSONATION_LEVEL,
            NtStatus.STATUS_INVALID_SECURITY_DESCR,
            NtStatus.STATUS_INVALID_PARAMETER)) {
      assertThat(histogram.of(status)).as("%s", status).isGreaterThan(CASES / 3000);
    }
  }

  private static void compareAudits(
      Question question,
      ReferenceCheck.Answer answer,
      AccessDecision decision,
      Set<ReferenceCheck.Rule> reached) {
    List<ReferenceAudits.Fired> expected = ReferenceAudits.of(question, answer);
    assertThat(decision.audits()).as("%s", question).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      ReferenceAudits.Fired fired = expected.get(i);
      AuditEvent event = decision.audits().get(i);
      List<Guid> types =
          fired.nodes().stream()
              .filter(node -> !question.request().objects().isEmpty())
              .map(node -> question.request().objects().nodes().get(node).type())
              .toList();
      assertThat(event.index()).isEqualTo(fired.index());
      assertThat(event.success()).isEqualTo(fired.success());
      assertThat(event.objects()).isEqualTo(types);
      reached.add(
          fired.success()
              ? ReferenceCheck.Rule.AUDIT_OF_SUCCESS
              : ReferenceCheck.Rule.AUDIT_OF_FAILURE);
    }
  }
}
