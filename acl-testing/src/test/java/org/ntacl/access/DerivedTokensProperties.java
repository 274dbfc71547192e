package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.testing.Population;
import org.ntacl.testing.RandomTokens;
import org.ntacl.testing.RandomValues;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenFilter;
import org.ntacl.token.TokenFilter.Flag;
import org.ntacl.token.TokenGroup;

/** A token derived by taking something away is never granted more than the one it came from. */
class DerivedTokensProperties {
  private static final int CASES = 30_000;

  /** Draws a filter that leaves at least one restricting SID to a token that has some. */
  private static TokenFilter filter(RandomGenerator random, AccessToken token) {
    RandomValues values = new RandomValues(random);
    // an entry about a SID of the container counts for it unless the user holds that SID as well
    List<Sid> denyOnly =
        some(random, Population.ALL).stream()
            .filter(sid -> token.appContainer().map(box -> !box.matches(sid)).orElse(true))
            .toList();
    List<Privilege> deleted = some(random, List.of(Privilege.values()));
    List<Sid> restricting = new ArrayList<>(some(random, Population.RESTRICTING));
    if (token.isRestricted() && !restricting.isEmpty()) {
      restricting.add(values.oneOf(token.restrictingSids()));
    }
    return new TokenFilter(
        denyOnly,
        Set.copyOf(deleted),
        restricting,
        Set.copyOf(some(random, List.of(Flag.values()))));
  }

  private static <T> List<T> some(RandomGenerator random, List<T> all) {
    int oneIn = 1 + random.nextInt(8);
    return all.stream().filter(each -> random.nextInt(oneIn + 1) == 1).toList();
  }

  @Test
  void filtered_anyTokenAndFilter_neverGetsMore() {
    AtomicInteger less = new AtomicInteger();
    SeededCases.of(60, CASES)
        .check(
            random -> {
              Question before = Questions.unconditional(new RandomQuestions(random).any());
              if (before.isOn(CheckOption.LIMITED_MAXIMUM_DENIED)) {
                // to lose a right by the DACL may spare a denial for having it cut
                return;
              }
              AccessToken token = before.token();
              AccessToken filtered = token.filtered(filter(random, token));
              int more = Questions.granted(before);
              int fewer = Questions.granted(Questions.with(before, filtered));
              less.addAndGet(more == fewer ? 0 : 1);
              assertThat(fewer & ~more).as("%s%nfiltered %s", before, filtered).isZero();
            });
    assertThat(less.get()).isGreaterThan(CASES / 100);
  }

  @Test
  void lowbox_mediumOrHigherToken_neverGetsMore() {
    AtomicInteger less = new AtomicInteger();
    SeededCases.of(61, CASES)
        .check(
            random -> {
              Question before = new RandomQuestions(random).any();
              AccessToken token = before.token();
              // labels up to medium do not bind containers, a lower token without one they do
              if (token.appContainer().isPresent()
                  || !token.integrity().dominates(IntegrityLevel.MEDIUM)
                  || before.isOn(CheckOption.LIMITED_MAXIMUM_DENIED)) {
                return;
              }
              AccessToken contained =
                  token.lowbox(
                      new AppContainer(
                          Population.PACKAGE,
                          List.of(TokenGroup.enabled(Population.INTERNET_CLIENT)),
                          random.nextBoolean()));
              int more = Questions.granted(before);
              int fewer = Questions.granted(Questions.with(before, contained));
              less.addAndGet(more == fewer ? 0 : 1);
              assertThat(fewer & ~more).as("%s%ncontained %s", before, contained).isZero();
            });
    assertThat(less.get()).isGreaterThan(CASES / 100);
  }

  @Test
  void privileges_disabledOrRemoved_neverGetMore() {
    AtomicInteger less = new AtomicInteger();
    SeededCases.of(62, CASES)
        .check(
            random -> {
              Question before = new RandomQuestions(random).any();
              Privilege[] some =
                  some(random, List.of(Privilege.values())).toArray(Privilege[]::new);
              AccessToken token = before.token();
              AccessToken disabled = token.disablePrivileges(some).token();
              AccessToken removed = token.removePrivileges(some).token();
              int more = Questions.granted(before);
              int fewer = Questions.granted(Questions.with(before, disabled));
              less.addAndGet(more == fewer ? 0 : 1);
              if (!before.isOn(CheckOption.LIMITED_MAXIMUM_DENIED)) {
                assertThat(fewer & ~more).isZero();
              }
              assertThat(Questions.granted(Questions.with(before, removed))).isEqualTo(fewer);
            });
    assertThat(less.get()).isGreaterThan(CASES / 1000);
  }

  @Test
  void filtered_twice_isFilteredByBoth() {
    SeededCases.of(63, CASES)
        .check(
            random -> {
              AccessToken token = new RandomTokens(random).any();
              TokenFilter filter = filter(random, token);
              AccessToken once = token.filtered(filter);
              assertThat(once.filtered(filter)).isEqualTo(once);
              assertThat(token.privileges()).containsAll(once.privileges());
              assertThat(token.integrity().dominates(once.integrity())).isTrue();
              for (Sid sid : Population.ALL) {
                assertThat(once.matchesAllow(sid) && !token.matchesAllow(sid)).isFalse();
                assertThat(token.matchesDeny(sid) && !once.matchesDeny(sid)).isFalse();
                assertThat(
                        token.isRestricted()
                            && once.isRestrictingSid(sid)
                            && !token.isRestrictingSid(sid))
                    .isFalse();
              }
            });
  }
}
