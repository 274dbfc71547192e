package org.ntacl.sddl.internal;

import java.util.function.Function;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.ntacl.NtStatus;

/** Reports the first error of a condition or attribute and ends its reading. */
final class TailFaults extends FaultStrategy {
  private final String text;
  private final Faults faults;
  private final Function<IntervalSet, String> expectation;

  TailFaults(String text, Faults faults, Function<IntervalSet, String> expectation) {
    this.text = text;
    this.faults = faults;
    this.expectation = expectation;
  }

  /** Reports a token and ends the reading of the condition or attribute. */
  ParseCancellationException fault(Token token, String expected) {
    return fault(token.getStartIndex(), token.getStopIndex() + 1, expected);
  }

  /** Reports a range of the text and ends the reading of the condition or attribute. */
  ParseCancellationException fault(int from, int to, String expected) {
    faults.report(NtStatus.STATUS_INVALID_ACL, text, from, to, expected);
    return new ParseCancellationException();
  }

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    throw fault(e.getOffendingToken(), expectation.apply(expected(recognizer)));
  }
}
