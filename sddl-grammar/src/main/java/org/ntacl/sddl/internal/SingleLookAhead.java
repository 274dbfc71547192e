package org.ntacl.sddl.internal;

import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A stream of tokens for a grammar that decides by one token and never goes back: it keeps no
 * tokens, and what would need them is refused.
 */
abstract class SingleLookAhead implements TokenStream {
  /**
   * Takes the next token when it is of a type, as looking at it and consuming it would.
   *
   * @param type any type but the end of the text
   * @return the token, or null when the next one is of another type and stays where it is
   */
  abstract Token take(int type);

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // nothing is ever sought back to
  }

  @Override
  public void seek(int wanted) {
    throw new UnsupportedOperationException("the grammar looks at one token");
  }

  @Override
  public Token get(int wanted) {
    throw new UnsupportedOperationException("tokens are not kept");
  }

  @Override
  public TokenSource getTokenSource() {
    return null;
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String getText(Interval interval) {
    throw new UnsupportedOperationException("tokens are not kept");
  }

  @Override
  public String getText(RuleContext context) {
    throw new UnsupportedOperationException("tokens are not kept");
  }
}
