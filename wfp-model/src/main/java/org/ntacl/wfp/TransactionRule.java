package org.ntacl.wfp;

import java.util.Optional;
import org.ntacl.wfp.model.FwpStatus;

/** How a call goes together with transactions (wfp 2.3, 5.2). */
enum TransactionRule {
  /** Reads; in any transaction, or in one of its own. */
  READS(false, true),

  /** Changes; in a transaction for that, or in one of its own. */
  CHANGES(true, true),

  /** Reads, and only in a transaction of its own. */
  READS_ALONE(false, false),

  /** Changes, and only in a transaction of its own. */
  CHANGES_ALONE(true, false),

  /** Begins a transaction, so that there must be none. */
  BEGINS(false, false),

  /** Ends a transaction, so that there must be one. */
  ENDS(false, true);

  private final boolean changes;
  private final boolean joins;

  TransactionRule(boolean changes, boolean joins) {
    this.changes = changes;
    this.joins = joins;
  }

  /** Tells whether a transaction of its own may change something. */
  boolean changes() {
    return changes;
  }

  /** Returns what is wrong with a call while there is this transaction or none. */
  Optional<FwpStatus> fault(Optional<Transaction> open) {
    if (open.isEmpty()) {
      return this == ENDS ? Optional.of(FwpStatus.FWP_E_NO_TXN_IN_PROGRESS) : Optional.empty();
    }
    if (!joins) {
      return Optional.of(FwpStatus.FWP_E_TXN_IN_PROGRESS);
    }
    return changes && !open.get().isWriter()
        ? Optional.of(FwpStatus.FWP_E_INCOMPATIBLE_TXN)
        : Optional.empty();
  }
}
