package org.ntacl.wfp;

import java.util.Optional;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.WfpException;

/**
 * A call of a session, taken apart into what it is checked for. The stages run in the order of
 * {@link EngineOptions#order()}; the work runs when all have passed, and cannot fail.
 *
 * @param <T> what the call returns
 */
abstract class Call<T> {
  private final TransactionRule rule;

  Call(TransactionRule rule) {
    this.rule = rule;
  }

  final TransactionRule rule() {
    return rule;
  }

  /** Returns whether a transaction of its own may change something. */
  boolean changes() {
    return rule.changes();
  }

  /** Returns what the call does to the session's transaction, empty when it does nothing to it. */
  Optional<Boundary> boundary() {
    return Optional.empty();
  }

  /** Checks arguments that are handles. */
  void arguments() {}

  /** Checks structures for themselves. */
  void structure(Caller caller) {}

  /** Finds what the call is about. */
  void lookup(Policy policy) {}

  /** Checks structures beside what they refer to. */
  void context(Policy policy) {}

  /** Checks rights. */
  void access(Caller caller, Policy policy) {}

  /** Checks what dynamic sessions may not do. */
  void dynamicSession(Caller caller) {}

  /** Checks what is there already. */
  void state(Caller caller, Policy policy) {}

  /** Asks those outside of the engine who may refuse, when nothing else is left to check. */
  void confirm(Policy policy) {}

  /** Does the work. */
  abstract T run(Work work);

  static WfpException refused(FwpStatus status, String fault) {
    return new WfpException(status, fault);
  }
}
