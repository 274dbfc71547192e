package org.ntacl.sddl.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.ntacl.condition.Operator;
import org.ntacl.sddl.internal.antlr.ConditionParser;

/**
 * The words of conditions: operators by their text in any case, and what a person calls the tokens.
 */
final class ConditionWords {
  private static final Map<String, Operator> OPERATORS = new HashMap<>();

  static {
    for (Operator operator : Operator.values()) {
      OPERATORS.put(operator.sddl().toLowerCase(Locale.ROOT), operator);
    }
  }

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(Token.EOF, "end of condition"),
          Map.entry(ConditionParser.LPAREN, "`(`"),
          Map.entry(ConditionParser.RPAREN, "`)`"),
          Map.entry(ConditionParser.LBRACE, "`{`"),
          Map.entry(ConditionParser.RBRACE, "`}`"),
          Map.entry(ConditionParser.COMMA, "`,`"),
          Map.entry(ConditionParser.AND, "`&&`"),
          Map.entry(ConditionParser.OR, "`||`"),
          Map.entry(ConditionParser.NOT, "`!`"),
          Map.entry(ConditionParser.COMPARISON, "an operator"),
          Map.entry(ConditionParser.SET_OPERATOR, "an operator"),
          Map.entry(ConditionParser.MEMBER_OPERATOR, "`Member_of`"),
          Map.entry(ConditionParser.EXISTENCE, "`Exists`"),
          Map.entry(ConditionParser.PREFIXED_NAME, "an attribute such as `@User.name`"),
          Map.entry(ConditionParser.STRING, "a literal"),
          Map.entry(ConditionParser.SID_TEXT, "a SID"));

  private ConditionWords() {}

  /** Returns the operator of a text in any case; the lexer lets no other words through. */
  static Operator operator(String text) {
    return OPERATORS.get(text.toLowerCase(Locale.ROOT));
  }

  static String expectation(IntervalSet tokens) {
    return Expectation.of(tokens, NAMES);
  }
}
