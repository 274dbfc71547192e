package org.ntacl.access;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.token.AccessToken;
import org.ntacl.token.PreparedToken;

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
  private final long conditionalGuard;

  /** Of each entry its condition, null for none; empty when no entry has one. */
  private final EntryCondition[] conditions;

  /** The entries that are object entries. */
  private final BitSet objectEntries = new BitSet();

  /**
   * What an entry has besides trustee and rights.
   *
   * @param condition when it applies, or empty for always
   * @param ofObject whether it is an object entry
   */
  record EntryExtras(Optional<EntryCondition> condition, boolean ofObject) {
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
    boolean plain = extras.stream().noneMatch(EntryExtras::isConditional);
    this.conditions = new EntryCondition[plain ? 0 : extras.size()];
    for (int i = 0; i < extras.size(); i++) {
      objectEntries.set(i, extras.get(i).ofObject);
      if (!plain) {
        conditions[i] = extras.get(i).condition.orElse(null);
      }
    }
    this.conditionalGuard = terms.isOrdinary() && hasEntries ? limits.guard() : Long.MAX_VALUE;
    this.guard = plain ? conditionalGuard : Long.MAX_VALUE;
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

  /**
   * Returns the standing that a token needs for nothing but the entries and their conditions to
   * count, {@link Long#MAX_VALUE} when more does.
   */
  long conditionalGuard() {
    return conditionalGuard;
  }

  /** Tells whether an entry has a condition. */
  boolean isConditional() {
    return conditions.length != 0;
  }

  /** Tells whether an entry that is about a token applies to it. */
  boolean holds(int entry, AccessToken token, PreparedToken view) {
    return conditions.length == 0
        || conditions[entry] == null
        || conditions[entry].holds(token, view);
  }

  /** accesscheck 9.3: object entries are compared with the user's groups only. */
  boolean isKeptFromContainers(int entry) {
    return objectEntries.get(entry) && !terms.isOn(CheckOption.CONTAINER_OBJECT_ENTRIES);
  }
}
