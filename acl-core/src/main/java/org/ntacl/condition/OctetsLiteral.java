package org.ntacl.condition;

import java.util.Objects;
import org.ntacl.Bytes;

/**
 * A string of octets in an expression, {@code #0aff}.
 *
 * @param value the octets
 */
public record OctetsLiteral(Bytes value) implements Literal {
  /** Refuses null. */
  public OctetsLiteral {
    Objects.requireNonNull(value, "value");
  }
}
