package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.access.Questions.asking;
import static org.ntacl.access.Questions.granted;
import static org.ntacl.access.Questions.with;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.testing.Population;
import org.ntacl.testing.PopulationDescriptors;
import org.ntacl.testing.RandomTokens;
import org.ntacl.testing.RandomValues;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;

/** What must hold of every check, whatever the descriptor and the token. */
class AccessCheckProperties {
  private static final int CASES = 30_000;

  /** Every bit but the generic ones, MAXIMUM_ALLOWED and ACCESS_SYSTEM_SECURITY. */
  private static final int RIGHTS = 0x0CFF_FFFF;

  private static Question maximum(RandomGenerator random) {
    return new RandomQuestions(random).maximum();
  }

  private static boolean isSubset(int part, int whole) {
    return (part & ~whole) == 0;
  }

  @Test
  void maximumAllowed_anyQuestion_isTheUnionOfTheChecksForSingleRights() {
    AtomicInteger grants = new AtomicInteger();
    SeededCases.of(30, CASES)
        .check(
            random -> {
              Question question = maximum(random);
              // a right asked for by name may come from a privilege, MAXIMUM_ALLOWED never does
              Question unprivileged =
                  with(
                      question,
                      question.token().toBuilder()
                          .disabledPrivileges(Privilege.TAKE_OWNERSHIP, Privilege.RELABEL)
                          .build());
              int union = 0;
              for (int rest = RIGHTS; rest != 0; rest &= rest - 1) {
                union |= granted(asking(unprivileged, Integer.lowestOneBit(rest)));
              }
              if (!(question.descriptor().dacl() instanceof AceList)) {
                // without a DACL every bit can be asked for, and the maximum is what the type knows
                union &= question.type().mapping().all().bits();
              }
              grants.addAndGet(union == 0 ? 0 : 1);
              assertThat(granted(unprivileged)).isEqualTo(union);
            });
    assertThat(grants.get()).isGreaterThan(CASES / 10);
  }

  @Test
  void severalRights_anyQuestion_areGrantedWhenEachIs() {
    SeededCases.of(31, CASES)
        .check(
            random -> {
              RandomQuestions questions = new RandomQuestions(random);
              Question question = asking(maximum(random), questions.desired().bits() & RIGHTS);
              if (question.desired() == 0 || question.token().isWriteRestricted()) {
                // one right to write puts all rights of a request to the restricting SIDs
                return;
              }
              boolean each = true;
              for (int rest = question.desired(); rest != 0; rest &= rest - 1) {
                each &= granted(asking(question, Integer.lowestOneBit(rest))) != 0;
              }
              assertThat(RandomQuestions.decide(question).isGranted()).isEqualTo(each);
            });
  }

  @Test
  void severalRights_granted_areExactlyTheDesiredOnes() {
    SeededCases.of(32, CASES)
        .check(
            random -> {
              Question question = new RandomQuestions(random).any();
              boolean max = (question.desired() & Bits.MAXIMUM_ALLOWED) != 0;
              int asked =
                  (question.desired() & ~Bits.MAXIMUM_ALLOWED)
                      | question.request().previouslyGranted().bits();
              AccessDecision decision = RandomQuestions.decide(question);
              if (question.request().resultList()) {
                // a part of the request may be granted next to a failure
                return;
              }
              if (!decision.isGranted()) {
                assertThat(decision.granted()).isEqualTo(AccessMask.NONE);
                assertThat(decision.privilegesUsed()).isEmpty();
              } else if (max) {
                assertThat(isSubset(asked, decision.granted().bits())).isTrue();
              } else {
                assertThat(decision.granted().bits()).isEqualTo(asked);
              }
            });
  }

  @Test
  void denyOnly_anyGroup_neverGetsMore() {
    AtomicInteger less = new AtomicInteger();
    SeededCases.of(33, CASES)
        .check(
            random -> {
              Question before = with(maximum(random), new RandomTokens(random).ordinary());
              if (hasConditions(before.descriptor())) {
                // not to be a member may be what a condition asks for
                return;
              }
              List<TokenGroup> groups = new ArrayList<>();
              for (TokenGroup group : before.token().groups()) {
                groups.add(random.nextBoolean() ? TokenGroup.denyOnly(group.sid()) : group);
              }
              AccessToken weaker = before.token().toBuilder().onlyGroups(groups).build();
              int more = granted(before);
              int fewer = granted(with(before, weaker));
              less.addAndGet(more == fewer ? 0 : 1);
              assertThat(isSubset(fewer, more)).isTrue();
            });
    assertThat(less.get()).isGreaterThan(CASES / 100);
  }

  private static boolean hasConditions(SecurityDescriptor descriptor) {
    return Stream.of(descriptor.dacl(), descriptor.sacl())
        .flatMap(acl -> acl.aces().stream())
        .anyMatch(
            ace ->
                ace instanceof AccessFilterAce
                    || (ace instanceof AccessAce access && access.condition().isPresent()));
  }

  @Test
  void denyOnly_everything_grantsNothingByTheDacl() {
    SeededCases.of(34, CASES)
        .check(
            random -> {
              Question question = maximum(random);
              AccessToken token = question.token();
              AccessToken denying =
                  token.toBuilder()
                      .userDenyOnly(true)
                      .onlyGroups(
                          token.groups().stream().map(g -> TokenGroup.denyOnly(g.sid())).toList())
                      .build();
              if (question.descriptor().dacl() instanceof AceList) {
                assertThat(granted(with(question, denying))).isZero();
              }
            });
  }

