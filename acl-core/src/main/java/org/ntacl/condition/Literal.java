package org.ntacl.condition;

/**
 * A single value that stands in an expression itself; the only tokens a {@link Composite} may hold.
 */
public sealed interface Literal extends ConditionToken
    permits IntegerLiteral, OctetsLiteral, SidLiteral, StringLiteral {}
