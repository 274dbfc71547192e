package org.ntacl.condition;

/** Counts the operands that wait for an operator while tokens in postfix order go by. */
final class OperandCount {
  private int waiting;

  /** Takes a token; returns false, and does nothing, when it is an operator that lacks operands. */
  boolean accept(ConditionToken token) {
    if (!(token instanceof Operator operator)) {
      waiting++;
      return true;
    }
    if (waiting < operator.arity()) {
      return false;
    }
    waiting += 1 - operator.arity();
    return true;
  }

  /** Returns what to say about an operator that was refused. */
  String shortage(Operator operator) {
    return "operator `%s` lacks operands: %d needed, %d there"
        .formatted(operator.sddl(), operator.arity(), waiting);
  }

  /** Returns the number of operands that wait. */
  int waiting() {
    return waiting;
  }
}
