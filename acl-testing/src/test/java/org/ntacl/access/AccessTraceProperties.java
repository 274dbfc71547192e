package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ntacl.access.RightVerdict.Outcome;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.testing.SeededCases;

/** The trace says no more and no less than the decision. */
class AccessTraceProperties {
  private static final int CASES = 60_000;

  private static int rightsOf(AccessTrace trace, Outcome outcome) {
    int bits = 0;
    for (RightVerdict verdict : trace.verdicts()) {
      bits |= verdict.outcome() == outcome ? verdict.right().bits() : 0;
    }
    return bits;
  }

  @Test
  void trace_anyQuestion_addsUpToTheDecision() {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    Map<Class<?>, Integer> reasons = new HashMap<>();
    Map<String, Integer> conditions = new TreeMap<>();
    SeededCases.of(50, CASES)
        .check(
            random -> {
              Question question = new RandomQuestions(random).any();
              AccessDecision decision = RandomQuestions.decide(question);
              AccessTrace trace = decision.trace();
              boolean max = (question.desired() & Bits.MAXIMUM_ALLOWED) != 0;
              int want = question.desired() & ~Bits.MAXIMUM_ALLOWED;
              int granted = rightsOf(trace, Outcome.GRANTED);
              int denied = rightsOf(trace, Outcome.DENIED);
              int open = rightsOf(trace, Outcome.NOT_EXAMINED);
              int prior = question.request().previouslyGranted().bits();
              assertThat(want & ~(granted | denied | open)).as("every right asked for").isZero();
              if (decision.isGranted()) {
                assertThat(granted | prior).isEqualTo(decision.granted().bits());
                assertThat(open).isZero();
                assertThat(denied & want).isZero();
              } else if (want != 0 || max) {
                assertThat(denied).as("something refuses").isNotZero();
              }
              checkObjects(question, decision, trace, reasons, conditions);
              for (RightVerdict verdict : trace.verdicts()) {
                outcomes.merge(verdict.outcome(), 1, Integer::sum);
                check(question, verdict, reasons, conditions);
              }
            });
    System.out.println(
        "access traces: " + CASES + " checks, verdicts " + outcomes + ", conditions " + conditions);
    assertThat(conditions)
        .containsOnlyKeys(
            "allows TRUE",
            "denies TRUE",
            "denies UNKNOWN",
            "limits FALSE",
            "limits UNKNOWN",
            "skipped FALSE",
            "skipped UNKNOWN");
    assertThat(outcomes).containsOnlyKeys(Outcome.values());
    assertThat(reasons.keySet())
        .containsExactlyInAnyOrder(AccessReason.class.getPermittedSubclasses());
  }

  private static void checkObjects(
      Question question,
      AccessDecision decision,
      AccessTrace trace,
      Map<Class<?>, Integer> reasons,
      Map<String, Integer> conditions) {
    assertThat(trace.objects()).hasSize(question.request().objects().size());
    int prior = question.request().previouslyGranted().bits();
    for (int i = 0; i < trace.objects().size(); i++) {
      ObjectVerdicts node = trace.objects().get(i);
      assertThat(node.object()).isEqualTo(question.request().objects().nodes().get(i));
      for (RightVerdict verdict : node.verdicts()) {
        check(question, verdict, reasons, conditions);
      }
      if (question.request().resultList()) {
        ObjectAccess access = decision.objects().get(i);
        int granted = rightsOf(new AccessTrace(node.verdicts()), Outcome.GRANTED);
        if (access.isGranted()) {
          assertThat(granted | prior).isEqualTo(access.granted().bits());
        } else {
          assertThat(access.granted().bits() & ~(granted | prior)).isZero();
        }
      }
    }
  }

  private static void check(
      Question question,
      RightVerdict verdict,
      Map<Class<?>, Integer> reasons,
      Map<String, Integer> conditions) {
    switch (verdict.outcome()) {
      case GRANTED -> assertThat(verdict.reasons()).isNotEmpty().allMatch(AccessReason::grants);
      case DENIED -> assertThat(verdict.reasons()).hasSize(1).noneMatch(AccessReason::grants);
      case NOT_EXAMINED -> assertThat(verdict.reasons()).isEmpty();
    }
    assertThat(verdict.name()).isNotBlank();
    assertThat(verdict.toString()).startsWith(verdict.name() + ": ").doesNotContain("\n");
    for (AccessReason reason : verdict.reasons()) {
      reasons.merge(reason.getClass(), 1, Integer::sum);
      if (reason instanceof AccessReason.ByEntry entry) {
        Ace ace = question.descriptor().dacl().aces().get(entry.index());
        assertThat(entry.ace()).isEqualTo(ace);
        assertThat(reason.text()).contains(" by D:" + ace);
        assertThat(entry.condition().isPresent()).isEqualTo(isConditional(ace));
        entry
            .condition()
            .ifPresent(
                condition -> {
                  assertThat(reason.text()).endsWith(", condition " + condition);
                  String effect = entry.grants() ? "allows " : "denies ";
                  conditions.merge(effect + condition, 1, Integer::sum);
                });
      } else if (reason instanceof AccessReason.ByNoEntry none) {
        for (SkippedEntry skipped : none.skipped()) {
          Ace ace = question.descriptor().dacl().aces().get(skipped.index());
          assertThat(skipped.ace()).isEqualTo(ace);
          boolean allows = ((AccessAce) ace).effect() == AceEffect.ALLOW;
          assertThat(skipped.condition() == TruthValue.FALSE || allows).isTrue();
          conditions.merge("skipped " + skipped.condition(), 1, Integer::sum);
        }
      } else if (reason instanceof AccessReason.ByLimit limit) {
        Ace ace = question.descriptor().sacl().aces().get(limit.index());
        assertThat(limit.ace()).isEqualTo(ace);
        assertThat(limit.condition().isPresent()).isEqualTo(ace instanceof AccessFilterAce);
        limit.condition().ifPresent(c -> conditions.merge("limits " + c, 1, Integer::sum));
      } else if (reason instanceof AccessReason.ByLabel label && label.index().isPresent()) {
        Ace ace = question.descriptor().sacl().aces().get(label.index().getAsInt());
        assertThat(label.label()).isEqualTo("S:" + ace);
      }
    }
  }

  private static boolean isConditional(Ace ace) {
    return ace instanceof AccessAce access && access.condition().isPresent();
  }

  @Test
  void evaluation_withAndWithoutRecording_comesToTheSame() {
    SeededCases.of(51, CASES)
        .check(
            random -> {
              Question question = new RandomQuestions(random).any();
              assertThat(Evaluation.run(question, new Recording()))
                  .isEqualTo(Evaluation.run(question, Recorder.OFF));
            });
  }
}
