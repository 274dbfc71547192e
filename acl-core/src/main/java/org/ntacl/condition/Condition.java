package org.ntacl.condition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.internal.TextBuilder;
import org.ntacl.sid.SidContext;

/**
 * The application data of a callback ACE: most often a conditional expression (MS-DTYP 2.4.4.17),
 * otherwise whatever some application put there.
 *
 * <p>An expression is held flat, its tokens in postfix order, because hostile ones nest thousands
 * of levels deep. The bytes are the value: equality is theirs, they are kept whatever they are, and
 * what they say is read on demand. Immutable and thread-safe.
 */
public final class Condition {
  private final Bytes bytes;

  /** What the bytes say, or null while nobody asked; a race writes an equal value twice. */
  private Reading reading;

  private Condition(Bytes bytes) {
    this.bytes = bytes;
  }

  /** The outcome of reading the bytes: the tokens, or empty when they are malformed. */
  private record Reading(Optional<List<ConditionToken>> tokens) {
    static Reading of(Bytes bytes) {
      try {
        return new Reading(Optional.of(ConditionDecoder.decode(bytes)));
      } catch (MalformedBytesException e) {
        return new Reading(Optional.empty());
      }
    }
  }

  /**
   * Returns the condition of an expression.
   *
   * @param postfix the tokens, operands before their operator
   * @throws IllegalArgumentException when an operator lacks operands, or when not exactly one
   *     result is left, or when there is too much for an array. What kinds of operands an operator
   *     has is not checked; see {@link #isPrintable()}
   */
  public static Condition of(List<ConditionToken> postfix) {
    List<ConditionToken> tokens = List.copyOf(postfix);
    OperandCount operands = new OperandCount();
    for (int i = 0; i < tokens.size(); i++) {
      ConditionToken token = tokens.get(i);
      if (!operands.accept(token)) {
        throw new IllegalArgumentException(operands.shortage((Operator) token) + " at token " + i);
      }
    }
    if (operands.waiting() != 1) {
      throw new IllegalArgumentException(
          "expression leaves %d results, expected 1".formatted(operands.waiting()));
    }
    Condition condition = new Condition(ConditionEncoder.encode(tokens));
    condition.reading = new Reading(Optional.of(tokens));
    return condition;
  }

  /**
   * Returns the condition that bytes are. They are not looked at; see {@link #tokens()}.
   *
   * @param bytes the application data of the ACE
   */
  public static Condition ofBytes(Bytes bytes) {
    return new Condition(Objects.requireNonNull(bytes, "bytes"));
  }

  /** Returns the bytes, signature and padding included. */
  public Bytes bytes() {
    return bytes;
  }

  /**
   * Tells whether the bytes claim to be a conditional expression: whether they start with {@code
   * artx}.
   */
  public boolean isConditional() {
    return ConditionCodes.hasSignature(bytes);
  }

  /** Returns the tokens in postfix order, or empty when the bytes are no well-formed expression. */
  public Optional<List<ConditionToken>> tokens() {
    Reading known = reading;
    if (known == null) {
      known = Reading.of(bytes);
      reading = known;
    }
    return known.tokens;
  }

  /**
   * Returns the tokens in postfix order.
   *
   * @throws MalformedBytesException when the bytes are no well-formed expression
   */
  public List<ConditionToken> decode() {
    return tokens().orElseGet(() -> ConditionDecoder.decode(bytes));
  }

  /**
   * Returns what this condition comes to, as recorded on Windows. Application data that is no
   * expression, or a malformed one, is UNKNOWN (MS-DTYP 2.4.4.17.2).
   *
   * @param context what the condition is about
   */
  public TruthValue evaluate(ConditionContext context) {
    return evaluate(context, Set.of());
  }

  /**
   * Returns what this condition comes to, read as options say. Nothing throws but the context.
   *
   * @param context what the condition is about
   * @param options readings that differ from the default one
   */
  public TruthValue evaluate(ConditionContext context, Set<ConditionOption> options) {
    Optional<List<ConditionToken>> known = tokens();
    return known.isPresent()
        ? ConditionEvaluator.evaluate(known.get(), context, options)
        : TruthValue.UNKNOWN;
  }

  /**
   * Tells whether SDDL can say this condition: whether its text would be read as the same
   * expression, but for the width of numbers, which SDDL always makes 64 bits. It cannot when the
   * bytes are malformed or one of these is in them:
   *
   * <ul>
   *   <li>a relation without attribute on the left, or with a local attribute or a result on the
   *       right;
   *   <li>{@code Exists} of anything but an attribute, {@code Member_of} of anything but a literal
   *       or a set;
   *   <li>a literal or a set taken as a truth value;
   *   <li>an attribute without name; a local one whose name is an operator or has other characters
   *       than ASCII letters, digits and {@code : . / _};
   *   <li>a text with a quotation mark or U+0000, a number whose sign contradicts its value, a SID
   *       without sub-authorities.
   * </ul>
   */
  public boolean isPrintable() {
    return tokens().filter(known -> ConditionShape.of(known).obstacle().isEmpty()).isPresent();
  }

  /**
   * Returns the text as Windows prints it, the outer parentheses included.
   *
   * @param context what relative aliases of SIDs are relative to
   * @throws IllegalStateException when SDDL cannot say this condition, see {@link #isPrintable()}
   */
  public String toSddl(SidContext context) {
    List<ConditionToken> known = tokens().orElseThrow(() -> unprintable("its bytes are malformed"));
    ConditionShape shape = ConditionShape.of(known);
    shape
        .obstacle()
        .ifPresent(
            reason -> {
              throw unprintable(reason);
            });
    TextBuilder text = new TextBuilder(64);
    ConditionPrinter.append(text, known, shape, context);
    return text.toString();
  }

  private static IllegalStateException unprintable(String reason) {
    return new IllegalStateException("condition has no SDDL form: " + reason);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Condition that && bytes.equals(that.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /** Returns the SDDL form where there is one, otherwise the bytes in hexadecimal. */
  @Override
  public String toString() {
    return isPrintable() ? toSddl(SidContext.NONE) : bytes.toHex();
  }
}
