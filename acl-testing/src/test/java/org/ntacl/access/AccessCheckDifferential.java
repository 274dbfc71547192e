package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.testing.SeededCases;

/**
 * Holds the engine to the slow reference.
 *
 * <p>The system properties {@code ntacl.reference.cases} and {@code ntacl.reference.threads} say
 * how many cases are drawn, and by how many threads; the profile {@code reference} sets them.
 */
class AccessCheckDifferential {
  private static final int CASES = Integer.getInteger("ntacl.reference.cases", 200_000);
  private static final int THREADS = Integer.getInteger("ntacl.reference.threads", 1);

  /** Of so many cases, each row of the histogram is met at least once. */
  private static final int CASES_PER_HIT = 10_000;

  @Test
  void check_anyQuestion_agreesWithTheReference() {
    long start = System.nanoTime();
    // neighbouring seeds share their cases but one: each thread starts where another one ends
    int part = CASES / THREADS;
    CheckHistogram histogram =
        IntStream.range(0, THREADS)
            .parallel()
            .mapToObj(thread -> compare(SeededCases.of(20 + (long) thread * part, part)))
            .collect(CheckHistogram::new, CheckHistogram::add, CheckHistogram::add);
    System.out.printf(
        "access check against reference: %d cases in %d s%n%s%n",
        CASES, (System.nanoTime() - start) / 1_000_000_000, histogram);
    assertThat(histogram.below(CASES / CASES_PER_HIT)).as("rows met too rarely").isEmpty();
  }

  private static CheckHistogram compare(SeededCases cases) {
    CheckHistogram histogram = new CheckHistogram();
    cases.check(
        random -> {
          Question question = new RandomQuestions(random).any();
          Set<ReferenceRule> reached = EnumSet.noneOf(ReferenceRule.class);
          ReferenceAnswer expected = ReferenceCheck.check(question, reached);
          AccessDecision actual = RandomQuestions.decide(question);
          assertThat(ReferenceAnswer.of(actual)).as("%s", question).isEqualTo(expected);
          compareAudits(question, expected, actual, reached);
          histogram.count(question, actual, reached);
        });
    return histogram;
  }

  private static void compareAudits(
      Question question,
      ReferenceAnswer answer,
      AccessDecision decision,
      Set<ReferenceRule> reached) {
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
          fired.success() ? ReferenceRule.AUDIT_OF_SUCCESS : ReferenceRule.AUDIT_OF_FAILURE);
    }
  }
}
