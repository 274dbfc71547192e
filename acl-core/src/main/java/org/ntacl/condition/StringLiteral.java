package org.ntacl.condition;

import java.util.Objects;

/**
 * A text in an expression, {@code "…"}.
 *
 * @param value any UTF-16 code units, unpaired surrogates included; SDDL cannot say one with a
 *     quotation mark or U+0000 in it
 */
public record StringLiteral(String value) implements Literal {
  /** Refuses null. */
  public StringLiteral {
    Objects.requireNonNull(value, "value");
  }
}
