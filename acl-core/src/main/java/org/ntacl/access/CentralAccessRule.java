package org.ntacl.access;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.Acl;

/**
 * A rule of a central access policy (MS-GPCAP 3.2.1.1). Immutable and thread-safe.
 *
 * @param appliesTo which objects the rule is for: those for which this is TRUE, or empty for all
 * @param effective the DACL that must grant a request, too
 * @param staged the DACL that is to take its place one day, or empty when no change is planned
 */
public record CentralAccessRule(
    Optional<Condition> appliesTo, Acl effective, Optional<Acl> staged) {
  /** Refuses null. */
  public CentralAccessRule {
    Objects.requireNonNull(appliesTo, "appliesTo");
    Objects.requireNonNull(effective, "effective");
    Objects.requireNonNull(staged, "staged");
  }

  /** Returns the rule for all objects without a planned change. */
  public static CentralAccessRule of(Acl effective) {
    return new CentralAccessRule(Optional.empty(), effective, Optional.empty());
  }

  /** Returns the same rule for the objects for which a condition is TRUE. */
  public CentralAccessRule appliedTo(Condition condition) {
    return new CentralAccessRule(Optional.of(condition), effective, staged);
  }

  /** Returns the same rule with a planned change. */
  public CentralAccessRule withStaged(Acl newStaged) {
    return new CentralAccessRule(appliesTo, effective, Optional.of(newStaged));
  }
}
