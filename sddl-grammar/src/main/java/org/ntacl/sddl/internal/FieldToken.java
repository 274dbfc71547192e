package org.ntacl.sddl.internal;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;

/**
 * A token that is overwritten again and again: a kind and a range of the text. The parser looks at
 * one token and remembers one, so a few of these serve a whole text.
 */
final class FieldToken implements Token {
  private final String source;
  private int type;
  private int from;
  private int to;

  FieldToken(String source) {
    this.source = source;
  }

  FieldToken set(int newType, int newFrom, int newTo) {
    type = newType;
    from = newFrom;
    to = newTo;
    return this;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  @Override
  public String getText() {
    return source.substring(from, to);
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getLine() {
    return 1;
  }

  @Override
  public int getCharPositionInLine() {
    return from;
  }

  @Override
  public int getChannel() {
    return DEFAULT_CHANNEL;
  }

  @Override
  public int getTokenIndex() {
    return -1;
  }

  @Override
  public int getStartIndex() {
    return from;
  }

  @Override
  public int getStopIndex() {
    return to - 1;
  }

  @Override
  public TokenSource getTokenSource() {
    return null;
  }

  @Override
  public CharStream getInputStream() {
    return null;
  }
}
