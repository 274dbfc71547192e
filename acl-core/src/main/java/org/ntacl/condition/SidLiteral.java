package org.ntacl.condition;

import java.util.Objects;
import org.ntacl.sid.Sid;

/**
 * A security identifier in an expression, {@code SID(BA)}.
 *
 * @param value the identifier
 */
public record SidLiteral(Sid value) implements Literal {
  /** Refuses null. */
  public SidLiteral {
    Objects.requireNonNull(value, "value");
  }
}
