package org.ntacl.sddl.internal;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/**
 * What the descriptor parser does on every token and every rule, without what nobody asks for:
 * trees, parse listeners, the first and last token of a rule, ANTLR's own error messages.
 *
 * <p>A plain entry is eight tokens of a few characters each, so that what is done for every token
 * weighs more than the reading of its characters.
 */
public abstract class FieldParser extends Parser {
  private final SingleLookAhead tokens;

  /** Creates a parser that builds no tree. */
  protected FieldParser(TokenStream input) {
    super(input);
    tokens = (SingleLookAhead) input;
    setBuildParseTree(false);
  }

  @Override
  public final Token match(int type) {
    Token token = type == Token.EOF ? null : tokens.take(type);
    return token != null ? token : super.match(type);
  }

  @Override
  public final void enterOuterAlt(ParserRuleContext rule, int alternative) {
    // which alternative it is matters to trees only, and the rule has been entered already
  }

  @Override
  public final void enterRule(ParserRuleContext rule, int state, int ruleIndex) {
    setState(state);
    _ctx = rule;
  }

  @Override
  public final void exitRule() {
    setState(_ctx.invokingState);
    _ctx = _ctx.getParent();
  }

  /** Does nothing: {@link DescriptorFaults} reports, ANTLR's console listener hears of nothing. */
  @Override
  public final void notifyErrorListeners(
      Token offendingToken, String message, RecognitionException cause) {
    // taking the listener away would cost each parser a lock
  }
}
