package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.testing.Population;
import org.ntacl.testing.RandomValues;
import org.ntacl.testing.SeededCases;

/** When the order of entries matters, and when it does not. */
class EntryOrderProperties {
  private static final int CASES = 30_000;

  private static Question withEntries(Question question, List<Ace> entries) {
    return Questions.with(question, question.descriptor().withDacl(AceList.of(entries)));
  }

  private static Outcome outcome(Question question) {
    return Evaluation.run(question, Recorder.OFF);
  }

  /** Returns plain entries no two of which speak of the same right. */
  private static List<Ace> disjoint(RandomGenerator random) {
    RandomValues values = new RandomValues(random);
    int count = 2 + random.nextInt(6);
    int[] masks = new int[count];
    for (int bit = 0; bit < 21; bit++) {
      masks[random.nextInt(count)] |= 1 << bit;
    }
    List<Ace> entries = new ArrayList<>();
    for (int mask : masks) {
      AceEffect effect = values.oneIn(3) ? AceEffect.DENY : AceEffect.ALLOW;
      entries.add(
          effect == AceEffect.ALLOW
              ? AccessAce.allow(AccessMask.of(mask), values.oneOf(Population.ALL))
              : AccessAce.deny(AccessMask.of(mask), values.oneOf(Population.ALL)));
    }
    return entries;
  }

  @Test
  void plainEntries_disjointMasks_anyPermutationIsTheSame() {
    AtomicInteger granted = new AtomicInteger();
    SeededCases.of(70, CASES)
        .check(
            random -> {
              Question question = new RandomQuestions(random).any();
              List<Ace> entries = disjoint(random);
              Outcome first = outcome(withEntries(question, entries));
              Collections.shuffle(entries, new Random(random.nextLong()));
              granted.addAndGet(first.status().isSuccess() ? 1 : 0);
              assertThat(outcome(withEntries(question, entries))).isEqualTo(first);
            });
    assertThat(granted.get()).isBetween(CASES / 10, CASES - CASES / 10);
  }

  private static int rightsOf(Question question, Ace ace) {
    if (ace instanceof AccessAce access) {
      return question.rightsOf(access.mask());
    }
    return ace instanceof CompoundAce compound ? question.rightsOf(compound.mask()) : 0;
  }

  @Test
  void neighbours_disjointMasks_mayChangePlaces() {
    AtomicInteger swapped = new AtomicInteger();
    SeededCases.of(71, CASES)
        .check(
            random -> {
              Question question = new RandomQuestions(random).any();
              List<Ace> entries = new ArrayList<>(question.descriptor().dacl().aces());
              if (entries.size() < 2) {
                return;
              }
              int at = random.nextInt(entries.size() - 1);
              int common =
                  rightsOf(question, entries.get(at)) & rightsOf(question, entries.get(at + 1));
              if (common != 0) {
                return;
              }
              swapped.incrementAndGet();
              Collections.swap(entries, at, at + 1);
              assertThat(outcome(withEntries(question, entries))).isEqualTo(outcome(question));
            });
    assertThat(swapped.get()).isGreaterThan(CASES / 10);
  }

  @Test
  void neighbours_sameEffect_mayChangePlaces() {
    SeededCases.of(72, CASES)
        .check(
            random -> {
              // in a tree a grant may complete what lies above, and so may be too late there
              Question any = new RandomQuestions(random).any();
              Question question =
                  Questions.with(any, any.request().withObjects(ObjectTypeList.NONE));
              List<Ace> entries = new ArrayList<>(question.descriptor().dacl().aces());
              if (entries.size() < 2) {
                return;
              }
              int at = random.nextInt(entries.size() - 1);
              if (isDeny(entries.get(at)) == isDeny(entries.get(at + 1))) {
                Collections.swap(entries, at, at + 1);
                assertThat(outcome(withEntries(question, entries))).isEqualTo(outcome(question));
              }
            });
  }

  private static boolean isDeny(Ace ace) {
    return ace instanceof AccessAce access && access.effect() == AceEffect.DENY;
  }

  @Test
  void entry_givenTwice_countsOnce() {
    SeededCases.of(73, CASES)
        .check(
            random -> {
              Question question = new RandomQuestions(random).any();
              List<Ace> entries = new ArrayList<>(question.descriptor().dacl().aces());
              if (entries.isEmpty()) {
                return;
              }
              int at = random.nextInt(entries.size());
              int copy = at + 1 + random.nextInt(entries.size() - at);
              entries.add(copy, entries.get(at));
              assertThat(outcome(withEntries(question, entries))).isEqualTo(outcome(question));
            });
  }

  @Test
  void inheritOnlyEntries_removed_changeNothing() {
    SeededCases.of(74, CASES)
        .check(
            random -> {
              Question question = new RandomQuestions(random).any();
              if (question.isOn(CheckOption.INHERIT_ONLY_OWNER_RIGHTS)
                  || !(question.descriptor().dacl() instanceof AceList)) {
                return;
              }
              List<Ace> entries =
                  question.descriptor().dacl().aces().stream()
                      .filter(ace -> !ace.flags().isInheritOnly())
                      .toList();
              assertThat(outcome(withEntries(question, entries))).isEqualTo(outcome(question));
            });
  }
}