  @Test
  void integrity_lower_neverGetsMore() {
    AtomicInteger less = new AtomicInteger();
    SeededCases.of(35, CASES)
        .check(
            random -> {
              Question high = new RandomQuestions(random).any();
              if (high.isOn(CheckOption.LIMITED_MAXIMUM_DENIED)) {
                return;
              }
              int level = high.token().integrity().level();
              IntegrityLevel lower = new IntegrityLevel(level == 0 ? 0 : random.nextInt(level));
              Question low = with(high, high.token().toBuilder().integrity(lower).build());
              int more = granted(high);
              int fewer = granted(low);
              less.addAndGet(more == fewer ? 0 : 1);
              assertThat(isSubset(fewer, more)).isTrue();
            });
    assertThat(less.get()).isGreaterThan(CASES / 100);
  }

  @Test
  void label_higherOrStricter_neverLetsMore() {
    SeededCases.of(36, CASES)
        .check(
            random -> {
              Question question = maximum(random);
              int level = random.nextInt(0x5000);
              int policy = random.nextInt(8);
              int weaker = granted(with(question, labelled(question.descriptor(), level, policy)));
              int stricter =
                  granted(
                      with(
                          question,
                          labelled(
                              question.descriptor(),
                              level + random.nextInt(0x1000),
                              policy | random.nextInt(8))));
              assertThat(isSubset(stricter, weaker)).isTrue();
            });
  }

  private static SecurityDescriptor labelled(SecurityDescriptor descriptor, int level, int policy) {
    return descriptor.withSacl(
        AceList.of(new MandatoryLabelAce(AceFlags.NONE, AccessMask.of(policy), Sid.of(16, level))));
  }

  @Test
  void denyOnly_oneGroup_grantsNoMoreThanItsAbsence() {
    SeededCases.of(42, CASES)
        .check(
            random -> {
              Question without = with(maximum(random), new RandomTokens(random).ordinary());
              if (hasConditions(without.descriptor())) {
                // to be a member for denying only may be what a condition of a deny asks for
                return;
              }
              Sid group = new RandomValues(random).oneOf(Population.GROUPS);
              Question with = with(without, without.token().toBuilder().denyOnly(group).build());
              assertThat(isSubset(granted(with), granted(without))).isTrue();
            });
  }

  @Test
  void entry_denyingPutFirst_neverLetsMore() {
    SeededCases.of(37, CASES)
        .check(
            random -> {
              Question question = maximum(random);
              Ace deny =
                  AccessAce.deny(
                      new PopulationDescriptors(random).rights(),
                      new RandomValues(random).oneOf(Population.ALL));
              List<Ace> entries = new ArrayList<>(List.of(deny));
              entries.addAll(question.descriptor().dacl().aces());
              int before = granted(question);
              int after =
                  granted(with(question, question.descriptor().withDacl(AceList.of(entries))));
              if (question.descriptor().dacl() instanceof AceList) {
                assertThat(isSubset(after, before)).isTrue();
              }
            });
  }

  @Test
  void entry_allowingPutLast_neverTakesAway() {
    SeededCases.of(38, CASES)
        .check(
            random -> {
              Question question = maximum(random);
              Acl dacl = question.descriptor().dacl();
              Sid trustee = new RandomValues(random).oneOf(Population.ALL);
              if (!(dacl instanceof AceList) || trustee.equals(Population.OWNER_RIGHTS)) {
                return;
              }
              List<Ace> entries = new ArrayList<>(dacl.aces());
              entries.add(AccessAce.allow(new PopulationDescriptors(random).rights(), trustee));
              int before = granted(question);
              int after =
                  granted(with(question, question.descriptor().withDacl(AceList.of(entries))));
              assertThat(isSubset(before, after)).isTrue();
            });
  }

  @Test
  void restriction_anySids_neverGetsMore() {
    AtomicInteger less = new AtomicInteger();
    SeededCases.of(39, CASES)
        .check(
            random -> {
              Question free = with(maximum(random), new RandomTokens(random).ordinary());
              Sid[] sids = {
                new RandomValues(random).oneOf(Population.RESTRICTING),
                new RandomValues(random).oneOf(Population.RESTRICTING)
              };
              int all = granted(free);
              int writing =
                  granted(with(free, free.token().toBuilder().writeRestrictedTo(sids).build()));
              int restricted =
                  granted(with(free, free.token().toBuilder().restrictedTo(sids).build()));
              less.addAndGet(restricted == all ? 0 : 1);
              assertThat(isSubset(writing, all)).isTrue();
              assertThat(isSubset(restricted, writing)).isTrue();
            });
    assertThat(less.get()).isGreaterThan(CASES / 100);
  }

  @Test
  void privileges_heldAndNotEnabled_changeNothing() {
    SeededCases.of(40, CASES)
        .check(
            random -> {
              Question question = new RandomQuestions(random).any();
              AccessToken token = question.token();
              AccessToken more =
                  token.toBuilder()
                      .disabledPrivileges(
                          List.of(Privilege.values()).stream()
                              .filter(privilege -> !token.isEnabled(privilege))
                              .toArray(Privilege[]::new))
                      .build();
              assertThat(RandomQuestions.decide(with(question, more)))
                  .isEqualTo(RandomQuestions.decide(question));
            });
  }

  @Test
  void dacl_absentOrNull_meansTheSameButForAuthz() {
    SeededCases.of(41, CASES)
        .check(
            random -> {
              Question question = maximum(random);
              SecurityDescriptor absent = question.descriptor().withDacl(AbsentAcl.ABSENT);
              SecurityDescriptor none = question.descriptor().withDacl(NullAcl.NULL);
              assertThat(RandomQuestions.decide(with(question, none)))
                  .isEqualTo(RandomQuestions.decide(with(question, absent)));
            });
  }
}
