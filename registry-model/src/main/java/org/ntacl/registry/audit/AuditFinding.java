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
 * @param reasons what decided, one line for each right, or what is wrong
 * @param inheritance what is stored and what the parent gives; empty for other kinds than {@link
 *     FindingKind#STALE_INHERITANCE}
 * @param keys the keys, in the order of the walk; at least one
 */
public record AuditFinding(
    FindingKind kind,
    int securityId,
    Optional<SecurityDescriptor> descriptor,
    Optional<Sid> principal,
    AccessMask rights,
    List<String> reasons,
    Optional<StoredInheritance> inheritance,
    List<HiveKey> keys) {
  /** Copies the lists and refuses null. */
  public AuditFinding {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(descriptor, "descriptor");
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(rights, "rights");
    Objects.requireNonNull(inheritance, "inheritance");
    reasons = List.copyOf(reasons);
    keys = List.copyOf(keys);
  }
}
