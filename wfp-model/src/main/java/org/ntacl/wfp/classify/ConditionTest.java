package org.ntacl.wfp.classify;

import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.MatchType;

/**
 * A condition, or several on one field, in the form in which they are compared with each other and
 * compiled. Fields have the numbers of their slots; a test fails when its slot is empty.
 */
sealed interface ConditionTest {
  /** Returns the number of the slot that is looked at. */
  int slot();

  /**
   * The value is one of a set. Values without natural numbers have those of {@link ValueNumbers}.
   */
  record In(int slot, NumberSet numbers) implements ConditionTest {}

  /** Bits of the value are set, or not. */
  record Flags(int slot, MatchType how, long mask) implements ConditionTest {}

  /** The value is in a network, or is not, whose mask has gaps. */
  record Masked(int slot, long mask, long bits, boolean negated) implements ConditionTest {}

  /** The token is granted what a descriptor guards, or is not. */
  record User(int slot, int descriptor, boolean negated) implements ConditionTest {}

  /** None of these: the condition is evaluated as it stands. */
  record Literal(int slot, FilterCondition condition) implements ConditionTest {}
}
