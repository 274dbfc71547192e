package org.ntacl.wfp.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.wfp.model.Reference;

/**
 * Something about objects of the filter engine. Immutable and thread-safe.
 *
 * @param kind what it is
 * @param objects the objects that it is about, at least one; the key of zeros is a container
 * @param causes the objects that cause it: the filter in front, what is not there, the callout
 * @param descriptor the descriptor that it is about, empty for none
 * @param principal whom it is about, empty for nobody
 * @param rights the rights that the principal should not have; empty when it is not about rights
 * @param reasons what decided, one line each
 */
public record WfpFinding(
    WfpFindingKind kind,
    List<Reference> objects,
    List<Reference> causes,
    Optional<SecurityDescriptor> descriptor,
    Optional<Sid> principal,
    AccessMask rights,
    List<String> reasons) {
  /** Copies the lists and refuses null. */
  public WfpFinding {
    Objects.requireNonNull(kind, "kind");
    objects = List.copyOf(objects);
    causes = List.copyOf(causes);
    Objects.requireNonNull(descriptor, "descriptor");
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(rights, "rights");
    reasons = List.copyOf(reasons);
  }

  /** Returns a finding about one object and another one that causes it. */
  static WfpFinding of(WfpFindingKind kind, Reference object, Reference cause, String reason) {
    return new WfpFinding(
        kind,
        List.of(object),
        List.of(cause),
        Optional.empty(),
        Optional.empty(),
        AccessMask.NONE,
        List.of(reason));
  }
}
