package org.ntacl.condition;

import java.util.List;

/**
 * A set of literals in an expression, {@code {1, 2}}. Sets inside sets do not exist.
 *
 * @param elements the members in their order; may be empty, mixed, and may hold equal ones
 */
public record Composite(List<Literal> elements) implements ConditionToken {
  /** Copies the members. */
  public Composite {
    elements = List.copyOf(elements);
  }

  /** Returns the set of some literals. */
  public static Composite of(Literal... elements) {
    return new Composite(List.of(elements));
  }
}
