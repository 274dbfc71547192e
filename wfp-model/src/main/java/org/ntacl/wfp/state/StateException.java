package org.ntacl.wfp.state;

/**
 * A text that is no state dump: broken XML, another kind of document, or beyond the limits. The
 * only exception that reading throws, whatever the bytes.
 */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  StateException(int line, int column, String fault) {
    super("%s at line %d, column %d".formatted(fault, line, column));
    this.line = line;
    this.column = column;
  }

  /** Returns the line at fault, counted from 1. */
  public int line() {
    return line;
  }

  /** Returns the column at fault, counted from 1. */
  public int column() {
    return column;
  }
}
