package org.ntacl.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * Counts what random checks have met, so that a comparison can show what it compared. Not
 * thread-safe; several are added up at the end.
 */
final class CheckHistogram {
  /** The statuses that a check can come to. */
  private static final Set<NtStatus> STATUSES =
      EnumSet.of(
          NtStatus.STATUS_SUCCESS,
          NtStatus.STATUS_ACCESS_DENIED,
          NtStatus.STATUS_PRIVILEGE_NOT_HELD,
          NtStatus.STATUS_GENERIC_NOT_MAPPED,
          NtStatus.STATUS_NO_IMPERSONATION_TOKEN,
          NtStatus.STATUS_BAD_IMPERSONATION_LEVEL,
          NtStatus.STATUS_INVALID_SECURITY_DESCR,
          NtStatus.STATUS_INVALID_PARAMETER);

  private static final List<String> FORMS = List.of("", " by type", " result list");

  /** What each row of the histogram is called, with its count, group after group. */
  private final Map<String, Map<Object, Integer>> groups = new TreeMap<>();

  /** Starts with all rows that must be met, each met never. */
  CheckHistogram() {
    STATUSES.forEach(status -> expect("statuses", status));
    Stream.of(ReferenceRule.values()).forEach(rule -> expect("rules", rule));
    Stream.of(AceType.values()).forEach(type -> expect("entries", type));
    Stream.of(CheckOption.values()).forEach(option -> expect("options", option));
    Stream.of(CheckOption.values()).forEach(option -> expect("options that matter", option));
    for (CheckVariant variant : CheckVariant.values()) {
      FORMS.forEach(form -> expect("variants", variant + form));
    }
  }

  private void expect(String group, Object row) {
    groups.computeIfAbsent(group, key -> new LinkedHashMap<>()).put(row, 0);
  }

  private void hit(String group, Object row) {
    groups.get(group).merge(row, 1, Integer::sum);
  }

  void count(Question question, AccessDecision decision, Set<ReferenceRule> reached) {
    hit("statuses", decision.status());
    reached.forEach(rule -> hit("rules", rule));
    SecurityDescriptor descriptor = question.descriptor();
    EnumSet<AceType> types = EnumSet.noneOf(AceType.class);
    descriptor.dacl().aces().forEach(ace -> types.add(ace.type()));
    descriptor.sacl().aces().forEach(ace -> types.add(ace.type()));
    types.forEach(type -> hit("entries", type));
    for (CheckOption option : question.options().enabled()) {
      hit("options", option);
      if (isDecisive(question, decision, option)) {
        hit("options that matter", option);
      }
    }
    AccessRequest request = question.request();
    String form = FORMS.get(request.resultList() ? 2 : request.objects().isEmpty() ? 0 : 1);
    hit("variants", question.options().variant() + form);
  }

  /** Tells whether the check comes to something else without an option. */
  private static boolean isDecisive(
      Question question, AccessDecision decision, CheckOption option) {
    EnumSet<CheckOption> others = EnumSet.copyOf(question.options().enabled());
    others.remove(option);
    CheckOptions without = new CheckOptions(question.options().variant(), others);
    AccessDecision other = RandomQuestions.decide(Questions.with(question, without));
    return !ReferenceAnswer.of(other).equals(ReferenceAnswer.of(decision))
        || !other.audits().equals(decision.audits());
  }

  /** Adds what another one has counted. */
  void add(CheckHistogram other) {
    other.groups.forEach(
        (group, rows) ->
            rows.forEach((row, count) -> groups.get(group).merge(row, count, Integer::sum)));
  }

  /** Returns the rows that were met fewer times, each with its count. */
  List<String> below(int times) {
    List<String> rare = new ArrayList<>();
    groups.forEach(
        (group, rows) ->
            rows.forEach(
                (row, count) -> {
                  if (count < times) {
                    rare.add("%s: %s %d".formatted(group, row, count));
                  }
                }));
    return rare;
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    groups.forEach((group, rows) -> lines.add("  %s: %s".formatted(group, rows)));
    return String.join(System.lineSeparator(), lines);
  }
}
