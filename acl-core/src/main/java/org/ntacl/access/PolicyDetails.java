package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.condition.ConditionProgram;
import org.ntacl.condition.TruthValue;
import org.ntacl.token.AccessToken;

/**
 * What a compiled policy consists of besides its plain entries; the short way of a check never
 * looks here. Immutable and thread-safe.
 */
final class PolicyDetails {
  private final PolicyTerms terms;
  private final PolicyLimits limits;
  private final NtStatus fault;
  private final boolean hasEntries;
  private final boolean ownerFirst;
  private final long guard;

  /** Of each entry, as far as one of them has any. */
  private final List<EntryExtras> extras;

  /**
   * What an entry has besides trustee and rights.
   *
   * @param condition when it applies, or empty for always
   * @param ofObject whether it is an object entry
   */
  record EntryExtras(Optional<ConditionProgram> condition, boolean ofObject) {
    static final EntryExtras NONE = new EntryExtras(Optional.empty(), false);

    boolean isConditional() {
      return condition.isPresent();
    }
  }

  /**
   * @param fault what the variant of the check says of the descriptor, STATUS_SUCCESS for nothing
   * @param hasEntries whether there is a list as DACL
   * @param ownerFirst whether the first entry stands for what the owner has by ownership
   * @param extras of each entry
   */
  PolicyDetails(
      PolicyTerms terms,
      PolicyLimits limits,
      NtStatus fault,
      boolean hasEntries,
      boolean ownerFirst,
      List<EntryExtras> extras) {
    this.terms = terms;
    this.limits = limits;
    this.fault = fault;
    this.hasEntries = hasEntries;
    this.ownerFirst = ownerFirst;
    this.extras =
        extras.stream().allMatch(EntryExtras.NONE::equals) ? List.of() : List.copyOf(extras);
    boolean plain =
        terms.isOrdinary() && hasEntries && extras.stream().noneMatch(EntryExtras::isConditional);
    this.guard = plain ? limits.guard() : Long.MAX_VALUE;
  }

  PolicyTerms terms() {
    return terms;
  }

  PolicyLimits limits() {
    return limits;
  }

  NtStatus fault() {
    return fault;
  }

  boolean hasEntries() {
    return hasEntries;
  }

  boolean ownerFirst() {
    return ownerFirst;
  }

  /** Returns the index of the first entry of the DACL. */
  int first() {
    return ownerFirst ? 1 : 0;
  }

  /**
   * Returns the standing that a token needs for the short way, {@link Long#MAX_VALUE} when there is
   * none.
   */
  long guard() {
    return guard;
  }

  /** Tells whether the condition of an entry lets it apply (accesscheck 10.1). */
  boolean holds(int entry, boolean denies, AccessToken token) {
    if (extras.isEmpty() || extras.get(entry).condition.isEmpty()) {
      return true;
    }
    ConditionProgram condition = extras.get(entry).condition.get();
    return denies
        ? condition.evaluate(token.denyingContext()) != TruthValue.FALSE
        : condition.evaluate(token.allowingContext()) == TruthValue.TRUE;
  }

  /** accesscheck 9.3: object entries are compared with the user's groups only. */
  boolean isKeptFromContainers(int entry) {
    return !extras.isEmpty()
        && extras.get(entry).ofObject
        && !terms.isOn(CheckOption.CONTAINER_OBJECT_ENTRIES);
  }
}
