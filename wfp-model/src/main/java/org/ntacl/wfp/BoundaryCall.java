package org.ntacl.wfp;

import java.util.Optional;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.ObjectClass;

/** Begins or ends an explicit transaction. */
final class BoundaryCall extends Call<Void> {
  private final Boundary boundary;

  BoundaryCall(Boundary boundary) {
    super(
        boundary == Boundary.COMMIT || boundary == Boundary.ABORT
            ? TransactionRule.ENDS
            : TransactionRule.BEGINS);
    this.boundary = boundary;
  }

  @Override
  boolean changes() {
    return boundary == Boundary.BEGIN_WRITE;
  }

  @Override
  Optional<Boundary> boundary() {
    return Optional.of(boundary);
  }

  /** The page of the function, which splits the rights by flag, and not the table (wfp 4.2). */
  @Override
  void access(Caller caller, Policy policy) {
    StoredSecurity engine = policy.container(ObjectClass.ENGINE);
    if (boundary == Boundary.BEGIN_READ) {
      AccessGate.demand(caller, engine, WfpRights.BEGIN_READ_TXN, "the engine");
    } else if (boundary == Boundary.BEGIN_WRITE) {
      AccessGate.demand(caller, engine, WfpRights.BEGIN_WRITE_TXN, "the engine");
    }
  }

  @Override
  Void run(Work work) {
    return null;
  }
}
