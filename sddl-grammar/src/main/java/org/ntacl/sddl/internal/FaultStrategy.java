package org.ntacl.sddl.internal;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * What the error handling of all grammars has in common.
 *
 * <p>ANTLR's own insertion and deletion of tokens is off: it blames the wrong place. A loop or
 * option that the next token does not belong to is left silently, and what follows it reports the
 * token; so the place of the last such decision is remembered, for the report to name all that
 * could have stood there.
 */
abstract class FaultStrategy extends DefaultErrorStrategy {
  private int decisionState = -1;
  private int decisionIndex = -1;
  private ParserRuleContext decisionContext;

  @Override
  public void sync(Parser recognizer) {
    decisionState = recognizer.getState();
    decisionIndex = recognizer.getInputStream().index();
    decisionContext = recognizer.getContext();
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    throw new InputMismatchException(recognizer);
  }

  /** Returns all that could have stood where the parser met a token it cannot use. */
  final IntervalSet expected(Parser recognizer) {
    return recognizer.getInputStream().index() == decisionIndex
        ? recognizer.getATN().getExpectedTokens(decisionState, decisionContext)
        : recognizer.getExpectedTokens();
  }
}
