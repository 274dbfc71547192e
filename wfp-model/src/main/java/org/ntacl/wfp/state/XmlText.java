package org.ntacl.wfp.state;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a dump, made fit for a reader of XML: newer systems write two documents into one
 * file, so that all is put into one element, which takes the place of the declaration. Lines and
 * columns stay.
 *
 * @param text the text with the element around
 * @param declaration the declaration, empty for none
 * @param hasByteOrderMark whether the mark of UTF-8 stood before
 * @param shift how many columns of the first line are new
 */
record XmlText(String text, Optional<String> declaration, boolean hasByteOrderMark, int shift) {
  static final String ROOT = "d";

  private static final String START = "<" + ROOT + ">";
  private static final String END = "</" + ROOT + ">";
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int MAX_DECLARATION = 200;

  static XmlText of(byte[] bytes) {
    boolean hasMark =
        bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    String text = decode(bytes, hasMark ? MARK.length : 0);
    int end = text.startsWith("<?xml") ? text.indexOf("?>") : -1;
    if (end < 0 || end > MAX_DECLARATION || text.substring(2, end).indexOf('\n') >= 0) {
      return new XmlText(START + text + END, Optional.empty(), hasMark, START.length());
    }
    String filler = " ".repeat(end + 2 - START.length());
    return new XmlText(
        START + filler + text.substring(end + 2) + END,
        Optional.of(text.substring(2, end)),
        hasMark,
        0);
  }

  private static String decode(byte[] bytes, int from) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer source = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer target = CharBuffer.allocate(bytes.length - from);
    CoderResult result = decoder.decode(source, target, true);
    if (!result.isUnderflow()) {
      int line = 1;
      int column = 1;
      for (int at = from; at < source.position(); at++) {
        column = bytes[at] == '\n' ? 1 : column + 1;
        line += bytes[at] == '\n' ? 1 : 0;
      }
      throw new StateException(line, column, "bytes that are not UTF-8");
    }
    return target.flip().toString();
  }
}
