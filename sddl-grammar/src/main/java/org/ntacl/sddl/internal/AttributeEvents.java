package org.ntacl.sddl.internal;

import org.antlr.v4.runtime.Token;

/** What the parser of resource attributes tells while it reads. */
public interface AttributeEvents {
  /** The name in quotation marks. */
  void name(Token token);

  /** The code of the type. */
  void type(Token token);

  /** The number of the flags. */
  void flags(Token token);

  /** A value in quotation marks. */
  void string(Token token);

  /** Any other value. */
  void word(Token token);
}
