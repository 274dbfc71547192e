package org.ntacl.condition;

/**
 * One token of a conditional expression in postfix order: operands first, then their operator
 * (MS-DTYP 2.4.4.17.4).
 *
 * <p>Immutable and thread-safe, equal by content.
 */
public sealed interface ConditionToken permits Attribute, Composite, Literal, Operator {}
