package org.ntacl.sddl.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.ntacl.NtStatus;
import org.ntacl.claim.Claim;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.Composite;
import org.ntacl.condition.Condition;
import org.ntacl.condition.ConditionToken;
import org.ntacl.condition.Literal;
import org.ntacl.condition.Operator;
import org.ntacl.condition.SidLiteral;
import org.ntacl.condition.StringLiteral;
import org.ntacl.sddl.internal.antlr.ConditionLexer;
import org.ntacl.sddl.internal.antlr.ConditionParser;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * Builds a condition out of what its parser tells.
 *
 * <p>The parser knows what may follow what; here parentheses are paired and operators put behind
 * their operands, with a stack instead of recursion (the shunting-yard algorithm).
 */
public final class ConditionReader implements ConditionEvents {
  /** More text than any condition that fits into an ACE; bounds the memory of the token stream. */
  private static final int MAX_LENGTH = 256 * 1024;

  private enum Pending {
    EXPRESSION_PARENTHESIS,
    VALUE_PARENTHESIS,
    NOT,
    AND,
    OR
  }

  private final String text;
  private final SidReader sids;
  private final TailFaults faults;
  private final LiteralReader literals;
  private final List<ConditionToken> postfix = new ArrayList<>();
  private final Deque<Pending> pending = new ArrayDeque<>();

  /** The elements of the set that is open, or null outside of sets. */
  private List<Literal> set;

  private ConditionReader(String text, SidContext context, Faults faults) {
    this.text = text;
    this.sids = new SidReader(text, context, faults);
    this.faults = new TailFaults(text, faults, ConditionReader::expectation);
    this.literals = new LiteralReader(text, this.faults);
  }

  /**
   * Reads a condition that is a text of its own.
   *
   * @throws StopReading when a fault ended the reading
   */
  public static Condition read(String text, SidContext context, int maxLength, Faults faults) {
    if (text.length() > maxLength) {
      faults.report(
          NtStatus.STATUS_INVALID_PARAMETER,
          text,
          maxLength,
          maxLength + 1,
          "at most " + maxLength + " characters");
    }
    return read(text, 0, text.length(), context, faults);
  }

  /** Reads a condition out of a longer text; null after a fault that did not end the reading. */
  static Condition read(String text, int from, int to, SidContext context, Faults faults) {
    if (to - from > MAX_LENGTH) {
      faults.report(
          NtStatus.STATUS_INVALID_ACL,
          text,
          from,
          to,
          "a condition of at most " + MAX_LENGTH + " characters");
      return null;
    }
    try {
      return new ConditionReader(text, context, faults).read(from, to);
    } catch (ParseCancellationException reported) {
      // the fault is in the collection, and the caller goes on behind the condition
      return null;
    }
  }

  private Condition read(int from, int to) {
    ConditionLexer lexer = new ConditionLexer(new TextRange(text, from, to));
    lexer.removeErrorListeners();
    ConditionParser parser = new ConditionParser(new CommonTokenStream(lexer), this);
    parser.setBuildParseTree(false);
    parser.removeErrorListeners();
    parser.setErrorHandler(faults);
    parser.condition();
    return Condition.of(postfix);
  }

  private static String expectation(IntervalSet tokens) {
    return ConditionWords.expectation(tokens);
  }

  @Override
  public void open(Token token) {
    pending.push(Pending.EXPRESSION_PARENTHESIS);
  }

  @Override
  public void openValue(Token token) {
    pending.push(Pending.VALUE_PARENTHESIS);
  }

  @Override
  public void close(Token token) {
    while (!pending.isEmpty() && isConnective(pending.peek())) {
      emit(pending.pop());
    }
    if (pending.isEmpty()) {
      throw faults.fault(token, "`&&`, `||` or end of condition");
    }
    pending.pop();
    applyNots();
  }

  private static boolean isConnective(Pending operator) {
    return operator == Pending.AND || operator == Pending.OR;
  }

  private void emit(Pending operator) {
    postfix.add(operator == Pending.AND ? Operator.AND : Operator.OR);
  }

  /**
   * Windows wants a parenthesis or an attribute with prefix behind {@code !} (recorded:
   * conditional_aces_should_fail).
   */
  @Override
  public void not(Token token, Token next) {
    if (next.getType() != ConditionParser.LPAREN
        && next.getType() != ConditionParser.PREFIXED_NAME) {
      throw faults.fault(next, "`(` or an attribute such as `@User.name`");
    }
    pending.push(Pending.NOT);
  }

  private void applyNots() {
    while (pending.peek() == Pending.NOT) {
      pending.pop();
      postfix.add(Operator.NOT);
    }
  }

  @Override
  public void and(Token token) {
    connective(token, Pending.AND);
  }

  @Override
  public void or(Token token) {
    connective(token, Pending.OR);
  }

  private void connective(Token token, Pending operator) {
    if (pending.peek() == Pending.VALUE_PARENTHESIS) {
      throw faults.fault(token, "`)`");
    }
    // both associate to the left, && binds closer
    while (pending.peek() == Pending.AND
        || (pending.peek() == Pending.OR && operator == Pending.OR)) {
      emit(pending.pop());
    }
    pending.push(operator);
  }

  @Override
  public void prefixedName(Token token) {
    String name = token.getText();
    int dot = name.indexOf('.');
    Attribute.Source source =
        switch (name.charAt(1) | 0x20) {
          case 'u' -> Attribute.Source.USER;
          case 'd' -> Attribute.Source.DEVICE;
          default -> Attribute.Source.RESOURCE;
        };
    postfix.add(new Attribute(source, unescape(token, name.substring(dot + 1))));
  }

  private String unescape(Token token, String escaped) {
    try {
      return Claim.unescapeName(escaped);
    } catch (IllegalArgumentException e) {
      throw faults.fault(token, "four hexadecimal digits behind each `%`");
    }
  }

  @Override
  public void localName(Token token) {
    postfix.add(new Attribute(Attribute.Source.LOCAL, token.getText()));
  }

  @Override
  public void bareAttribute() {
    applyNots();
  }

  @Override
  public void operator(Token token) {
    postfix.add(ConditionWords.operator(token.getText()));
    applyNots();
  }

  @Override
  public void integer(Token token) {
    literal(literals.integer(token));
  }

  @Override
  public void string(Token token) {
    String value = text.substring(token.getStartIndex() + 1, token.getStopIndex());
    if (value.indexOf('\0') >= 0) {
      throw faults.fault(token, "a text without U+0000");
    }
    literal(new StringLiteral(value));
  }

  @Override
  public void octets(Token token) {
    literal(literals.octets(token));
  }

  @Override
  public void sid(Token token) {
    Sid sid = sids.readInAce(token.getStartIndex(), token.getStopIndex() + 1);
    if (sid == null) {
      throw new ParseCancellationException();
    }
    literal(new SidLiteral(sid));
  }

  private void literal(Literal literal) {
    if (set == null) {
      postfix.add(literal);
    } else {
      set.add(literal);
    }
  }

  @Override
  public void openSet() {
    set = new ArrayList<>();
  }

  @Override
  public void closeSet() {
    postfix.add(new Composite(set));
    set = null;
  }

  @Override
  public void end(Token token) {
    while (!pending.isEmpty()) {
      Pending operator = pending.pop();
      if (!isConnective(operator)) {
        throw faults.fault(token, "`)`");
      }
      emit(operator);
    }
  }
}
