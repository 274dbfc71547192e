package org.ntacl.condition;

import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.internal.TextBuilder;
import org.ntacl.sid.SidContext;

/**
 * The application data of a callback ACE: most often a conditional expression (MS-DTYP 2.4.4.17), otherwise whatever some
 * application put there.
 *
 * <p>An expression is held flat, its tokens in postfix order, because hostile ones nest thousands of levels deep. The bytes are the
 * value: equality is theirs, they are kept whatever they are, and what they say is read on demand. Immutable and thread-safe.
 */
public final class Condition {
  private final Bytes bytes;

  private Condition(Bytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns the condition of an expression.
   *
   * @param postfix the tokens, operands before their operator
   * @throws IllegalArgumentException when an operator lacks operands, or when not exactly one result is left, or when there is too
   *     much for an array. What kinds of operands an operator has is not checked; see {@link #isPrintable()}
   */
  public static Condition of(List<ConditionToken> postfix) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the condition that bytes are. They are not looked at; see {@link #tokens()}.
   *
   * @param bytes the application data of the ACE
   */
  public static Condition ofBytes(Bytes bytes) {
    return new Condition(bytes);
  }

  /** Returns the bytes, signature and padding included. */
  public Bytes bytes() {
    return bytes;
  }

  /** Tells whether the bytes claim to be a conditional expression: whether they start with {@code artx}. */
  public boolean isConditional() {
    throw new UnsupportedOperationException();
  }

  /** Returns the tokens in postfix order, or empty when the bytes are no well-formed expression. */
  public Optional<List<ConditionToken>> tokens() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the tokens in postfix order.
   *
   * @throws MalformedBytesException when the bytes are no well-formed expression
   */
  public List<ConditionToken> decode() {
    throw new UnsupportedOperationException();
  }

  /** Tells whether SDDL can say this condition. */
  public boolean isPrintable() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the text as Windows prints it, the outer parentheses included.
   *
   * @param context what relative aliases of SIDs are relative to
   * @throws IllegalStateException when SDDL cannot say this condition, see {@link #isPrintable()}
   */
  public String toSddl(SidContext context) {
    TextBuilder text = new TextBuilder(64);
    appendTo(text, context);
    return text.toString();
  }

  /**
   * Appends {@link #toSddl(SidContext)} to a text under construction; for the printers of this module.
   *
   * @throws IllegalStateException when SDDL cannot say this condition, see {@link #isPrintable()}; nothing is appended then
   */
  void appendTo(TextBuilder text, SidContext context) {
    throw new UnsupportedOperationException();
  }
}
