package org.ntacl.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.claim.ClaimSet;
import org.ntacl.condition.ConditionProgram;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.MandatoryPolicy;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.TrustLevel;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenPolicy;

/**
 * Phases 1 to 3 of a compiled policy: what a SACL limits to some callers; see {@link TrustPhase},
 * {@link FilterPhase} and {@link IntegrityPhase}. Immutable and thread-safe.
 */
final class PolicyLimits {
  private final Optional<TrustLimit> trust;
  private final List<Filter> filters;
  private final Optional<IntegrityLevel> label;
  private final int labelCap;
  private final boolean containersForgiven;

  /**
   * @param level who is not limited, nobody when the label is none
   * @param cap the rights left to others
   */
  private record TrustLimit(Optional<TrustLevel> level, int cap) {}

  /**
   * @param condition who is not limited
   * @param cap the rights left to others
   */
  private record Filter(ConditionProgram condition, int cap) {}

  private PolicyLimits(
      Optional<TrustLimit> trust,
      List<Filter> filters,
      Optional<IntegrityLevel> label,
      int labelCap,
      boolean containersForgiven) {
    this.trust = trust;
    this.filters = filters;
    this.label = label;
    this.labelCap = labelCap;
    this.containersForgiven = containersForgiven;
  }

  /** Returns the limits of an object without label. */
  static PolicyLimits none(PolicyTerms terms) {
    return of(terms, List.of());
  }

  /** Returns the limits that the entries of a SACL set. */
  static PolicyLimits of(PolicyTerms terms, List<Ace> sacl) {
    Optional<TrustLimit> trust = Optional.empty();
    Optional<MandatoryLabelAce> label = Optional.empty();
    List<Filter> filters = new ArrayList<>();
    for (Ace ace : sacl) {
      if (ace.flags().isInheritOnly()) {
        continue;
      }
      if (ace instanceof ProcessTrustAce entry && trust.isEmpty()) {
        trust =
            Optional.of(new TrustLimit(TrustLevel.of(entry.level()), left(terms, entry.mask())));
      } else if (ace instanceof MandatoryLabelAce entry && label.isEmpty()) {
        label = Optional.of(entry);
      } else if (ace instanceof AccessFilterAce entry) {
        filters.add(
            new Filter(
                // clarification 16: no attributes of the resource
                ConditionProgram.compile(
                    entry.condition(), terms.conditionOptions(), ClaimSet.EMPTY, false),
                left(terms, entry.mask())));
      }
    }
    Optional<IntegrityLevel> level =
        label.isPresent()
            ? IntegrityLevel.of(label.get().level())
            : Optional.of(IntegrityLevel.MEDIUM);
    AccessMask policy =
        label
            .map(entry -> entry.mask().and(MandatoryPolicy.ALL))
            .orElse(terms.type().defaultLabelPolicy());
    return new PolicyLimits(
        trust,
        List.copyOf(filters),
        level,
        rightsLeft(terms.type().mapping(), policy),
        !terms.isOn(CheckOption.CONTAINER_INTEGRITY)
            && level.isPresent()
            && IntegrityLevel.MEDIUM.dominates(level.get()));
  }

  private static int left(PolicyTerms terms, AccessMask mask) {
    return terms.rightsOf(mask.bits()) | Bits.ACCESS_SYSTEM_SECURITY;
  }

  private static int rightsLeft(GenericMapping mapping, AccessMask policy) {
    int left = policy.contains(MandatoryPolicy.NO_READ_UP) ? 0 : mapping.read().bits();
    left |= policy.contains(MandatoryPolicy.NO_WRITE_UP) ? 0 : mapping.write().bits();
    return left | (policy.contains(MandatoryPolicy.NO_EXECUTE_UP) ? 0 : mapping.execute().bits());
  }

  /**
   * Returns the standing that a token needs not to be limited by anything here, see {@link
   * org.ntacl.token.PreparedToken#standing()}; {@link Long#MAX_VALUE} when standing is not enough.
   */
  long guard() {
    return trust.isEmpty() && filters.isEmpty() && label.isPresent()
        ? Integer.toUnsignedLong(label.get().level())
        : Long.MAX_VALUE;
  }

  /** Returns the rights that may be granted to a token at all. */
  int cap(AccessToken token) {
    int cap = integrityCap(token);
    if (trust.isPresent() && !isTrusted(token, trust.get())) {
      cap &= trust.get().cap;
    }
    for (int i = 0; i < filters.size(); i++) {
      Filter filter = filters.get(i);
      if (filter.condition.evaluate(token.allowingContext()) != TruthValue.TRUE) {
        cap &= filter.cap;
      }
    }
    return cap;
  }

  private static boolean isTrusted(AccessToken token, TrustLimit limit) {
    return limit.level.isPresent()
        && token.trust().orElse(TrustLevel.NONE).dominates(limit.level.get());
  }

  private int integrityCap(AccessToken token) {
    if (!token.policy().contains(TokenPolicy.NO_WRITE_UP)
        || (label.isPresent() && token.integrity().dominates(label.get()))
        || (containersForgiven && token.appContainer().isPresent())) {
      return Bits.ALL;
    }
    return token.isEnabled(Privilege.RELABEL) ? labelCap | Bits.WRITE_OWNER : labelCap;
  }
}
