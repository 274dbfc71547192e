package org.ntacl.registry.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.sid.Sid;

/**
 * Something about keys that share a descriptor. Immutable and thread-safe, as its keys are.
 *
 * @param kind what it is
 * @param securityId identifies the descriptor, see {@link HiveKey#securityId()}
 * @param descriptor the descriptor; empty when it cannot be read
 * @param principal whom it is about; empty when it is about nobody or the owner is missing
 * @param rights the rights that the principal should not have; empty when it is not about rights
 * @param inheritance what is stored and what the parent gives; empty for other kinds than {@link
 *     FindingKind#STALE_INHERITANCE}
 * @param problem what is wrong with a descriptor that cannot be read; empty for other kinds
 * @param keys the keys, in the order of the walk; at least one
 */
public record AuditFinding(
    FindingKind kind,
    int securityId,
    Optional<SecurityDescriptor> descriptor,
    Optional<Sid> principal,
    AccessMask rights,
    Optional<StoredInheritance> inheritance,
    String problem,
    List<HiveKey> keys) {
  /** Copies the lists and refuses null. */
  public AuditFinding {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(descriptor, "descriptor");
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(rights, "rights");
    Objects.requireNonNull(inheritance, "inheritance");
    Objects.requireNonNull(problem, "problem");
    keys = List.copyOf(keys);
  }

  /**
   * Returns what decided, one line for the rights that the same decided about, or what is wrong.
   * Worked out when asked for: an audit makes many findings, of which few are read.
   */
  public List<String> reasons() {
    return switch (kind) {
      case WEAK_SERVICE, NULL_DACL, ABSENT_DACL, TAKE_OVER, BROAD_WRITE ->
          AuditReasons.ofRights(
              descriptor.orElseThrow(),
              principal.flatMap(BroadPrincipal::of).orElseThrow().token(),
              rights);
      case APP_WRITE ->
          AuditReasons.ofApplication(descriptor.orElseThrow(), principal.orElseThrow());
      case UNREADABLE -> List.of(problem);
      case STALE_INHERITANCE ->
          List.of("its parent was given other entries later, and nobody passed them on");
      case NOT_CANONICAL ->
          List.of("entries are evaluated as they stand; editors of Windows would sort them");
      case UNRESOLVED_OWNER ->
          List.of(
              principal.isEmpty()
                  ? "there is no owner: Windows refuses the descriptor"
                  : "owns the key, and may read and change its security");
    };
  }
}
