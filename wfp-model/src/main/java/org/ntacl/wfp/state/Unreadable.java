package org.ntacl.wfp.state;

/** Ends the reading of one object that cannot be read; the object is kept as it is. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  Unreadable(XmlNode at, String message) {
    super(message, null, false, false);
    this.line = at.line();
    this.column = at.column();
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }
}
