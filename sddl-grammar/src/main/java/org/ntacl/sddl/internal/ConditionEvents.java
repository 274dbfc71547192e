package org.ntacl.sddl.internal;

import org.antlr.v4.runtime.Token;

/** What the condition parser tells while it reads. */
public interface ConditionEvents {
  /** A parenthesis around an expression opens. */
  void open(Token token);

  /** A parenthesis around a value opens. */
  void openValue(Token token);

  /** A parenthesis closes. */
  void close(Token token);

  /** {@code !}, with the token behind it. */
  void not(Token token, Token next);

  /** {@code &&} */
  void and(Token token);

  /** {@code ||} */
  void or(Token token);

  /** {@code @User.name} and the like. */
  void prefixedName(Token token);

  /** The name of a local attribute. */
  void localName(Token token);

  /** An attribute that stands alone has ended. */
  void bareAttribute();

  /** An operator whose operands have been told. */
  void operator(Token token);

  /** A number. */
  void integer(Token token);

  /** A text in quotation marks. */
  void string(Token token);

  /** Octets behind {@code #}. */
  void octets(Token token);

  /** What stands between {@code SID(} and the parenthesis. */
  void sid(Token token);

  /** A brace opens. */
  void openSet();

  /** A brace closes. */
  void closeSet();

  /** The end of the text. */
  void end(Token token);
}
