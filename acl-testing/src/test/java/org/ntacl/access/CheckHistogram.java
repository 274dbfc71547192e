package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceType;

/** Counts what random checks have met, so that a comparison can show what it compared. */
final class CheckHistogram {
  private final Map<NtStatus, Integer> statuses = new TreeMap<>();
  private final Map<ReferenceCheck.Rule, Integer> rules = new TreeMap<>();
  private final Map<AceType, Integer> types = new TreeMap<>();
  private final Map<CheckOption, Integer> options = new TreeMap<>();
  private final Map<CheckVariant, Integer> variants = new TreeMap<>();

  void count(Question question, NtStatus status, Set<ReferenceCheck.Rule> reached) {
    statuses.merge(status, 1, Integer::sum);
    reached.forEach(rule -> rules.merge(rule, 1, Integer::sum));
    for (Ace ace : question.descriptor().dacl().aces()) {
      types.merge(ace.type(), 1, Integer::sum);
    }
    for (Ace ace : question.descriptor().sacl().aces()) {
      types.merge(ace.type(), 1, Integer::sum);
    }
    question.options().enabled().forEach(option -> options.merge(option, 1, Integer::sum));
    variants.merge(question.options().variant(), 1, Integer::sum);
  }

  /** Returns how often a check came to a status. */
  int of(NtStatus status) {
    return statuses.getOrDefault(status, 0);
  }

  /** Demands that every rule, option and variant was met so many times. */
  void requireEach(int times) {
    assertThat(rules).containsOnlyKeys(ReferenceCheck.Rule.values());
    assertThat(rules.values()).as("%s", rules).allMatch(count -> count >= times);
    assertThat(options).containsOnlyKeys(CheckOption.values());
    assertThat(options.values()).as("%s", options).allMatch(count -> count >= times);
    assertThat(variants).containsOnlyKeys(CheckVariant.values());
    assertThat(types.values()).as("%s", types).allMatch(count -> count >= times);
  }

  @Override
  public String toString() {
    return "statuses %s%n  rules %s%n  entries %s%n  options %s%n  variants %s"
        .formatted(statuses, rules, types, options, variants);
  }
}
