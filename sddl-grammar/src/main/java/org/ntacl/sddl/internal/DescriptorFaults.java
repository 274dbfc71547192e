package org.ntacl.sddl.internal;

import java.util.Map;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.ntacl.NtStatus;
import org.ntacl.sddl.internal.antlr.DescriptorParser;

/**
 * Turns the parser's errors into faults and finds the place to go on: behind a faulty ACE, or at
 * the next section.
 */
final class DescriptorFaults extends FaultStrategy {
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
          Map.entry(DescriptorParser.TAIL, "a condition or attribute in closed parentheses"),
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
  public void reportError(Parser recognizer, RecognitionException e) {
    Token found = e.getOffendingToken();
    IntervalSet expected = expected(recognizer);
    faults.report(
        status(recognizer, expected),
        text,
        found.getStartIndex(),
        found.getStopIndex() + 1,
        Expectation.of(expected, NAMES));
  }

  private static NtStatus status(Parser recognizer, IntervalSet expected) {
    if (recognizer.getContext().getRuleIndex() == DescriptorParser.RULE_ace) {
      return NtStatus.STATUS_INVALID_ACL;
    }
    return expected.contains(DescriptorParser.SID)
        ? NtStatus.STATUS_INVALID_SID
        : NtStatus.STATUS_INVALID_PARAMETER;
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
