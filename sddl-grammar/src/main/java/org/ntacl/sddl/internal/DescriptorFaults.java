package org.ntacl.sddl.internal;

import java.util.Map;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.ntacl.NtStatus;
import org.ntacl.sddl.internal.antlr.DescriptorParser;

/**
 * Turns the parser's errors into faults and finds the place to go on: behind a faulty ACE, or at
 * the next section.
 *
 * <p>ANTLR's own insertion and deletion of tokens is off: it blames the wrong place.
 */
final class DescriptorFaults extends DefaultErrorStrategy {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(Token.EOF, "end of text"),
          Map.entry(DescriptorParser.OWNER, "`O:`"),
          Map.entry(DescriptorParser.GROUP, "`G:`"),
          Map.entry(DescriptorParser.DACL, "`D:`"),
          Map.entry(DescriptorParser.SACL, "`S:`"),
          Map.entry(DescriptorParser.SID, "a SID"),
          Map.entry(DescriptorParser.ACL_FLAGS, "ACL flags"),
          Map.entry(DescriptorParser.NO_ACCESS_CONTROL, "`NO_ACCESS_CONTROL`"),
          Map.entry(DescriptorParser.ACE_TYPE, "`(`"),
          Map.entry(DescriptorParser.ACE_FLAGS, "`;`"),
          Map.entry(DescriptorParser.RIGHTS, "`;`"),
          Map.entry(DescriptorParser.OBJECT_TYPE, "`;`"),
          Map.entry(DescriptorParser.INHERITED_OBJECT_TYPE, "`;`"),
          Map.entry(DescriptorParser.TRUSTEE, "`;`"),
          Map.entry(DescriptorParser.TAIL, "a condition or attribute in parentheses"),
          Map.entry(DescriptorParser.ACE_END, "`)`"));

  private final String text;
  private final DescriptorScanner scanner;
  private final Faults faults;

  DescriptorFaults(String text, DescriptorScanner scanner, Faults faults) {
    this.text = text;
    this.scanner = scanner;
    this.faults = faults;
  }

  @Override
  public void sync(Parser recognizer) {
    // every loop ends at the first token that does not belong to it; the rule behind it reports the
    // token
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    throw new InputMismatchException(recognizer);
  }

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    Token found = e.getOffendingToken();
    boolean inAce = recognizer.getContext().getRuleIndex() == DescriptorParser.RULE_ace;
    faults.report(
        inAce ? NtStatus.STATUS_INVALID_ACL : NtStatus.STATUS_INVALID_PARAMETER,
        text,
        found.getStartIndex(),
        found.getStopIndex() + 1,
        Expectation.of(recognizer.getExpectedTokens(), NAMES));
  }

  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    if (recognizer.getContext().getRuleIndex() == DescriptorParser.RULE_ace) {
      scanner.skipAce();
    } else if (!isSection(scanner.LA(1))) {
      scanner.skipSection();
    }
  }

  private static boolean isSection(int token) {
    return switch (token) {
      case DescriptorParser.OWNER,
          DescriptorParser.GROUP,
          DescriptorParser.DACL,
          DescriptorParser.SACL ->
          true;
      default -> false;
    };
  }
}
