package org.ntacl.sddl.internal;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/** A part of a text for an ANTLR lexer, in UTF-16 units; indexes are those of the whole text. */
final class TextRange implements CharStream {
  private final String text;
  private final int end;
  private int at;

  TextRange(String text, int from, int to) {
    this.text = text;
    this.at = from;
    this.end = to;
  }

  @Override
  public int LA(int i) {
    int index = i > 0 ? at + i - 1 : at + i;
    return i != 0 && index >= 0 && index < end ? text.charAt(index) : IntStream.EOF;
  }

  @Override
  public void consume() {
    if (at >= end) {
      throw new IllegalStateException("cannot consume the end of the text");
    }
    at++;
  }

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = index;
  }

  @Override
  public int size() {
    return end;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // the whole text stays at hand
  }

  @Override
  public String getText(Interval interval) {
    int to = Math.min(interval.b + 1, end);
    return interval.a < to ? text.substring(interval.a, to) : "";
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }
}
